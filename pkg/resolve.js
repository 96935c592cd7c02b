// @ts-check
// Turns whatever may stand for a key into a Key or a KeySet.
/** @import { HmacAlgorithm, Jwk, KeyLike } from './index.js' */
import * as check from './check.js';
import { cache } from './binding.js';
import { Key } from './key.js';
import { KeySet } from './keyset.js';

/** @typedef {(fits: (alg: HmacAlgorithm) => boolean) => string} Choice the algorithm of a secret that names none */

const BYTES = { HS256: 32, HS384: 48, HS512: 64 };
/** Keys kept for the next call that brings the same text, be it in a new object. */
const KEPT = 64;
const WANTED =
  'key must be a Key, KeySet, JWK, JWK Set, Uint8Array or string; verifyAsync and signAsync also take a CryptoKey';
/** @type {Map<string, Key | KeySet>} */
const kept = cache(new Map());

/**
 * Does work with a key. The work runs none of the caller's code: it could bring so many other keys that this
 * one is no longer kept.
 * @template T
 * @param {KeyLike} key
 * @param {Choice} choose asked only where the key leaves the algorithm open
 * @param {(keys: Key | KeySet) => T} work
 */
export function withKey(key, choose, work) {
  if (!check.isBytes(key)) return work(resolve(key, choose));
  const own = Key.fromSecret(key, /** @type {HmacAlgorithm} */ (choose((alg) => key.length >= BYTES[alg])));
  try {
    return work(own);
  } finally {
    own.free();
  }
}

/** @param {unknown} value @returns {value is KeyLike} */
export function isKeyLike(value) {
  if (typeof value === 'string' || value instanceof Key || value instanceof KeySet || check.isBytes(value)) return true;
  return check.isObject(value) && (Object.hasOwn(value, 'kty') || Object.hasOwn(value, 'keys'));
}

/**
 * @param {Exclude<KeyLike, Uint8Array>} key
 * @param {Choice} choose
 * @returns {Key | KeySet}
 */
function resolve(key, choose) {
  if (key instanceof Key || key instanceof KeySet) return key;
  if (typeof key === 'string') {
    const alg = choose((name) => new TextEncoder().encode(key).length >= BYTES[name]);
    return keep(`${alg} ${key}`, () => Key.fromSecret(key, /** @type {HmacAlgorithm} */ (alg)));
  }
  if (!isKeyLike(key)) throw new TypeError(WANTED);
  const text = check.json(key, 'key');
  // A key is made from the text it is kept under: the object's getters may say something else the next time.
  if (Object.hasOwn(key, 'keys')) return keep(text, () => new KeySet(JSON.parse(text)));
  return fromJwk(/** @type {Jwk} */ (key), text, choose);
}

/** @param {Jwk} jwk @param {string} text @param {Choice} choose */
function fromJwk(jwk, text, choose) {
  if (jwk.kty !== 'oct' || jwk.alg !== undefined) return keep(text, () => Key.fromJwk(JSON.parse(text)));
  const bytes = typeof jwk.k === 'string' ? (jwk.k.length * 3) / 4 : 0;
  const chosen = choose((name) => bytes >= BYTES[name]);
  const alg = /** @type {HmacAlgorithm} */ (Object.hasOwn(BYTES, chosen) ? chosen : 'HS256');
  return keep(`${alg} ${text}`, () => Key.fromJwk(JSON.parse(text), alg));
}

/**
 * @param {string} name
 * @param {() => Key | KeySet} make
 */
function keep(name, make) {
  const known = kept.get(name);
  if (known) return known;
  const key = make();
  if (kept.size === KEPT) {
    const [[oldest, old]] = kept;
    kept.delete(oldest);
    old.free();
  }
  kept.set(name, key);
  return key;
}
