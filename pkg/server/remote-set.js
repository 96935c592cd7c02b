// @ts-check
// A JWK Set as an issuer publishes it: what is in it, and the key for a token.
/** @import { Header, Jwks, Key } from 'jotwasm' */
import { JwtError, KeySet } from 'jotwasm';
import { core } from '../binding.js';
import { isFree } from '../key.js';
import { unusable } from './remote-fetch.js';

/** Keys that were looked up, at most. */
const KEPT = 64;

/** @param {string} text @param {string} what @returns {Record<string, any>} */
export function parseObject(text, what) {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value && !Array.isArray(value)) return value;
  } catch {
    // Said below: what JSON.parse says of it quotes the text.
  }
  throw unusable(`${what} is not a JSON object`);
}

export class RemoteSet {
  /** One object for one key, however often it is looked up. @type {Map<string, Key>} */
  #found = new Map();
  /** @type {KeySet} */
  #keys;
  /** The module that knew which keys can be used. */
  #home = core;

  /** @param {string} text as it came */
  constructor(text) {
    this.text = text;
    this.#keys = keySet(this.jwks());
  }

  /** Whether reading this text again would come to the same. @param {string} text */
  says(text) {
    return text === this.text && this.#home === core;
  }

  /**
   * Without secrets: whoever can read one that is published can sign with it.
   * @returns {Jwks}
   */
  jwks() {
    const { keys, ...others } = parseObject(this.text, 'the key set');
    if (!Array.isArray(keys)) throw unusable('the key set has no array of keys');
    return { ...others, keys: keys.filter((key) => key?.kty !== 'oct') };
  }

  /**
   * @param {Header} header
   * @throws {JwtError} ERR_JWKS_NO_MATCHING_KEY, ERR_JWKS_MULTIPLE_MATCHING_KEYS
   */
  find(header) {
    const name = JSON.stringify([header.alg, header.kid]);
    const known = this.#found.get(name);
    if (known && !isFree(/** @type {any} */ (known))) return known;
    const key = this.#keys.find(header);
    // A key without `kid` is found under every one.
    if (this.#found.size >= KEPT) this.#found.clear();
    this.#found.set(name, key);
    return key;
  }

  /** Keys that were found live on: somebody may be verifying with them. */
  free() {
    this.#keys.free();
  }
}

/** @param {Jwks} jwks */
function keySet(jwks) {
  try {
    return new KeySet(jwks);
  } catch (error) {
    throw error instanceof JwtError ? error : unusable('the key set is not a JWK Set', error);
  }
}
