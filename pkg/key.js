// @ts-check
/** @import { Core, KeyHandle } from './binding.js' */
/** @import { Algorithm, HmacAlgorithm, Jwk } from './index.js' */
import * as check from './check.js';
import { carry, core, text, value, write, writeBytes } from './binding.js';
import { secretBytes } from './encoding.js';
import { JwtError } from './errors.js';

const MADE_HERE = Symbol();
const MAX_KEY = 2 ** 20;
const HASH_BITS = { sha256: 256, sha384: 384, sha512: 512 };
const SECRET_OPTIONS = { kid: check.string, encoding: check.string, allowInsecureKeySizes: check.flag };
const PEM_OPTIONS = { kid: check.string, allowInsecureKeySizes: check.flag };
const GENERATE_OPTIONS = { kid: check.string, modulusLength: check.count };

/** To be asked before anything is written into the input: a key that moves needs it. @type {(key: Key) => KeyHandle} */
export let handleOf;
/** @type {(handle: KeyHandle) => Key} */
export let keyFrom;
/** @type {(key: Key) => boolean} */
export let isFree;

/** Documented in index.d.ts. */
export class Key {
  /** @type {KeyHandle | undefined} */
  #handle;
  /** The module that the handle is known to live in: quicker to ask than the handle. @type {Core | undefined} */
  #home;
  /** What never changes, once it was asked for. @type {{ alg?: string, kid?: string } | undefined} */
  #about;

  static {
    handleOf = (key) => {
      const handle = key.#handle;
      if (!handle) throw new TypeError('this Key was freed');
      if (key.#home === core) return handle;
      key.#handle = handle instanceof core.KeyHandle ? handle : moved(handle);
      key.#home = core;
      return key.#handle;
    };
    isFree = (key) => !key.#handle;
    keyFrom = (handle) => new Key(MADE_HERE, handle);
  }

  /** @param {unknown} proof @param {KeyHandle} [handle] */
  constructor(proof, handle) {
    if (proof !== MADE_HERE) throw new TypeError('use Key.fromSecret, fromJwk, fromPem or generate');
    this.#handle = handle;
  }

  /**
   * @param {Uint8Array | string} secret
   * @param {HmacAlgorithm} [alg]
   * @param {{ kid?: string, encoding?: string, allowInsecureKeySizes?: boolean }} [options]
   */
  static fromSecret(secret, alg = 'HS256', options = {}) {
    const { kid, encoding = 'utf8', allowInsecureKeySizes = false } = check.options(options, SECRET_OPTIONS);
    check.string(alg, 'alg');
    const length = writeSecret(secret, encoding);
    return keyFrom(value(core.KeyHandle.fromSecret(length, alg, kid, allowInsecureKeySizes)));
  }

  /** @param {Jwk} jwk @param {Algorithm} [alg] */
  static fromJwk(jwk, alg) {
    if (alg !== undefined) check.string(alg, 'alg');
    const length = writeKey(check.json(jwk, 'jwk'));
    return keyFrom(value(core.KeyHandle.fromJwk(length, alg, false)));
  }

  /**
   * @param {string} pem
   * @param {Algorithm} [alg]
   * @param {{ kid?: string, allowInsecureKeySizes?: boolean }} [options]
   */
  static fromPem(pem, alg, options = {}) {
    const { kid, allowInsecureKeySizes = false } = check.options(options, PEM_OPTIONS);
    if (alg !== undefined) check.string(alg, 'alg');
    const length = writeKey(check.string(pem, 'pem'));
    return keyFrom(value(core.KeyHandle.fromPem(length, alg, kid, allowInsecureKeySizes)));
  }

  /** @param {Algorithm} alg @param {{ kid?: string, modulusLength?: number }} [options] */
  static generate(alg, options = {}) {
    const { kid, modulusLength } = check.options(options, GENERATE_OPTIONS);
    return keyFrom(value(core.KeyHandle.generate(check.string(alg, 'alg'), kid, modulusLength)));
  }

  #names() {
    const handle = handleOf(this);
    this.#about ??= { alg: handle.alg, kid: handle.kid };
    return this.#about;
  }

  get alg() {
    return /** @type {Algorithm | undefined} */ (this.#names().alg);
  }

  get kid() {
    return this.#names().kid;
  }

  get type() {
    return /** @type {'secret' | 'private' | 'public'} */ (handleOf(this).type);
  }

  /** @param {{ private?: boolean }} [options] @returns {Jwk} */
  toJwk(options = {}) {
    return JSON.parse(secretText(handleOf(this).toJwk(isPrivate(options))));
  }

  /** @param {{ private?: boolean }} [options] */
  toPem(options = {}) {
    return secretText(handleOf(this).toPem(isPrivate(options)));
  }

  publicKey() {
    return keyFrom(value(handleOf(this).publicKey()));
  }

  /** @param {'sha256' | 'sha384' | 'sha512'} [hash] */
  thumbprint(hash = 'sha256') {
    if (!Object.hasOwn(HASH_BITS, hash)) throw new TypeError('hash must be "sha256", "sha384" or "sha512"');
    return text(handleOf(this).thumbprint(HASH_BITS[hash]));
  }

  free() {
    this.#handle?.free();
    this.#handle = undefined;
  }
}

disposable(Key);

/**
 * The same key in the module that took over, and no longer in its own.
 * @param {KeyHandle} handle
 */
export function moved(handle) {
  const length = carry(handle.toJwk(handle.type !== 'public'));
  const own = value(core.KeyHandle.fromJwk(length, undefined, true));
  handle.free();
  return own;
}

/**
 * Makes `using` call free(), where the runtime has it.
 * @param {{ prototype: { free(): void } }} type
 */
export function disposable({ prototype }) {
  if (!Symbol.dispose) return;
  Object.defineProperty(prototype, Symbol.dispose, { value: prototype.free, writable: true, configurable: true });
}

/** @param {unknown} secret @param {string} encoding */
function writeSecret(secret, encoding) {
  if (check.isBytes(secret)) return writeKey(secret);
  if (typeof secret !== 'string') throw new TypeError('secret must be a string or a Uint8Array');
  if (encoding !== 'utf8') return writeKey(secretBytes(secret, encoding));
  // Every lone surrogate would become the same three bytes, and different secrets the same key.
  if (/[\ud800-\udfff]/u.test(secret)) throw new JwtError('ERR_JWK_INVALID', 'the secret has half a surrogate pair');
  return writeKey(secret);
}

/** @param {string | Uint8Array} key */
function writeKey(key) {
  if (key.length > MAX_KEY) throw new JwtError('ERR_JWK_INVALID', 'the key is longer than 1 MiB');
  return typeof key === 'string' ? write(key) : writeBytes(key);
}

/** @param {unknown} options @returns {boolean} */
export const isPrivate = (options) => check.options(options, { private: check.flag }).private ?? false;

/**
 * The output, which does not stay in the module's memory.
 * @param {number} length
 */
export function secretText(length) {
  try {
    return text(length);
  } finally {
    core.wipe();
  }
}
