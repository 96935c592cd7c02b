// @ts-check
// Cold start: whole processes of Node that come to their first HS256 verification, and the module's instantiation.
import { join } from 'node:path';
import { needNode } from '../../pkg/build/node.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { run } from '../../pkg/build/process.mjs';
import { Problem } from '../../pkg/build/step.mjs';
import { median } from './measure.mjs';

/**
 * @typedef {{ name: string, millis: number, ratio: number }} Start ratio: ours to its time
 * @typedef {{ name: string, starts: Start[], instantiation: number }} Cold
 */

const NAMES = ['jotwasm', 'fast-jwt', 'jsonwebtoken', 'jose', 'nothing'];
const NODES = /** @type {const} */ ([20, 24]);

/** @param {number} rounds @param {(cold: Cold) => void} hear @returns {Promise<Cold[]>} */
export async function coldStarts(rounds, hear) {
  const all = [];
  for (const major of NODES) {
    const cold = await inNode(`Node ${major}`, await needNode(major), rounds);
    hear(cold);
    all.push(cold);
  }
  return all;
}

/** @param {string} name @param {string} command @param {number} rounds @returns {Promise<Cold>} */
async function inNode(name, command, rounds) {
  /** @type {number[][]} by script, by round */
  const times = NAMES.map(() => []);
  const instantiations = [];
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < NAMES.length; turn++) {
      const index = (round + turn) % NAMES.length;
      times[index].push((await ended(command, NAMES[index])).millis);
    }
    instantiations.push(Number((await ended(command, 'instantiation')).output));
  }
  const starts = times.map((own, index) => start(NAMES[index], own, times[0]));
  return { name, starts, instantiation: median(instantiations) };
}

/** @param {string} name @param {number[]} own @param {number[]} ours @returns {Start} */
function start(name, own, ours) {
  return { name, millis: median(own), ratio: median(own.map((time, round) => ours[round] / time)) };
}

/** @param {string} command @param {string} script */
async function ended(command, script) {
  const began = performance.now();
  const { code, output } = await run(command, [join(root, 'tests', 'bench', 'cold', `${script}.mjs`)]);
  const millis = performance.now() - began;
  if (code !== 0) throw new Problem(`${output}\nThe cold start of ${script} failed (exit code ${code}).`);
  return { millis, output };
}
