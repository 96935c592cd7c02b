// A clock that stands still until it is told to move.

/**
 * Runs with a clock of its own, in seconds since the epoch.
 * @param {number} seconds
 * @param {(clock: { now: number }) => Promise<unknown>} work
 */
export async function at(seconds, work) {
  const RealDate = Date;
  const clock = { now: seconds };
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length ? args : [clock.now * 1000]));
    }

    static now = () => clock.now * 1000;
  };
  try {
    return await work(clock);
  } finally {
    globalThis.Date = RealDate;
  }
}
