// @ts-check
// What somebody who waits for the soak sees, and what came of it.
/** @import { Result } from './workers.mjs' */

/** Milliseconds between two lines where lines cannot be written over. */
const EVERY = 10_000;

export class Progress {
  #began = performance.now();
  #told = this.#began;
  #done = 0;
  #failed = 0;
  /** @type {Record<string, number>} */
  #counts = {};

  /** @param {number} sessions @param {number} requests @param {number} seed */
  constructor(sessions, requests, seed) {
    this.sessions = sessions;
    console.log(`- Simulating ${sessions} sessions with ${number(requests)} requests each, SEED=${seed}`);
  }

  /** @param {Result} result */
  add({ seed, plan, counts, violations, before }) {
    this.#done++;
    for (const [name, count] of Object.entries(counts)) this.#counts[name] = (this.#counts[name] ?? 0) + count;
    if (violations.length) {
      this.#failed++;
      this.#clear();
      console.log(`\nFAILED  SEED=${seed} ${JSON.stringify(plan)}\n${before}\n${violations.map((one) => `! ${one}`).join('\n')}`);
    }
    this.#tell();
  }

  #tell() {
    const line = `  ${this.#done} of ${this.sessions} sessions, ${this.#failed} failed, ${this.#seconds()} s`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
    else if (performance.now() - this.#told > EVERY) console.log(line);
    else return;
    this.#told = performance.now();
  }

  #clear() {
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  }

  #seconds() {
    return ((performance.now() - this.#began) / 1000).toFixed(0);
  }

  /** @returns {boolean} did everything hold? */
  end() {
    this.#clear();
    const { requests = 0, sent = 0, expiries = 0, refreshes = 0, early = 0, failures = 0, refused = 0, unknown = 0, withoutToken = 0 } = this.#counts;
    console.log(`  ${number(requests)} requests in ${this.#seconds()} s; ${number(sent)} times a token was sent, ${number(refused)} times refused`);
    console.log(`  ${number(expiries)} expiries and ${number(early)} tokens in whose time the clock was set: ${number(refreshes)} refreshes`);
    console.log(`  ${number(failures)} refreshes failed; ${number(withoutToken)} requests were not sent for want of a live token`);
    console.log(`  ${number(unknown)} dead tokens were sent when nobody could know (any other is a failure)`);
    console.log(`\n${this.#done - this.#failed} passed, ${this.#failed} failed`);
    return this.#done > 0 && !this.#failed;
  }
}

const number = (/** @type {number} */ value) => value.toLocaleString('en');
