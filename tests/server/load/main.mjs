// @ts-check
// npm run load: the size of a guard, and how it holds up. It takes eight minutes, and writes tests/server/results.md.
/** @import { Comparison, Outcome } from './run.mjs' */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../pkg/build/paths.mjs';
import { exitOnSignals, stopAll } from '../../../pkg/build/process.mjs';
import { Problem, report as complain } from '../../../pkg/build/step.mjs';
import { needWasm } from '../../../pkg/build/wasm.mjs';

exitOnSignals(() => 130);
const SETTINGS = { connections: 50, seconds: 60, warm: 20 };
const TURNS = { connections: 50, seconds: 4, rounds: 7 };

try {
  await measure();
} catch (error) {
  complain(error);
}
await stopAll();
process.exit();

async function measure() {
  await needWasm();
  const { inTurns, underLoad } = await import('./run.mjs');
  const { sizes } = await import('./sizes.mjs');
  const { isFlat, report } = await import('./report.mjs');
  const weights = await sizes();
  const [outcomes, comparisons] = [/** @type {Outcome[]} */ ([]), /** @type {Comparison[]} */ ([])];
  for (const alg of /** @type {const} */ (['ES256', 'EdDSA'])) {
    for (const library of /** @type {const} */ (['jotwasm', 'jose'])) {
      console.log(`- ${alg}, ${library}: ${SETTINGS.seconds} s`);
      outcomes.push(await underLoad(library, alg, SETTINGS));
    }
    console.log(`- ${alg}, in turns`);
    comparisons.push(await inTurns(alg, TURNS));
  }
  const text = report(weights, outcomes, comparisons, { ...SETTINGS, machine: machine() });
  await writeFile(join(root, 'tests', 'server', 'results.md'), text);
  console.log(`\n${text}`);
  const bad = outcomes.filter(
    (outcome) => outcome.library === 'jotwasm' && (outcome.errors.length || !isFlat(outcome)),
  );
  if (bad.length)
    throw new Problem(`It did not hold up: ${bad.map(({ errors }) => errors.slice(0, 5).join('; ')).join('\n')}`);
}

/** What the figures are worth. */
function machine() {
  const [{ model }] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const versions = ['jose', 'workerd', 'wrangler'].map((name) => `${name} ${versionOf(name)}`);
  return [day, model, `${cpus().length} cores`, ...versions, `Node ${process.versions.node}`].join(', ');
}

/** @param {string} name @returns {string} */
function versionOf(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}
