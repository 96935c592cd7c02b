// A seeded generator (mulberry32), so that what fails once fails again.

/** @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  /** A whole number below `limit`. */
  const below = (limit) => next() % limit;
  const pick = (list) => list[below(list.length)];
  const bytes = (length) => Uint8Array.from({ length }, () => below(256));
  return { below, pick, bytes };
}
