// @ts-check
// npm run bench: jotwasm beside other libraries on every runtime, or on those named; `smoke` only tries whether the
// measuring works, `native` is the Rust crate's.
import { root } from '../../pkg/build/paths.mjs';
import { exitOnSignals, run, stopAll } from '../../pkg/build/process.mjs';
import { cargoEnv, needRust } from '../../pkg/build/rust.mjs';
import { Problem, report } from '../../pkg/build/step.mjs';
import { needWasm } from '../../pkg/build/wasm.mjs';
import { awake } from './awake.mjs';
import { coldStarts } from './cold.mjs';
import { keep } from './results.mjs';
import { smoke } from './smoke.mjs';
import { micros, summary, tables } from './tables.mjs';
import { measured, targets } from './targets.mjs';

exitOnSignals(() => 130);
const SETTINGS = { rounds: 25, slice: 25, warm: 400 };
const COLD_ROUNDS = 21;
const GROUPS = [...new Set(targets.map(({ group }) => group)), 'cold'];

try {
  await chosen(process.argv.slice(2));
} catch (error) {
  report(error);
}
await stopAll();
process.exit();

/** @param {string[]} names */
async function chosen(names) {
  const alone = names.join(' ');
  if (alone === 'native') return native();
  const unknown = names.filter((name) => !GROUPS.includes(name));
  if (unknown.length && alone !== 'smoke') {
    const known = `${GROUPS.join(' ')}; and, alone, native or smoke`;
    throw new Problem(`Nothing to measure is called ${unknown.join(' or ')}. There are: ${known}`);
  }
  await needWasm();
  return alone === 'smoke' ? tried() : bench(names);
}

async function tried() {
  const { passed, failed, output } = await smoke(console.log);
  console.log(`${output && `\n${output}\n`}\n${passed} passed, ${failed} failed`);
  if (failed) process.exitCode = 1;
}

/** @param {string[]} names of groups; none for all */
async function bench(names) {
  const wanted = (/** @type {string} */ group) => !names.length || names.includes(group);
  const chosen = targets.filter(({ group }) => wanted(group));
  const runtimes = await awake(() => each(chosen));
  const all = { runtimes, cold: wanted('cold') ? await coldOf() : [] };
  console.log(`\n${tables(all)}\n\n${summary(all)}`);
  if (names.length) console.log('tests/bench/results.md stays as it is: it is of a whole run.');
  else await keep(all);
}

/** @param {import('./targets.mjs').Target[]} targets */
async function each(targets) {
  const runtimes = [];
  for (const target of targets) runtimes.push(await runtimeOf(target));
  return runtimes;
}

/** @param {import('./targets.mjs').Target} target */
async function runtimeOf(target) {
  console.log(`- Measuring in ${target.name}`);
  const runtime = await measured(target, SETTINGS, ({ id, times }) => {
    const ratios = times.slice(1).map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`);
    console.log(`  ${id.padEnd(30)} ${[...times.slice(0, 1).map(micros), ...ratios].join('  ')}`);
  });
  const errors = runtime.rows.flatMap(({ error = [] }) => error);
  if (errors.length) throw new Problem(errors.join('\n\n'));
  return runtime;
}

async function coldOf() {
  console.log('- Measuring cold starts');
  return coldStarts(COLD_ROUNDS, ({ name, starts }) => {
    const cells = starts.map(({ name, millis }) => `${name} ${millis.toFixed(0)} ms`);
    console.log(`  ${name.padEnd(30)} ${cells.join('  ')}`);
  });
}

async function native() {
  await needRust();
  const args = ['bench', '--locked', '-p', 'jotwasm-bench'];
  const { code } = await run('cargo', args, { cwd: root, env: cargoEnv, onLine: (line) => console.log(line) });
  if (code !== 0) throw new Problem(`cargo bench failed (exit code ${code}).`);
}
