// @ts-check
// npm run bench: decode, sign and verify beside other libraries, in one process.
import { cpus } from 'node:os';
import { exitOnSignals } from '../../pkg/build/process.mjs';
import { report } from '../../pkg/build/step.mjs';
import { needWasm } from '../../pkg/build/wasm.mjs';
import { measure } from './measure.mjs';

exitOnSignals(() => 130);
const ALGORITHMS = /** @type {const} */ (['HS256', 'HS384', 'HS512', 'ES256', 'ES384', 'EdDSA', 'RS256']);
const JOBS = /** @type {const} */ (['decode', 'sign', 'verify']);

try {
  await needWasm();
  const { contestants } = await import('./contestants.mjs');
  console.log(`Node ${process.versions.node}, ${cpus()[0].model}\n`);
  console.log(`Microseconds a call; in brackets, how many times jotwasm's time.\n`);
  /** @type {string[]} the columns */
  let names = [];
  for (const alg of ALGORITHMS) {
    const all = await contestants(alg);
    const first = !names.length;
    if (first) names = all.map(({ name }) => name);
    if (first) console.log(row('', names));
    // Decoding does not look at the algorithm.
    for (const job of first ? JOBS : JOBS.slice(1)) {
      const results = await measure(all.map((one) => one[job]));
      const cells = new Map(results.map((result, index) => [all[index].name, cell(result, index)]));
      console.log(row(job === 'decode' ? job : `${job} ${alg}`, names.map((name) => cells.get(name) ?? '–')));
    }
  }
} catch (error) {
  report(error);
}

/** @param {{ micros: number, ratio: number }} result */
function cell({ micros, ratio }, index = 0) {
  const time = micros < 100 ? micros.toPrecision(3) : micros.toFixed(0);
  return index ? `${time} (${ratio.toFixed(2)}x)` : time;
}

/** @param {string} name @param {string[]} cells */
function row(name, cells) {
  return name.padEnd(14) + cells.map((text, index) => text.padStart(index ? 18 : 10)).join('');
}
