// @ts-check
// What time it is where the tokens come from, on a device whose own clock may be hours off. Seconds throughout.

const DAY = 86400;
const MINUTE = 60;

/** In 2001: what was before is zero, or a joke. */
const EARLIEST = 1e9;

export const wall = () => Date.now() / 1000;
export const stopwatch = () => performance.now() / 1000;

/** @typedef {ReturnType<typeof createClock>} Clock */

/** @param {'auto' | number} skew how far this device is ahead */
export function createClock(skew) {
  let server = 0;
  let here = 0;
  let stopped = 0;

  /** It was `time` there when it was `then` on this device. */
  const set = (time = wall(), then = wall()) => {
    server = time;
    here = then;
    stopped = stopwatch() - wall() + then;
  };

  /**
   * The device's clock may be set back, its stopwatch may stand still while it sleeps; the one that says that more
   * time has passed is believed. A token taken for dead costs a refresh, one taken for alive fails.
   */
  const now = () => {
    if (skew != 'auto') return wall() - skew;
    const time = server + stopwatch() - stopped;
    // It was set back. From here on it is of use again, to tell of sleep.
    if (time > server + wall() - here + 1) set(time);
    return Math.max(server + wall() - here, time);
  };

  /**
   * Learns from a token that has just arrived, and took some time to. Nothing that its server wrote can lie in
   * that server's future, so that the latest of what is plausible is best.
   * @param {any[]} written times that the server put into its answer
   * @param {number} exp when the token ends
   * @param {number} took
   */
  const learn = (written, exp, took) => {
    const known = now();
    // No server issues what is dead already: then this device is ahead, by how much is anybody's guess.
    const guess = exp > known ? known : exp - MINUTE;
    const times = written.filter(
      (time) =>
        typeof time == 'number' && time > EARLIEST && time < exp &&
        // A token that is long on its way and alive by our clock is an old one, handed out again.
        (time > wall() - DAY || exp <= wall()),
    );
    const earliest = times.length ? Math.max(...times) : guess;
    // They are whole seconds.
    const latest = earliest + took + 1;
    set(known < earliest || known > latest ? latest : known);
  };

  set();
  return { now, set, learn };
}
