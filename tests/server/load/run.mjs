// @ts-check
// One Worker on one workerd under load, its memory looked at all the while.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Key, sign } from 'jotwasm';
import { startWorkerd } from '../support/workerd.mjs';
import { load, sending } from './client.mjs';

/** The Workers, by the library that guards in them. */
export const WORKERS = { jotwasm: 'load-jotwasm.mjs', jose: 'load-jose.mjs' };
const RULES = { issuer: 'https://login.example', audience: 'api' };
/** Milliseconds between looks at the memory, for each second of load: a hundred looks, or a few less. */
const EVERY = 10;

/**
 * @typedef {import('./client.mjs').Load & { library: string, alg: string, memory: number[] }} Outcome memory in MiB, from the
 *   first moment to the last
 * @typedef {{ alg: string, ratios: number[] }} Comparison requests of jotwasm for one of jose, sorted
 */

/** Of ten requests, eight may pass, one has an expired token and one has none. @param {'ES256' | 'EdDSA'} alg */
function material(alg) {
  const key = Key.generate(alg, { kid: 'a' });
  const claims = { sub: 'ada', scope: 'notes:read notes:write', client_id: 'app' };
  const token = (/** @type {number} */ n, expiresIn = '1h') =>
    sign(claims, key, { ...RULES, jwtid: `${n}`, expiresIn });
  const pool = Array.from({ length: 200 }, (_, n) => {
    if (n % 10 === 8) return sending('/notes', token(n, '-1s'), 401);
    return n % 10 === 9 ? sending('/notes', undefined, 401) : sending('/notes', token(n), 200);
  });
  return { pool, vars: { JWKS: JSON.stringify({ keys: [key.toJwk()] }) } };
}

/**
 * @param {keyof typeof WORKERS} library
 * @param {'ES256' | 'EdDSA'} alg
 * @param {{ connections: number, seconds: number, warm: number }} settings warm in seconds, which count for nothing
 * @returns {Promise<Outcome>}
 */
export async function underLoad(library, alg, { connections, seconds, warm }) {
  const { pool, vars } = material(alg);
  const worker = await startWorkerd(WORKERS[library], { vars });
  try {
    await load(worker.port, pool, { connections, seconds: warm });
    const running = load(worker.port, pool, { connections, seconds });
    const memory = await sampled(worker.pid, seconds);
    const outcome = await running;
    return { ...outcome, errors: [...outcome.errors, ...worker.lines], library, alg, memory };
  } finally {
    await worker.stop();
  }
}

/**
 * Both at the same time, under load one after the other, again and again: on a noisy machine only that compares them.
 * @param {'ES256' | 'EdDSA'} alg
 * @param {{ connections: number, seconds: number, rounds: number }} settings seconds of one turn
 * @returns {Promise<Comparison>}
 */
export async function inTurns(alg, { connections, seconds, rounds }) {
  const { pool, vars } = material(alg);
  const workers = [
    await startWorkerd(WORKERS.jotwasm, { name: 'one', vars }),
    await startWorkerd(WORKERS.jose, { name: 'other', vars }),
  ];
  const answers = async (/** @type {number} */ port) => (await load(port, pool, { connections, seconds })).answers;
  try {
    const ratios = [];
    for (let round = 0; round <= rounds; round++) {
      const [own, theirs] = [await answers(workers[0].port), await answers(workers[1].port)];
      // The first is to warm up.
      if (round) ratios.push(own / theirs);
    }
    return { alg, ratios: ratios.sort((one, other) => one - other) };
  } finally {
    for (const { stop } of workers) await stop();
  }
}

/** @param {number} pid @param {number} seconds */
async function sampled(pid, seconds) {
  const samples = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    samples.push((await kibibytes(pid)) / 1024);
    await sleep(EVERY * seconds);
  }
  return samples;
}

/** Linux has it in a file: while a machine is under load, to start a program takes it long. @param {number} pid */
async function kibibytes(pid) {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout);
}
