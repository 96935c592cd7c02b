// The lesson for everybody: axe, widths, the keyboard, and reading it without running it.
import axe from 'axe-core';
import { openFlow, openWithTokens } from './learn-support.mjs';
import { openOneToken, textOf, withPage } from './support.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const REFUSED = { expectedErrors: /status of 401/ };

async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate((tags) => globalThis.axe.run('#learn', { runOnly: tags }), TAGS);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** With tokens in memory, checks passed, and a refusal in the trace. */
async function fill(page, t) {
  const flow = await openWithTokens(page, t.account);
  await flow.step('Verification');
  await flow.press('Check it here');
  await textOf(flow.outcome, 'All checks pass');
  await flow.press('Send it changed');
  await textOf(flow.outcome, '401');
  return flow;
}

/** In one browser. */
export const once = true;

export default async function learnLookTests(t) {
  const { test, assert } = t;

  for (const [colorScheme, width, language] of [
    ['light', 1440, 'English'],
    ['dark', 390, '简体中文'],
    ['dark', 1440, 'English'],
    ['light', 390, '简体中文'],
  ]) {
    test(`axe finds nothing in the lesson: ${colorScheme}, ${width} px, ${language}`, () =>
      withPage(
        t,
        async (page) => {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const flow = await fill(page, t);
          if (language !== 'English') {
            await page.getByRole('link', { name: language }).click();
            await textOf(flow.outcome, '签名就不再吻合');
          }
          assert.deepEqual(await violations(page), []);
          for (const index of [0, 1, 4, 7]) {
            await flow.learn.locator('.step-tab').nth(index).click();
            assert.deepEqual(await violations(page), [], `step ${index + 1}`);
          }
        },
        REFUSED,
      ));
  }

  test('no width scrolls sideways, with everything open', () =>
    withPage(
      t,
      async (page) => {
        const flow = await fill(page, t);
        await flow.step('Get tokens');
        for (const fold of await flow.learn.locator('.fold').all()) await fold.click();
        for (const width of [320, 360, 390, 768, 1440, 1920]) {
          await page.setViewportSize({ width, height: 844 });
          const cut = await flow.learn.evaluate((learn) =>
            [...learn.querySelectorAll('*')]
              .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
              .map((each) => each.className || each.tagName),
          );
          assert.deepEqual(cut, [], `${width} px`);
        }
      },
      REFUSED,
    ));

  test('it can be read from end to end without a single request', () =>
    withPage(t, async (page) => {
      const flow = await openFlow(page);
      const requests = [];
      page.on('request', (request) => requests.push(request.url()));
      for (const title of flow.titles) {
        await flow.step(title);
        await textOf(flow.learn.locator('.step-title'), title);
        const actions = flow.learn.locator('.step .buttons .button:visible');
        const isOff = (all) => all.map((each) => each.getAttribute('aria-disabled'));
        const expected = title === 'Log in' ? ['false'] : Array(await actions.count()).fill('true');
        assert.deepEqual(await actions.evaluateAll(isOff), expected, title);
      }
      assert.deepEqual(requests, []);
      const honest = await flow.learn.locator('.compare').innerText();
      assert.match(honest, /usually the better one/);
      assert.match(honest, /until it expires it cannot be taken back/);
    }));

  test('it goes by the keyboard, and says what came of it', () =>
    withPage(t, async (page) => {
      const flow = await openFlow(page);
      await page.keyboard.press('Tab');
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      assert.match(await focused(), /1Log in/);
      await flow.learn.getByRole('button', { name: 'Next: Get tokens' }).focus();
      await page.keyboard.press('Enter');
      assert.equal(await focused(), 'Get tokens', 'the reader is where the new step begins');
      assert.equal(await flow.learn.locator('.step [role="status"]').count(), 2, 'the outcome, and the trace');
    }));

  test('the first lesson leads on to the second, and keeps its token in another language', () =>
    withPage(t, async (page) => {
      const live = await openOneToken(page);
      await live.getByLabel('Sign in as').fill('grace');
      await live.getByRole('button', { name: 'Sign in' }).click();
      await textOf(live.locator('.display-state'), 'Valid for');
      await page.getByRole('link', { name: '简体中文' }).click();
      await textOf(live.locator('.trace-entry').first(), '"subject":"grace"');
      await live.getByRole('button', { name: '调用 API', exact: true }).click();
      await textOf(live.locator('.trace-entry').first(), /"sub": "grace"/);
      await live.getByRole('button', { name: '继续：完整流程' }).click();
      await textOf(live.locator('.step-title'), '登录');
      assert.equal(await live.locator('.lesson-one').isVisible(), false);
    }));
}
