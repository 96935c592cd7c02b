// @ts-check
// Sessions know nothing of each other, so that they run side by side: each worker takes the next when it is through.
import { Worker } from 'node:worker_threads';

/** @typedef {import('./simulation.mjs').Result & { seed: number }} Result */

/**
 * @param {{ sessions: number, requests: number, workers: number, seed: number }} settings
 * @param {(result: Result) => void} done
 */
export async function simulateAll({ sessions, requests, workers, seed }, done) {
  const seeds = Array.from({ length: sessions }, (_, index) => seed + index).values();
  const lanes = Array.from({ length: Math.min(workers, sessions) }, () => lane(seeds, requests, done));
  await Promise.all(lanes);
}

/** @param {Iterator<number>} seeds @param {number} requests @param {(result: Result) => void} done */
function lane(seeds, requests, done) {
  const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData: { requests } });
  return new Promise((resolve, reject) => {
    const next = () => {
      const { value, done } = seeds.next();
      if (done) resolve(worker.terminate());
      else worker.postMessage(value);
    };
    worker.on('error', reject);
    worker.on('message', (result) => {
      done(result);
      next();
    });
    next();
  });
}
