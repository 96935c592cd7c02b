// @ts-check
/** @import { Claims, expiresIn, isExpired } from './index.js' */
import { JwtError } from './errors.js';
import { epoch, span } from './time.js';

/**
 * `expiresIn` and `isExpired` on top of a decoder.
 * @param {(token: string) => Claims} decode
 * @returns {{ expiresIn: typeof expiresIn, isExpired: typeof isExpired }}
 */
export function expiryBy(decode) {
  /** @param {unknown} token A token or its claims; no `exp` is a time that never comes. */
  const expiryOf = (token) => {
    const claims = typeof token == 'string' ? decode(token) : token;
    if (!claims || typeof claims != 'object') throw new TypeError('token must be a string or its claims');
    const { exp } = /** @type {Claims} */ (claims);
    if (exp === undefined) return Infinity;
    if (!Number.isFinite(exp)) {
      throw new JwtError('ERR_JWT_INVALID', 'the claim "exp" has the wrong type', { claim: 'exp', reason: 'invalid' });
    }
    return exp;
  };
  return {
    expiresIn: (token, options) => expiryOf(token) - epoch(options?.currentDate),
    isExpired: (token, options) =>
      expiryOf(token) <= epoch(options?.currentDate) - span(options?.clockTolerance ?? 0, 'clockTolerance'),
  };
}
