// The benchmark in the page: it runs to its end, can be stopped, and says what it measured.
import { copyBy, textOf, withPage } from './support.mjs';

const TASKS = [
  'Sign HS256',
  'Verify HS256',
  'Sign ES256',
  'Verify ES256',
  'Sign EdDSA',
  'Verify EdDSA',
  'Verify RS256',
  'Decode',
];
const COPIED = /^\| (?<task>[\w ]+) \| (?<ours>[\d,.]+)\/s \| (?<theirs>[\d,.]+)\/s \| (?<ratio>[\d,.]+)× \|$/;

export default async function measureTests(t) {
  const { test, assert } = t;

  test('it measures both sides of everything, as bars with figures, and hands out a table', () =>
    withPage(t, async (page) => {
      const { measure, start, copy, status } = partsOf(page);
      await page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(t.baseUrl).origin });
      await textOf(status, /ten seconds/);
      assert.ok(await copy.isDisabled());
      await start.click();
      await textOf(status, /Measuring: Sign HS256/);
      assert.ok(await start.isDisabled());
      await measure.getByRole('button', { name: 'Measure again', disabled: false }).waitFor({ timeout: 100_000 });
      await textOf(status, /^Measured/);
      assert.deepEqual(await measure.locator('.duel h3').allInnerTexts(), TASKS);
      for (const duel of await measure.locator('.duel').all()) await judge(assert, duel);
      await copyBy(copy, measure.getByRole('button', { name: 'Copied' }));
      const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
      assert.match(
        lines[0],
        new RegExp(`^jotwasm beside WebCrypto, in .*(${t.name}|chrome).*, \\d{4}-\\d\\d-\\d\\d$`, 'i'),
      );
      assert.deepEqual(
        lines.slice(4).map((line) => COPIED.exec(line)?.groups.task ?? line),
        TASKS,
      );
    }));

  test('it can be stopped, and what was measured stays in another language', () =>
    withPage(t, async (page) => {
      const { measure, start, status } = partsOf(page);
      await start.click();
      await textOf(measure.locator('.duel').first(), /\d\/s/);
      await measure.getByRole('button', { name: 'Stop' }).click();
      await textOf(status, /^Stopped/);
      const figures = await measure.locator('.duel').first().locator('.bar-figure').allInnerTexts();
      assert.equal(await measure.locator('.duel').last().locator('.bar-figure').first().innerText(), '–');
      await page.locator('#language').click();
      await textOf(status, /已停止/);
      const translated = await measure.locator('.duel').first().locator('.bar-figure').allInnerTexts();
      assert.deepEqual(translated.map(digits), figures.map(digits));
    }));

  test('the page stays at work while it measures', () =>
    withPage(t, async (page) => {
      const { start, status } = partsOf(page);
      await start.click();
      await textOf(status, /Measuring/);
      await page
        .locator('#inspect')
        .getByLabel('Token', { exact: true })
        .fill('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZWFud2hpbGUifQ.AAAA');
      await textOf(page.locator('#inspect'), /meanwhile/);
      await textOf(status, /Measuring/);
    }));
}

function partsOf(page) {
  const measure = page.locator('#measure');
  return {
    measure,
    start: measure.getByRole('button', { name: /^Measure/ }),
    copy: measure.getByRole('button', { name: 'Copy as Markdown' }),
    status: measure.getByRole('status'),
  };
}

const digits = (text) => text.replace(/[^\d.,]/g, '');

/** Both figures are there, the longer bar is the faster side, and the sentence says so. */
async function judge(assert, duel) {
  const text = (await duel.locator('.bar-figure').allInnerTexts()).map((figure) =>
    Number(digits(figure).replaceAll(',', '')),
  );
  const shares = await duel
    .locator('.bar')
    .evaluateAll((bars) => bars.map((bar) => Number(bar.style.getPropertyValue('--share'))));
  assert.ok(
    text.every((figure) => figure > 1),
    `figures ${text}`,
  );
  assert.equal(Math.max(...shares), 1);
  assert.ok(Math.abs(shares[0] / shares[1] / (text[0] / text[1]) - 1) < 0.05, `bars ${shares} for ${text}`);
  const summary = await duel.locator('.duel-summary').innerText();
  const ratio = text[0] / text[1];
  if (ratio > 1.1) assert.match(summary, /^jotwasm is [\d.,]+ times as fast$/);
  else if (ratio < 0.9) assert.match(summary, /^(WebCrypto|JSON\.parse) is [\d.,]+ times as fast$/);
}
