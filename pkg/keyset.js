// @ts-check
/** @import { Header, Jwks } from './index.js' */
import * as check from './check.js';
import { core, text, value, write } from './binding.js';
import { Key, handleOf, keyFrom, secretText } from './key.js';

/** @type {(set: KeySet) => core.KeySetHandle} */
export let setHandleOf;
/** @type {(set: KeySet, alg: string | undefined, kid: string | undefined) => Key} */
export let findSigner;

/** Documented in index.d.ts. */
export class KeySet {
  /** @type {core.KeySetHandle | undefined} */
  #handle;
  /** The caller's own keys, for find() to give back. @type {Key[] | undefined} */
  #keys;

  static {
    setHandleOf = (set) => {
      if (!set.#handle) throw new TypeError('this KeySet was freed');
      return set.#handle;
    };
    findSigner = (set, alg, kid) => set.#at(setHandleOf(set).signerPosition(alg, kid));
  }

  /** @param {Jwks | Key[]} keys */
  constructor(keys) {
    if (Array.isArray(keys)) this.#handle = this.#collect(keys);
    else this.#handle = value(core.KeySetHandle.fromJwks(write(check.json(keys, 'keys'))));
  }

  /** @param {Key[]} keys */
  #collect(keys) {
    if (!keys.every((key) => key instanceof Key)) throw new TypeError('keys must be a JWK Set or an array of Key');
    const handle = new core.KeySetHandle();
    keys.forEach((key) => handle.push(handleOf(key)));
    this.#keys = [...keys];
    return handle;
  }

  get size() {
    return setHandleOf(this).size;
  }

  /** @param {Header} header */
  find(header) {
    const { alg, kid } = check.object(header, 'header');
    if (kid !== undefined) check.string(kid, 'header.kid');
    return this.#at(setHandleOf(this).position(check.string(alg, 'header.alg'), kid));
  }

  /** @param {number} place */
  #at(place) {
    if (place < 0) text(place);
    return this.#keys?.[place] ?? keyFrom(value(setHandleOf(this).key(place)));
  }

  /** @returns {Jwks} */
  toJwks({ private: secret = false } = {}) {
    return JSON.parse(secretText(setHandleOf(this).toJwks(secret)));
  }

  free() {
    this.#handle?.free();
    this.#handle = undefined;
    this.#keys = undefined;
  }
}

if (Symbol.dispose) Object.defineProperty(KeySet.prototype, Symbol.dispose, { value: KeySet.prototype.free, writable: true, configurable: true });
