// @ts-check
// A browser under playwright, for the tests of the page and of the package.
import playwright from 'playwright-core';
import { freePort } from '../../www/serve.mjs';
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

/** The clipboard without asking: there is nobody to ask. */
const firefoxUserPrefs = { 'dom.events.testing.asyncClipboard': true };

/**
 * Whoever calls it closes it, on every path.
 * @param {'chromium' | 'firefox'} name @param {string[]} [args] for Chromium
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launch(name, args) {
  if (name === 'chromium') return launchChromium({ args });
  const executablePath = await needFirefox();
  // Playwright's own Firefox is patched; any other is driven through WebDriver BiDi.
  const channel = executablePath.includes('ms-playwright') ? undefined : 'moz-firefox';
  return playwright.firefox.launch({ executablePath, channel, firefoxUserPrefs, timeout: 60_000 });
}

/** @param {import('playwright-core').LaunchOptions} [options] */
async function launchChromium({ args = [], ...options } = {}) {
  const executablePath = await needChromium();
  return playwright.chromium.launch({ executablePath, args: [...chromiumArgs, ...args], timeout: 60_000, ...options });
}

/**
 * A Chromium that freezes pages and has a back-forward cache, as at home: playwright holds every page in focus, except
 * where it joins a browser that runs already. All its pages are of one context.
 */
export async function launchLifelike() {
  const port = await freePort(0);
  const args = [`--remote-debugging-port=${port}`];
  const browser = await launchChromium({ args, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const joined = await playwright.chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    return { context: joined.contexts()[0], close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
