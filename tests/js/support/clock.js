// A clock that stands still until it is told to go on. Whoever stops it lets it go, on every path.

const { now } = Date;

/** @param {number} [start] seconds since the epoch */
export function stopClock(start = 1_700_000_000) {
  const clock = {
    /** Seconds since the epoch, to be set at will. */
    time: start,
    /** @param {number} seconds */
    advance(seconds) {
      clock.time += seconds;
    },
    release() {
      Date.now = now;
    },
  };
  Date.now = () => clock.time * 1000;
  return clock;
}

/**
 * Runs with a clock of its own.
 * @param {number} seconds since the epoch
 * @param {(clock: ReturnType<typeof stopClock>) => Promise<unknown>} work
 */
export async function at(seconds, work) {
  const clock = stopClock(seconds);
  try {
    return await work(clock);
  } finally {
    clock.release();
  }
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
    set time(seconds) {
      clock.time = seconds;
    },
    advance: (/** @type {number} */ seconds) => clock.advance(seconds),
    release: () => clock.release(),
  };
}
