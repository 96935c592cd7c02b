// @ts-check
// Interleaved measuring: every round gives each contestant one slice of time, in turning order, so that
// whatever else the machine does hits all alike. Ratios within a round; the median over the rounds.

const ROUNDS = 15;
const SLICE = 20;

/**
 * @param {(() => unknown)[]} jobs
 * @returns {Promise<{ micros: number, ratio: number }[]>} time of one call, and its ratio to the first job's
 */
export async function measure(jobs) {
  for (const job of jobs) await slice(job);
  /** @type {number[][]} by job, by round */
  const times = jobs.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < jobs.length; turn++) {
      const index = (round + turn) % jobs.length;
      times[index].push(await slice(jobs[index]));
    }
  }
  return times.map((own) => ({
    micros: median(own),
    ratio: median(own.map((time, round) => time / times[0][round])),
  }));
}

/** @param {() => unknown} job @returns {Promise<number>} microseconds a call */
async function slice(job) {
  const waits = job() instanceof Promise;
  const began = performance.now();
  let calls = 0;
  let now = began;
  while (now - began < SLICE) {
    // The clock costs as much as a fast call does, so it is read once in eight.
    for (let i = 0; i < 8; i++) waits ? await job() : job();
    calls += 8;
    now = performance.now();
  }
  return ((now - began) * 1000) / calls;
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
