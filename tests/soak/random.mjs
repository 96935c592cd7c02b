// @ts-check
// Chance, from a seed: a session that fails once fails again.
import { random } from './models.mjs';

/** @typedef {ReturnType<typeof chances>} Chances */

/** @param {number} seed */
export function chances(seed) {
  const { below, pick } = random(seed);
  const fraction = () => below(2 ** 32) / 2 ** 32;
  return {
    below,
    pick,
    fraction,
    /** @param {number} probability */
    happens: (probability) => fraction() < probability,
    /** @param {number} low @param {number} high */
    between: (low, high) => low + fraction() * (high - low),
    /** Evenly over the orders of magnitude. @param {number} low @param {number} high */
    spread: (low, high) => low * (high / low) ** fraction(),
    /** Of what comes at any time, the time until the next. @param {number} mean */
    gap: (mean) => -mean * Math.log(1 - fraction()),
  };
}
