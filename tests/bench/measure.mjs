// @ts-check
// Interleaved measuring: every round gives each contestant one slice of time, in turning order, so that
// whatever else the machine does hits all alike. Ratios within a round; the median over the rounds.

/**
 * @typedef {object} Settings
 * @property {number} rounds
 * @property {number} slice milliseconds
 * @property {number} warm milliseconds: engines need hundreds of them to compile WebAssembly for speed
 */

/** This many calls take any machine some milliseconds. */
const MANY = 2 ** 17;

/**
 * @param {(() => unknown)[]} jobs
 * @param {Settings} settings
 * @returns {Promise<{ micros: number, ratio: number }[]>} time of one call, and its ratio to the first job's
 */
export async function measure(jobs, { rounds, slice, warm }) {
  /** @type {number[]} */
  const calls = [];
  for (const job of jobs) calls.push(Math.ceil(slice / (await pace(job, warm))));
  /** @type {number[][]} by job, by round */
  const times = jobs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < jobs.length; turn++) {
      const index = (round + turn) % jobs.length;
      times[index].push(await time(jobs[index], calls[index]));
    }
  }
  return times.map((own) => ({
    micros: median(own) * 1000,
    ratio: median(own.map((one, round) => one / times[0][round])),
  }));
}

/**
 * Warms up.
 * @param {() => unknown} job @param {number} warm
 * @returns {Promise<number>} milliseconds a call, in the end
 */
async function pace(job, warm) {
  let [calls, total, last] = [1, 0, 0];
  for (; total < warm; calls *= 2) {
    last = await time(job, calls);
    total += last * calls;
    if (calls >= MANY && !total) throw new Error('The clock stands still.');
  }
  return last;
}

/** @param {() => unknown} job @param {number} calls @returns {Promise<number>} milliseconds a call */
async function time(job, calls) {
  const first = job();
  await first;
  const waits = first instanceof Promise;
  const began = performance.now();
  if (waits) for (let i = 0; i < calls; i++) await job();
  else for (let i = 0; i < calls; i++) job();
  return (performance.now() - began) / calls;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
