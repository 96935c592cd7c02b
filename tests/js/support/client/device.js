// A device: its wall clock, which may be hours off or be set; its stopwatch, which may stand still while it sleeps; its
// timers, which go by the stopwatch; and the true time elsewhere. Only a test makes time pass.
import { NOW } from '../tokens.js';

const RealDate = Date;
const { setTimeout: realTimeout, setImmediate: realImmediate } = globalThis;
/** A turn takes it 2 ms, of whatever kind. */
const inWorkerd = globalThis.navigator?.userAgent == 'Cloudflare-Workers';
/** What a timer can wait, in milliseconds; one that waits longer fires at once (HTML, "run steps after a timeout"). */
export const LONGEST = 2 ** 31 - 1;

/** Until everything that waits for nothing but its turn has had it: one turn of the event loop. */
const turn = () => new Promise((resolve) => (realImmediate ? realImmediate(resolve) : posted(resolve)));

/** Timers take browsers 4 ms once they are nested. */
let port;
let turns = [];
function posted(resolve) {
  if (typeof MessageChannel == 'undefined') return realTimeout(resolve, 0);
  if (!port) {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => turns.shift()?.();
    port = channel.port2;
  }
  turns.push(resolve);
  port.postMessage(0);
}

/** As long as promises alone take, however many wait for each other: the same in every runtime. */
async function promises() {
  for (let i = 0; i < 100; i++) await null;
}

export class Device {
  /** Whoever is under test waits for nothing that the platform does on its own, such as reading a body. */
  brisk = false;
  /** Milliseconds since it was switched on. */
  stopwatch = 5000;
  /** True time in milliseconds, which only servers know. */
  true = NOW * 1000;
  /** How far the wall clock is ahead, in milliseconds. */
  ahead = 0;
  /** @type {Map<number, { due: number, delay: number, run: () => void }>} */
  timers = new Map();
  /** Every delay that a timer was set to, by whoever is under test. */
  delays = [];
  #ids = 0;

  /** @param {import('./globals.js').Replacements} globals */
  install(globals) {
    const device = this;
    const wall = () => Math.floor(this.true + this.ahead);
    class FakeDate extends RealDate {
      constructor(...args) {
        if (args.length) super(...args);
        else super(wall());
      }
      static now = wall;
    }
    globals.value(globalThis, 'Date', FakeDate);
    globals.value(performance, 'now', () => this.stopwatch);
    globals.value(globalThis, 'setTimeout', (callback, delay = 0, ...args) => device.#set(callback, delay, args));
    globals.value(globalThis, 'clearTimeout', (id) => void device.timers.delete(id));
  }

  /** True time in seconds. */
  get now() {
    return this.true / 1000;
  }

  #set(callback, delay, args) {
    this.delays.push(delay);
    return this.after(delay > LONGEST ? 1 : delay, () => callback(...args));
  }

  /** For models of what else takes its time. @param {number} delay in milliseconds @param {() => void} run */
  after(delay, run) {
    const id = ++this.#ids;
    this.timers.set(id, { due: this.stopwatch + Math.max(delay, 1), delay, run });
    return id;
  }

  /** Lets go on whoever can. @param {number} [times] */
  async settle(times = 1) {
    if (this.brisk || inWorkerd) await promises();
    if (!this.brisk) for (let i = inWorkerd ? 2 : 0; i < times; i++) await turn();
  }

  /** The timer that is next, of those that are due by then. */
  #next(by = Infinity) {
    let next;
    for (const [id, timer] of this.timers) {
      if (timer.due <= by && (!next || timer.due < next.due)) next = { id, ...timer };
    }
    return next;
  }

  #fire({ id, due, run }) {
    this.timers.delete(id);
    const passed = Math.max(due - this.stopwatch, 0);
    this.stopwatch += passed;
    this.true += passed;
    run();
  }

  /** Time passes, awake. @param {number} seconds */
  async pass(seconds) {
    await this.settle(3);
    const end = this.stopwatch + seconds * 1000;
    for (let timer; (timer = this.#next(end)); await this.settle()) this.#fire(timer);
    this.true += end - this.stopwatch;
    this.stopwatch = end;
    await this.settle(3);
  }

  /**
   * As much time passes as a promise needs, and no more.
   * @template T @param {Promise<T>} promise @param {number} [within] seconds @returns {Promise<T>}
   */
  async until(promise, within = 3600) {
    let settled = false;
    promise.then(() => (settled = true), () => (settled = true));
    const end = this.stopwatch + within * 1000;
    // What the platform does on its own, such as reading a body, takes more than a turn, and no simulated time.
    for (let idle = 0; await this.settle(), !settled; ) {
      const timer = this.#next(end);
      if (timer) this.#fire(timer);
      else if (++idle > 50) await new Promise((resolve) => realTimeout(resolve, 1));
      if (idle > 500) throw new Error(`nothing happened within ${within} simulated seconds`);
    }
    return promise;
  }

  /** The lid is shut: no timer fires, and the stopwatch may stand still. @param {number} seconds */
  sleep(seconds, { stopwatch = false } = {}) {
    this.true += seconds * 1000;
    if (stopwatch) this.stopwatch += seconds * 1000;
  }

  /** Somebody sets the wall clock. @param {number} seconds by how much it is ahead then */
  setAhead(seconds) {
    this.ahead = seconds * 1000;
  }
}
