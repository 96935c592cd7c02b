// @ts-check
// A row in the runtime it is measured in: its contestants do the same and come to the same, then they are timed.
import { jwtVerify } from 'jose';
import { claims, material } from './material.mjs';
import { measure } from './measure.mjs';

/**
 * @typedef {import('./material.mjs').Material} Material
 * @typedef {import('./material.mjs').Signed} Signed
 * @typedef {() => unknown} Call
 * @typedef {import('./rows.mjs').Job} Job
 * @typedef {{ name: string, without?: string[] } & Record<Job, (given: Material) => Call>} Library
 * @typedef {{ name: string, micros: number, ratio: number }} Time ratio: how many times its calls a second ours are
 * @typedef {{ id: string, times: Time[], error?: string }} Outcome
 */

/** Keys that take turns being new: far more than anybody remembers. */
const KEYS = 64;

/**
 * @param {import('./rows.mjs').Row} row
 * @param {Library[]} libraries the first is ours
 * @param {import('./measure.mjs').Settings} settings
 * @returns {Promise<Outcome>}
 */
export async function outcome({ id, alg, job }, libraries, settings) {
  try {
    const given = await material(alg, job === 'first' ? KEYS : 0);
    const able = libraries.filter(({ without }) => !without?.includes(alg));
    const calls = able.map((library) => library[job](given));
    for (const [index, call] of calls.entries()) await check(able[index].name, await call(), given);
    const times = await measure(calls, settings);
    return { id, times: times.map((time, index) => ({ name: able[index].name, ...time })) };
  } catch (error) {
    return { id, times: [], error: error instanceof Error ? error.stack : String(error) };
  }
}

/**
 * The same work with another of its things each time.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => unknown} work
 * @returns {Call}
 */
export function inTurn(things, work) {
  let turn = 0;
  return () => work(things[turn++ % things.length]);
}

/**
 * Whoever does something else wins or loses for nothing.
 * @param {string} name @param {any} result claims, jose's object with them, or a token @param {Material} given
 */
async function check(name, result, { keys }) {
  const read = typeof result === 'string' ? await jwtVerify(result, keys.publicKey) : result;
  if (text(read.payload ?? read) !== text(claims)) throw new Error(`${name} came to something else`);
}

/** In whatever order a library writes them. @param {object} value */
const text = (value) => JSON.stringify(Object.entries(value).sort());
