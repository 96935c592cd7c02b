// @ts-check
// What one simulated session is like. Everybody's is another.
/** @import { Chances } from './random.mjs' */

const HOUR = 3_600_000;

/** @typedef {ReturnType<typeof planOf>} Plan */

/** @param {Chances} chances @param {number} requests */
export function planOf(chances, requests) {
  const { pick, happens, spread, between } = chances;
  const lifetime = Math.round(spread(60, 3600));
  return {
    requests,
    /** How the server says when a token ends, and what time it is there. */
    kind: pick(['iat', 'iat', 'iat', 'Date', 'expires_in', 'opaque']),
    /** In seconds. */
    lifetime,
    /** Does the server take the last refresh token once more, when its answer may have been lost? */
    leeway: happens(0.4),
    /** How far the device's clock is ahead, in milliseconds: right, minutes off, or hours. */
    ahead: pick([0, between(-5, 5) * 60_000, between(-12, 12) * HOUR]),
    stopwatchSleeps: happens(0.5),
    tabs: 1 + chances.below(5),
    locks: happens(0.85),
    storage: pick(/** @type {const} */ (['memory', 'memory', 'local'])),
    autoRefresh: happens(0.5),
    refreshBefore: happens(0.5) ? 60 : Math.round(spread(5, 300)),
    /** Tokens come with the page, and nobody says how old they are; or they have just arrived. */
    tokensFromPage: happens(0.3),
    /** Between two requests, in milliseconds: tens of them in the life of a token. */
    pace: (lifetime * 1000) / spread(8, 60),
    /** Something goes wrong, once in so many requests. */
    trouble: spread(15, 150),
  };
}
