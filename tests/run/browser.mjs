// @ts-check
// A browser under playwright, for the tests of the page and of the package.
import playwright from 'playwright-core';
import { needChromium, needFirefox } from './browsers.mjs';

/** No sandbox, as root has none; and no talk with anyone but the page's own server. */
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Whoever calls it closes it, on every path.
 * @param {'chromium' | 'firefox'} name
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launch(name) {
  if (name === 'chromium') {
    const executablePath = await needChromium();
    return playwright.chromium.launch({ executablePath, args: chromiumArgs, timeout: 60_000 });
  }
  const executablePath = await needFirefox();
  // Playwright's own Firefox is patched; any other is driven through WebDriver BiDi.
  const channel = executablePath.includes('ms-playwright') ? undefined : 'moz-firefox';
  return playwright.firefox.launch({ executablePath, channel, timeout: 60_000 });
}
