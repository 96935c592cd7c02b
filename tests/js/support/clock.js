// A clock that stands still until it is told to go on. Whoever stops it lets it go, on every path.

/**
 * Runs with a clock of its own, in seconds since the epoch.
 * @param {number} seconds
 * @param {(clock: { now: number }) => Promise<unknown>} work
 */
export async function at(seconds, work) {
  const RealDate = Date;
  const clock = { now: seconds };
  globalThis.Date = /** @type {any} */ (
    class extends RealDate {
      /** @param {any[]} args */
      constructor(...args) {
        super(.../** @type {[number]} */ (args.length ? args : [clock.now * 1000]));
      }

      static now = () => clock.now * 1000;
    }
  );
  try {
    return await work(clock);
  } finally {
    globalThis.Date = RealDate;
  }
}

const { now } = Date;

/** @param {number} [start] seconds since the epoch */
export function stopClock(start = 1_700_000_000) {
  let time = start;
  Date.now = () => time * 1000;
  return {
    get time() {
      return time;
    },
    /** @param {number} seconds */
    advance(seconds) {
      time += seconds;
    },
    release() {
      Date.now = now;
    },
  };
}

/** One for each test of a module. @param {any} hooks QUnit's @returns {ReturnType<typeof stopClock>} */
export function stoppedClock(hooks) {
  /** @type {any} */
  let clock;
  hooks.beforeEach(() => (clock = stopClock()));
  hooks.afterEach(() => clock.release());
  return {
    get time() {
      return clock.time;
    },
    advance: (/** @type {number} */ seconds) => clock.advance(seconds),
    release: () => clock.release(),
  };
}
