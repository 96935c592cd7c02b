// @ts-check
// What a guard's keys may be: what verifyAsync takes.
/** @import { AsyncKeyLike, Jwks, KeyLike } from 'jotwasm' */
import { JwtError, Key, KeySet } from 'jotwasm';
import { core } from '../binding.js';
import * as check from '../check.js';
import { isCryptoKey, requireUsage } from '../cryptokey.js';
import { isKeyLike, withKey } from '../resolve.js';
import { isLookUp } from '../verify-async.js';
import { algorithmOf } from '../verify.js';
import { Denial, outage } from './denial.js';
import { verdictOn } from './verdict.js';

/** What a look-up says of a token, rather than of itself. */
const NO_KEY = ['ERR_JWKS_NO_MATCHING_KEY', 'ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'ERR_JOSE_NOT_SUPPORTED'];

/**
 * Keys that are no keys are refused now, and not with every request.
 * @param {unknown} keys
 * @param {string[] | undefined} algorithms
 * @returns {() => AsyncKeyLike} what stands for them at the moment
 */
export function guardKeys(keys, algorithms) {
  if (isLookUp(keys)) {
    return () => (header) => lookUp(() => (typeof keys === 'function' ? keys(header) : keys.find(header)));
  }
  if (isKeyLike(keys)) return kept(keys, algorithms);
  if (!isCryptoKey(keys)) throw new TypeError('options.keys must be what verifyAsync takes for a key');
  requireUsage(keys, 'verify');
  return () => keys;
}

/**
 * Read once, and out of the caller's reach: a secret that is wiped after use must not become one of zeros here.
 * @param {KeyLike} keys
 * @param {string[] | undefined} algorithms
 * @returns {() => KeyLike}
 */
function kept(keys, algorithms) {
  const choose = algorithmOf(algorithms, () => ({ alg: '' }));
  withKey(keys, choose, () => {});
  if (typeof keys === 'string' || keys instanceof Key || keys instanceof KeySet) return () => keys;
  const copy = check.isBytes(keys) ? keys.slice() : structuredClone(keys);
  return Object.hasOwn(copy, 'keys') ? keptSet(/** @type {Jwks} */ (copy)) : () => copy;
}

/** @param {Jwks} jwks */
function keptSet(jwks) {
  let [set, home] = [new KeySet(jwks), core];
  return () => {
    // jotwasm/full, which may come later, can use more of them.
    if (home !== core) [set, home] = [new KeySet(jwks), core];
    return set;
  };
}

/**
 * A look-up that fails is no fault of the token's: its issuer may be down.
 * @param {() => any} find
 */
async function lookUp(find) {
  try {
    return await find();
  } catch (error) {
    if (error instanceof JwtError && NO_KEY.includes(error.code)) throw new Denial(verdictOn(error), error);
    throw outage(error);
  }
}
