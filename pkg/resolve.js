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
 * @param {KeyLike} key
 * @param {Choice} chooseAlgorithm asked only where the key leaves the algorithm open
 * @returns {Key | KeySet}
 */
export function resolve(key, chooseAlgorithm) {
  if (key instanceof Key || key instanceof KeySet) return key;
  if (typeof key === 'string') return fromString(key, chooseAlgorithm(HMAC));
  if (key instanceof Uint8Array) return Key.fromSecret(key, hmac(chooseAlgorithm(HMAC)));
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
  if ('keys' in object) return remember(object, '', () => new KeySet(/** @type {Jwks} */ (object)));
  if (!('kty' in object)) throw new TypeError('key must be a Key, KeySet, JWK, JWK Set, Uint8Array or string');
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
  const text = alg + JSON.stringify(check.object(object, 'key'));
  const known = objects.get(object);
  if (known?.text === text) return known.key;
  const key = make();
  objects.set(object, { text, key });
  return key;
}
