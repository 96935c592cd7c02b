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

/**
 * @typedef {object} Test
 * @property {string} name
 * @property {() => unknown} body
 * @property {boolean} [isOnce] where one browser is enough
 * @property {boolean} [isAlone] where the window has to keep the focus, which Firefox gives to the one that opened last, or
 *   where a token of half a minute has to last
 */

/**
 * The tests of a folder, named after their files: each file's default export is handed `t` and calls `t.test`,
 * `t.once` or `t.alone`. A file that exports `once` has only such.
 * @param {string} folder @param {{ name: string } & Record<string, unknown>} given what else a test may use
 */
export async function collect(folder, given) {
  /** @type {Test[]} */
  const tests = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.test.mjs')).sort()) {
    const module = await import(pathToFileURL(join(folder, file)).href);
    /** @type {(kind?: Partial<Test>) => (name: string, body: () => unknown) => void} */
    const add = (kind) => (name, body) =>
      void tests.push({ name: `${given.name}: ${file.split('.')[0]}: ${name}`, body, isOnce: module.once, ...kind });
    await module.default({ ...given, test: add(), once: add({ isOnce: true }), alone: add({ isAlone: true }) });
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
  /** @param {Iterable<Test>} waiting */
  const worker = async (waiting) => {
    for (const { name, body } of waiting) {
      say(`${++begun} of ${tests.length}: ${name}`);
      const run = Promise.resolve().then(body);
      await Promise.race([run, late()]).catch((error) => failures.push(told(name, error)));
    }
  };
  const together = tests.filter(({ isAlone }) => !isAlone).values();
  await Promise.all(Array.from({ length: atOnce }, () => worker(together)));
  await worker(tests.filter(({ isAlone }) => isAlone));
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
