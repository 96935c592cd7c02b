// @ts-check
// The tests of tests/e2e: the page and the Worker as served by npm start, in a real browser.
import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../../pkg/build/paths.mjs';
import { needPage } from '../../www/build.mjs';
import { freePort, serve } from '../../www/serve.mjs';
import { launch } from './browser.mjs';

const folder = join(root, 'tests', 'e2e');
const EACH_WITHIN = 60_000;
const AT_ONCE = 3;

/** @typedef {{ name: string, body: () => unknown }} Test */

export async function page() {
  await needPage();
  const port = (await freePort(0)) ?? 0;
  const server = await serve(port, { persistTo: join(root, 'tests', 'out', 'worker') });
  const browser = await launch('chromium').catch(async (error) => {
    await server.stop();
    throw error;
  });
  try {
    return await runAll(await collect(server.url, browser));
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** @param {string} baseUrl @param {import('playwright-core').Browser} browser */
async function collect(baseUrl, browser) {
  /** @type {Test[]} */
  const tests = [];
  const t = {
    baseUrl,
    assert,
    test: (/** @type {string} */ name, /** @type {() => unknown} */ body) => void tests.push({ name, body }),
    page: async () => (await browser.newContext()).newPage(),
  };
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.test.mjs')).sort()) {
    await (await import(pathToFileURL(join(folder, file)).href)).default(t);
  }
  return tests;
}

/**
 * Three at a time: each has a browser context of its own, and some do little but wait for a token to expire.
 * @param {Test[]} tests
 */
async function runAll(tests) {
  /** @type {string[]} */
  const failures = [];
  const waiting = tests.values();
  const worker = async () => {
    for (const { name, body } of waiting) {
      const run = Promise.resolve().then(body);
      await Promise.race([run, late()]).catch((error) => failures.push(`${name}\n${error?.stack ?? error}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { passed: tests.length - failures.length, failed: failures.length, output: failures.join('\n\n') };
}

async function late() {
  await sleep(EACH_WITHIN, undefined, { ref: false });
  throw new Error(`It took more than ${EACH_WITHIN / 1000} s.`);
}
