// @ts-check
// Tests that wait more than they work: several at once, each with a page or browser context of its own.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { step } from '../../pkg/build/step.mjs';

const EACH_WITHIN = 120_000;

/** @typedef {{ name: string, body: () => unknown }} Test */

/**
 * The tests of a folder: each file's default export is handed `t` and calls `t.test`.
 * @param {string} folder @param {Record<string, unknown>} given what else a test may use
 * @param {(file: Record<string, any>) => boolean} [wanted] by what a file exports
 */
export async function collect(folder, given, wanted = () => true) {
  /** @type {Test[]} */
  const tests = [];
  const t = { ...given, test: (/** @type {string} */ name, /** @type {() => unknown} */ body) => void tests.push({ name, body }) };
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.test.mjs')).sort()) {
    const module = await import(pathToFileURL(join(folder, file)).href);
    if (wanted(module)) await module.default(t);
  }
  return tests;
}

/** @param {Test[]} tests @param {number} atOnce @returns {Promise<import('./suite.mjs').Result>} */
export async function runAll(tests, atOnce = 3) {
  return step('Testing', (say) => runEach(tests, atOnce, say));
}

/** @param {Test[]} tests @param {number} atOnce @param {(line: string) => void} say */
async function runEach(tests, atOnce, say) {
  /** @type {string[]} */
  const failures = [];
  let begun = 0;
  const waiting = tests.values();
  const worker = async () => {
    for (const { name, body } of waiting) {
      say(`${++begun} of ${tests.length}: ${name}`);
      const run = Promise.resolve().then(body);
      await Promise.race([run, late()]).catch((error) => failures.push(`${name}\n${error?.stack ?? error}`));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { passed: tests.length - failures.length, failed: failures.length, output: failures.join('\n\n') };
}

async function late() {
  await sleep(EACH_WITHIN, undefined, { ref: false });
  throw new Error(`It took more than ${EACH_WITHIN / 1000} s.`);
}
