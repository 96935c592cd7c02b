// Pictures of the page to look at, in tests/out/screenshots: every width in every theme and language.
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../pkg/build/paths.mjs';
import { fillAll, measureSome, openSharing, turnTo } from './states.mjs';
import { withPage } from './support.mjs';

const FOLDER = join(root, 'tests', 'out', 'screenshots');
/** In Firefox, a screenshot puts an empty rule, `body {}`, into the page, which its policy refuses. */
const PLAYWRIGHTS_OWN = /inline style.*sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT\+SmwNZWA=/;
const WIDTHS = [390, 768, 1440];

export default async function screenshotTests(t) {
  const { test, once, assert } = t;

  for (const [path, language] of [
    ['/', 'en'],
    ['/zh/', 'zh'],
  ]) {
    for (const theme of ['light', 'dark']) {
      // One browser's are enough to look at all of; the other's are in the widths only.
      (theme === 'light' ? test : once)(`pictures: ${language}, ${theme}`, () =>
        withPage(
          t,
          async (page) => {
            await mkdir(FOLDER, { recursive: true });
            await turnTo(page, theme);
            await fillAll(page);
            if (theme === 'light') await measureSome(page);
            for (const width of WIDTHS) {
              await page.setViewportSize({ width, height: 900 });
              await page.evaluate(() => scrollTo(0, 0));
              const taken = await picture(page, [t.name, language, theme, width].join('-'));
              assert.ok(taken > 10_000, 'there is something on it');
            }
            await openSharing(page);
            await picture(page, [t.name, language, theme, 'share'].join('-'), false);
          },
          { path, expectedErrors: PLAYWRIGHTS_OWN },
        ),
      );
    }
  }
}

/** @returns {Promise<number>} its bytes */
async function picture(page, name, fullPage = true) {
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ caret: 'initial', path, fullPage, animations: 'disabled' });
  return (await stat(path)).size;
}
