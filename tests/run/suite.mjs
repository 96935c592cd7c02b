// @ts-check
// One suite: its set-up, its run, its count. A suite that ran nothing has failed, whatever else it says.
import { isStopping } from '../../pkg/build/process.mjs';
import { Problem } from '../../pkg/build/step.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string }} Result output is shown when something failed
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} about
 * @property {boolean} [optional] runs only when it is named: not every system has what it needs
 * @property {boolean} [isAlone] runs when nothing else does: what it measures would suffer
 * @property {() => Promise<Result>} run sets up what it needs, then runs
 */

/** @param {Suite} suite */
export async function runSuite({ name, run }) {
  const began = performance.now();
  const { passed, failed, output } = counted(await run().catch(broken));
  if (isStopping()) await new Promise(() => {}); // until the process ends: what failed now was cut off
  if (failed) console.log(`\n${shortened(output.trim())}\n`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const count = failed ? `${passed} passed, ${failed} failed` : `${passed} passed`;
  const line = `${failed ? 'FAILED' : 'ok'}`.padEnd(8) + name.padEnd(16) + count.padEnd(24) + `${seconds} s`;
  console.log(line);
  return { passed, failed, line };
}

/** A thousand failures read no better than the first dozen, and the end is where runners sum up. */
function shortened(/** @type {string} */ output) {
  const lines = output.split('\n');
  if (lines.length <= 300) return output;
  return [...lines.slice(0, 200), `[${lines.length - 300} lines left out]`, ...lines.slice(-100)].join('\n');
}

/** @param {Result} result @returns {Result} */
function counted({ passed, failed, output }) {
  if (passed + failed > 0) return { passed, failed, output };
  return { passed: 0, failed: 1, output: `${output}\nIt ran no test.` };
}

/** @param {unknown} error @returns {Result} */
function broken(error) {
  const text = error instanceof Problem ? error.message : error instanceof Error ? error.stack : error;
  return { passed: 0, failed: 1, output: `It could not run: ${text}` };
}

/**
 * A command that either holds or does not, such as a linter: one test.
 * @param {{ code: number, output: string }} ended @returns {Result}
 */
export const oneTest = ({ code, output }) => ({ passed: code ? 0 : 1, failed: code ? 1 : 0, output });

/** @param {Result[]} results @returns {Result} */
export function sum(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    output: results.filter(({ failed }) => failed).map(({ output }) => output).join('\n\n'),
  };
}

/**
 * Adds up what a runner counted in its own words. A runner that ended badly without counting a failure,
 * because it did not compile or was cut off, is one.
 * @param {{ code: number, output: string }} ended
 * @param {RegExp} passed global, its first group a number
 * @param {RegExp} failed likewise
 * @returns {Result}
 */
export function totals({ code, output }, passed, failed) {
  const count = (/** @type {RegExp} */ pattern) =>
    [...output.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
  const failures = count(failed);
  return { passed: count(passed), failed: code && !failures ? 1 : failures, output };
}
