// axe-core over the states of the page, in both themes and at two widths.
import axe from 'axe-core';
import { parts, textOf, withPage } from './support.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export default async function accessibilityTests(t) {
  const { test, assert } = t;

  // Each theme and each width once: a run takes seconds.
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 390],
  ]) {
    test(`axe finds nothing: ${colorScheme}, ${width} px`, () =>
      withPage(t, async (page) => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await fillTrace(page);
        assert.deepEqual(await violations(page), []);
        await parts(page).token.fill('eyJhbGciOiJIUzI1NiJ9.e30=.AAAA');
        await textOf(parts(page).notice, 'ERR_JWT_INVALID');
        assert.deepEqual(await violations(page), []);
      }));
  }
}

async function fillTrace(page) {
  const { live } = parts(page);
  await live.getByRole('button', { name: 'Sign in' }).click();
  await live.locator('.trace-entry').first().waitFor();
  await live.getByRole('button', { name: 'Call the API' }).click();
  await textOf(live.locator('.trace-entry').first(), 'GET /api/me');
}

async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}
