// @ts-check
// Turns whatever may stand for a key into a Key or a KeySet.
/** @import { Jwk, Jwks, KeyLike } from './index.js' */
import * as check from './check.js';
import { Key } from './key.js';
import { KeySet } from './keyset.js';

/** @typedef {(candidates: string[]) => string | undefined} Choice the algorithm for a secret that names none */

const HMAC = ['HS256', 'HS384', 'HS512'];
/** Secrets that arrive as strings are few and come with every call. */
const KEPT = 16;
/** @type {Map<string, Key>} */
const secrets = new Map();
/** @type {WeakMap<object, { text: string, key: Key | KeySet }>} */
const objects = new WeakMap();

/**
 * Does work with a key. Bytes have no identity to remember a Key by, so theirs lasts for this one call.
 * @template T
 * @param {KeyLike} key
 * @param {Choice} chooseAlgorithm asked only where the key leaves the algorithm open
 * @param {(keys: Key | KeySet) => T} work
 */
export function withKey(key, chooseAlgorithm, work) {
  const keys = resolve(key, chooseAlgorithm);
  try {
    return work(keys);
  } finally {
    if (check.isBytes(key)) keys.free();
  }
}

/**
 * @param {KeyLike} key
 * @param {Choice} chooseAlgorithm
 * @returns {Key | KeySet}
 */
function resolve(key, chooseAlgorithm) {
  if (key instanceof Key || key instanceof KeySet) return key;
  if (typeof key === 'string') return fromString(key, chooseAlgorithm(HMAC));
  if (check.isBytes(key)) return Key.fromSecret(key, hmac(chooseAlgorithm(HMAC)));
  if (typeof key === 'object' && key !== null) return fromObject(/** @type {Jwk | Jwks} */ (key), chooseAlgorithm);
  throw new TypeError('key must be a Key, KeySet, JWK, JWK Set, Uint8Array or string');
}

/** @param {string | undefined} alg */
const hmac = (alg) => /** @type {'HS256' | undefined} */ (alg);

/** @param {string} secret @param {string} [alg] */
function fromString(secret, alg = 'HS256') {
  const name = `${alg} ${secret}`;
  let key = secrets.get(name);
  if (key) return key;
  key = Key.fromSecret(secret, hmac(alg));
  // Not freed: the caller may be using it in a call further up.
  if (secrets.size === KEPT) secrets.delete([...secrets.keys()][0]);
  secrets.set(name, key);
  return key;
}

/** @param {Jwk | Jwks} object @param {Choice} chooseAlgorithm */
function fromObject(object, chooseAlgorithm) {
  if (Object.hasOwn(object, 'keys')) return remember(object, '', () => new KeySet(/** @type {Jwks} */ (object)));
  if (!Object.hasOwn(object, 'kty')) throw new TypeError('key must be a Key, KeySet, JWK, JWK Set, Uint8Array or string');
  const jwk = /** @type {Jwk} */ (object);
  const alg = jwk.kty === 'oct' && jwk.alg === undefined ? chooseAlgorithm(HMAC) ?? '' : '';
  return remember(jwk, alg, () => Key.fromJwk(jwk, hmac(alg || undefined)));
}

/**
 * A key object that still says the same is not read twice.
 * @param {object} object
 * @param {string} alg
 * @param {() => Key | KeySet} make
 */
function remember(object, alg, make) {
  const text = alg + check.json(object, 'key');
  const known = objects.get(object);
  if (known?.text === text) return known.key;
  const key = make();
  objects.set(object, { text, key });
  return key;
}
