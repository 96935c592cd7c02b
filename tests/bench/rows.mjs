// @ts-check
// What is measured, and the goals: how many times a peer's operations a second ours shall be.

/**
 * @typedef {'fast-jwt' | 'jsonwebtoken' | 'jose'} Peer
 * @typedef {'HS256' | 'ES256' | 'ES384' | 'EdDSA' | 'RS256'} Alg
 * @typedef {'decode' | 'sign' | 'verify' | 'first'} Job first: reads a key never seen before, and verifies with it
 * @typedef {'lean' | 'full'} Flavour of jotwasm
 *
 * @typedef {object} Row
 * @property {string} id
 * @property {Alg} alg
 * @property {Job} job
 * @property {Flavour} [flavour] lean unless told: what has the algorithm and is imported first
 * @property {Partial<Record<Peer, number>>} goals in Node
 * @property {number} [elsewhere] the goal against jose in Chromium and workerd, where it has no other peer
 */

/** @type {readonly Peer[]} */
export const PEERS = ['fast-jwt', 'jsonwebtoken', 'jose'];

/** @type {Row[]} */
export const rows = [
  { id: 'decode', alg: 'HS256', job: 'decode', goals: { 'fast-jwt': 1.5, jsonwebtoken: 1.5, jose: 1.5 } },
  {
    id: 'HS256 verify',
    alg: 'HS256',
    job: 'verify',
    goals: { 'fast-jwt': 1.5, jsonwebtoken: 2, jose: 15 },
    elsewhere: 1,
  },
  { id: 'HS256 sign', alg: 'HS256', job: 'sign', goals: { 'fast-jwt': 1.5, jsonwebtoken: 1.5, jose: 15 } },
  {
    id: 'ES256 verify, key seen before',
    alg: 'ES256',
    job: 'verify',
    goals: { 'fast-jwt': 2, jsonwebtoken: 3, jose: 4 },
    elsewhere: 1,
  },
  { id: 'ES256 verify, key never seen', alg: 'ES256', job: 'first', goals: { jose: 1 } },
  { id: 'ES256 sign', alg: 'ES256', job: 'sign', goals: { jose: 1 } },
  {
    id: 'EdDSA verify, key seen before',
    alg: 'EdDSA',
    job: 'verify',
    goals: { 'fast-jwt': 1.5, jose: 2 },
    elsewhere: 1,
  },
  { id: 'EdDSA sign', alg: 'EdDSA', job: 'sign', goals: { jose: 2 } },
  { id: 'RS256 verify', alg: 'RS256', job: 'verify', goals: { jose: 1 } },
  { id: 'ES384 verify', alg: 'ES384', job: 'verify', flavour: 'full', goals: { jose: 1 } },
];

/** The time of a whole process against jose's, and milliseconds to instantiate the module: at most. */
export const coldGoals = { jose: 1.3, instantiation: 10 };

/** Once the full module is loaded, it does all the work: each needs a process of its own. */
export const FLAVOURS = /** @type {const} */ (['lean', 'full']);

/** @param {Flavour} wanted */
export const rowsOf = (wanted) => rows.filter(({ flavour = 'lean' }) => flavour === wanted);

/** @param {string} id */
export function rowOf(id) {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`No row is called ${id}`);
  return row;
}

/** @param {Row} row @param {Peer} peer @param {boolean} isNode @returns {number | undefined} */
export function goalOf({ goals, elsewhere }, peer, isNode) {
  if (isNode) return goals[peer];
  return peer === 'jose' ? elsewhere : undefined;
}
