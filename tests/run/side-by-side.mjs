// @ts-check
// Tests that wait more than they work: several at once, each with a page or browser context of its own.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { step } from '../../pkg/build/step.mjs';

const EACH_WITHIN = 120_000;

/** What of a failure is printed: a long difference between two lists would bury the others. */
const LINES_OF_A_FAILURE = 25;
/** Of the tests, those whose name has this: `JOTWASM_ONLY="firefox: loading" npm test -- page`. */
const ONLY = process.env['JOTWASM_ONLY'] ?? '';

/** @typedef {{ name: string, body: () => unknown, isOnce: boolean }} Test isOnce where one browser is enough */

/**
 * The tests of a folder, named after their files: each file's default export is handed `t` and calls `t.test`, or
 * `t.once`. A file that exports `once` has only such.
 * @param {string} folder @param {{ name: string } & Record<string, unknown>} given what else a test may use
 */
export async function collect(folder, given) {
  /** @type {Test[]} */
  const tests = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.test.mjs')).sort()) {
    const module = await import(pathToFileURL(join(folder, file)).href);
    /** @type {(isOnce: boolean) => (name: string, body: () => unknown) => void} */
    const add = (isOnce) => (name, body) =>
      void tests.push({ name: `${given.name}: ${file.split('.')[0]}: ${name}`, body, isOnce });
    await module.default({ ...given, test: add(Boolean(module.once)), once: add(true) });
  }
  return tests;
}

/** @param {Test[]} tests @param {number} atOnce @returns {Promise<import('./suite.mjs').Result>} */
export async function runAll(tests, atOnce = 3) {
  const wanted = tests.filter(({ name }) => name.includes(ONLY));
  return step('Testing', (say) => runEach(wanted, atOnce, say));
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
      await Promise.race([run, late()]).catch((error) => failures.push(told(name, error)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { passed: tests.length - failures.length, failed: failures.length, output: failures.join('\n\n') };
}

function told(/** @type {string} */ name, /** @type {any} */ error) {
  const lines = String(error?.stack ?? error).split('\n');
  const rest = lines.length - LINES_OF_A_FAILURE;
  const shown = rest > 1 ? [...lines.slice(0, LINES_OF_A_FAILURE), `[${rest} lines left out]`] : lines;
  return [name, ...shown].join('\n');
}

async function late() {
  await sleep(EACH_WITHIN, undefined, { ref: false });
  throw new Error(`It took more than ${EACH_WITHIN / 1000} s.`);
}
