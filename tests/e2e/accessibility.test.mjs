// axe-core over the states of the page, in both themes and both languages; the keyboard and the labels beside it.
import axe from 'axe-core';
import { breakToken, fillAll, measureSome, openSharing, turnTo } from './states.mjs';
import { withPage } from './support.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export default async function accessibilityTests(t) {
  const { test, assert } = t;

  // Each theme, language and width in two of them: a run takes seconds.
  for (const [path, theme, width] of [
    ['/', 'light', 1440],
    ['/', 'dark', 390],
    ['/zh/', 'light', 390],
    ['/zh/', 'dark', 1440],
  ]) {
    const look = (steps) =>
      withPage(
        t,
        async (page) => {
          await page.setViewportSize({ width, height: 900 });
          await turnTo(page, theme);
          await steps(page);
        },
        { path },
      );

    test(`axe finds nothing: ${path}, ${theme}, ${width} px, all instruments filled`, () =>
      look(async (page) => {
        await fillAll(page);
        await measureSome(page);
        assert.deepEqual(await violations(page), []);
      }));

    test(`axe finds nothing: ${path}, ${theme}, ${width} px, what is wrong and what is shared`, () =>
      look(async (page) => {
        await fillAll(page);
        await openSharing(page);
        assert.deepEqual(await violations(page), []);
        await page.keyboard.press('Escape');
        await breakToken(page);
        await page.evaluate(() => (location.hash = '#share=1.x'));
        await page.locator('.arrival').waitFor();
        assert.deepEqual(await violations(page), []);
      }));
  }

  test('the dialog keeps the focus, closes with Escape and gives it back', () =>
    withPage(t, async (page) => {
      await page.locator('#share').focus();
      await page.keyboard.press('Enter');
      await page.locator('.share-dialog').waitFor();
      const inside = () =>
        page.evaluate(() => !!document.activeElement?.closest('dialog') || document.activeElement === document.body);
      for (let step = 0; step < 8; step += 1) {
        assert.ok(await inside());
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Escape');
      await page.locator('.share-dialog').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement.id), 'share');
    }));

  test('the language can be changed by the keyboard, and the page says which it is in', () =>
    withPage(t, async (page) => {
      await page.locator('#language').focus();
      await page.keyboard.press('Enter');
      await page.locator('html[lang=zh-Hans]').waitFor();
      assert.equal(new URL(page.url()).pathname, '/zh/');
      assert.match(await page.title(), /解读/);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'language');
    }));
}

async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
