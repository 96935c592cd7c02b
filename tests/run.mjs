// @ts-check
// npm test: sets up what is missing, runs every suite (or those named), and adds them up.
import { exitOnSignals, stopAll } from '../pkg/build/process.mjs';
import { Problem, report } from '../pkg/build/step.mjs';
import { cargoSuites, groups, prefetch, suites } from './run/suites.mjs';
import { runSuite } from './run/suite.mjs';

/** @typedef {import('./run/suite.mjs').Suite} Suite */

exitOnSignals(() => 130);

try {
  const args = process.argv.slice(2);
  if (args.includes('--list')) list();
  else process.exitCode = (await runAll(chosen(args))) ? 0 : 1;
} catch (error) {
  report(error);
}
await stopAll();
process.exit();

function list() {
  for (const { name, about, optional } of suites) {
    console.log(`${name.padEnd(14)}${about}${optional ? ' (optional: only when named)' : ''}`);
  }
  for (const [name, members] of Object.entries(groups)) console.log(`${name.padEnd(14)}= ${members.join(' ')}`);
}

/** @param {string[]} names */
function chosen(names) {
  if (!names.length) return suites.filter(({ optional }) => !optional);
  const wanted = new Set(names.flatMap((name) => groups[name] ?? [name]));
  const unknown = [...wanted].filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length) {
    const known = [...suites.map(({ name }) => name), ...Object.keys(groups)].join(' ');
    throw new Problem(`No suite is called ${unknown.join(' or ')}. There are: ${known}`);
  }
  return suites.filter((suite) => wanted.has(suite.name));
}

/** @param {Suite[]} list */
async function runAll(list) {
  const names = list.map(({ name }) => name);
  // Where only rustfmt, clippy or cargo is asked for, nothing of npm's is needed.
  if (names.some((name) => !/^(format|clippy|rust)$/.test(name))) prefetch(names);
  const together = await Promise.all(sideBySide(list.filter(({ isAlone }) => !isAlone)).map(inTurn));
  const byName = new Map([...together.flat(), ...(await inTurn(list.filter(({ isAlone }) => isAlone)))]);
  const results = list.map(({ name }) => /** @type {Awaited<ReturnType<typeof runSuite>>} */ (byName.get(name)));
  const total = (/** @type {'passed' | 'failed'} */ what) => results.reduce((sum, one) => sum + one[what], 0);
  if (results.length > 1) console.log(`\n${results.map(({ line }) => line).join('\n')}`);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0;
}

/**
 * Two at a time. Cargo runs only one thing at a time anyway, so its suites share a lane; whoever is through
 * with its own takes from what is left.
 * @param {Suite[]} list
 * @returns {Iterable<Suite>[]}
 */
function sideBySide(list) {
  const rest = list.filter((suite) => !cargoSuites.includes(suite)).values();
  const cargo = list.filter((suite) => cargoSuites.includes(suite));
  return [rest, concat(cargo, rest)];
}

/** @param {Iterable<Suite>[]} parts */
function* concat(...parts) {
  for (const part of parts) yield* part;
}

/** @param {Iterable<Suite>} list */
async function inTurn(list) {
  /** @type {[string, Awaited<ReturnType<typeof runSuite>>][]} */
  const results = [];
  for (const suite of list) results.push([suite.name, await runSuite(suite)]);
  return results;
}
