// @ts-check
/** @import { KeyHandle, KeySetHandle } from './binding.js' */
/** @import { Header, Jwks } from './index.js' */
import * as check from './check.js';
import { core, text, value, write } from './binding.js';
import { JwtError } from './errors.js';
import { Key, disposable, handleOf, isFree, isPrivate, keyFrom, moved, secretText } from './key.js';

const MAX_SET = 2 ** 20;

/** @type {(set: KeySet) => KeySetHandle} */
export let setHandleOf;
/** @type {(set: KeySet, alg: string | undefined, kid: string | undefined) => Key} */
export let findSigner;

/** Documented in index.d.ts. */
export class KeySet {
  /** @type {KeySetHandle | undefined} */
  #handle;
  /** The module that the handle is known to live in. @type {import('./binding.js').Core | undefined} */
  #home;
  /** The caller's own keys, for find() to give back. @type {Key[] | undefined} */
  #keys;

  static {
    setHandleOf = (set) => {
      const handle = set.#handle;
      if (!handle) throw new TypeError('this KeySet was freed');
      if (set.#home === core) return handle;
      set.#handle = handle instanceof core.KeySetHandle ? handle : movedSet(handle);
      set.#home = core;
      return set.#handle;
    };
    findSigner = (set, alg, kid) => set.#at(setHandleOf(set).signerPosition(alg, kid));
  }

  /** @param {Jwks | Key[]} keys */
  constructor(keys) {
    this.#handle = Array.isArray(keys) ? this.#collect(keys) : read(keys);
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
    const own = this.#keys?.[place];
    // The set holds on to a key that its owner freed.
    return own && !isFree(own) ? own : keyFrom(value(setHandleOf(this).key(place)));
  }

  /** @param {{ private?: boolean }} [options] @returns {Jwks} */
  toJwks(options = {}) {
    return JSON.parse(secretText(setHandleOf(this).toJwks(isPrivate(options))));
  }

  free() {
    this.#handle?.free();
    this.#handle = undefined;
    this.#keys = undefined;
  }
}

disposable(KeySet);

/** Key by key: what somebody freed lives on in the set. @param {KeySetHandle} handle */
function movedSet(handle) {
  const own = new core.KeySetHandle();
  for (let place = 0; place < handle.size; place++) {
    const key = moved(/** @type {import('./binding.js').KeyHandle} */ (handle.key(place)));
    own.push(key);
    key.free();
  }
  handle.free();
  return own;
}

/** @param {Jwks} keys */
function read(keys) {
  const text = check.json(keys, 'keys');
  if (text.length > MAX_SET) throw new JwtError('ERR_JWKS_INVALID', 'the JWK Set is longer than 1 MiB');
  return value(core.KeySetHandle.fromJwks(write(text)));
}

/**
 * Does work with the member that verifies what has this header.
 * @template T
 * @param {KeySet} set
 * @param {Header} header
 * @param {(key: KeyHandle) => T} work
 */
export function withMember(set, { alg, kid }, work) {
  const handle = setHandleOf(set);
  const place = handle.position(alg, kid);
  if (place < 0) text(place);
  const key = value(handle.key(place));
  try {
    return work(key);
  } finally {
    key.free();
  }
}
