// @ts-check
// The tests of tests/e2e: the page and the Worker as served by npm start, in real browsers.
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { root } from '../../pkg/build/paths.mjs';
import { needPage } from '../../www/build.mjs';
import { freePort, serve } from '../../www/serve.mjs';
import { launch } from './browser.mjs';
import { freshDatabase } from './fresh-database.mjs';
import { collect, runAll } from './side-by-side.mjs';

/** The first one has the tests that are run once, too. */
const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);

export async function page() {
  await needPage();
  const port = (await freePort(0)) ?? 0;
  const persistTo = join(root, 'tests', 'out', 'worker');
  const account = await freshDatabase(persistTo, `http://127.0.0.1:${port}`);
  const server = serve(port, { persistTo });
  const browsers = BROWSERS.map((name) => launch(name));
  try {
    const given = { baseUrl: (await server).url, account, assert };
    const tests = [];
    for (const [index, name] of BROWSERS.entries()) {
      tests.push(...(await testsIn(name, await browsers[index], given, index === 0)));
    }
    return await runAll(tests);
  } finally {
    // Whatever of them has started, although another has not.
    for (const browser of browsers) await browser.then((one) => one.close()).catch(() => {});
    await server.then((one) => one.stop()).catch(() => {});
  }
}

/**
 * @param {string} name @param {import('playwright-core').Browser} browser
 * @param {object} common @param {boolean} isFirst
 */
async function testsIn(name, browser, common, isFirst) {
  const given = {
    ...common,
    name,
    page: (/** @type {object} */ options) => newPage(name, browser, options),
  };
  const list = await collect(join(root, 'tests', 'e2e'), given);
  return isFirst ? list : list.filter(({ isOnce }) => !isOnce);
}

/** @param {string} name @param {import('playwright-core').Browser} browser @param {object} [options] of its context */
async function newPage(name, browser, options) {
  // Each test would fetch all files for its own service worker; offline.test.mjs is about it.
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  // Firefox knows no such permission; launch() has it given.
  if (name === 'firefox') context.grantPermissions = async () => {};
  return context.newPage();
}
