// @ts-check
// JWS over any payload (RFC 7515, RFC 7797). The rules are in src/jws/.
/** @import { JwsHandle, KeyHandle } from './binding.js' */
/** @import { FlattenedJws, GeneralJws, Header, KeyLike } from './index.js' */
import * as check from './check.js';
import { MAX_INPUT, bytes, core, text, value } from './binding.js';
import { JwtError } from './errors.js';
import { encode, payloadBytes, put, tooLong } from './jws-input.js';
import { Key, handleOf } from './key.js';
import { findSigner, withMember } from './keyset.js';
import { compile, rulesOf } from './policy.js';
import { isKeyLike, withKey } from './resolve.js';
import { headerMembers } from './sign.js';
import { algorithmOf, keyFor } from './verify.js';

/** @typedef {KeyLike | ((header: Header) => KeyLike | null | undefined)} KeyOrChoice */

const SIGN = {
  algorithm: check.string,
  header: check.object,
  unprotected: check.object,
  detached: check.flag,
  /** @param {unknown} value @param {string} name */
  serialization(value, name) {
    if (value !== 'compact' && value !== 'flattened') throw new TypeError(`${name} must be "compact" or "flattened"`);
    return value;
  },
};
const VERIFY = { algorithms: check.strings, crit: check.strings, payload: payloadBytes };

/**
 * @param {Uint8Array | string} payload
 * @param {KeyLike} key
 * @param {{ serialization?: string }} [options]
 */
function signAny(payload, key, options = {}) {
  const { algorithm, header = {}, unprotected, detached = false, serialization } = check.options(options, SIGN);
  const flattened = serialization === 'flattened';
  if (unprotected && !flattened) throw new TypeError('options.unprotected needs options.serialization "flattened"');
  // Whatever runs the caller's code (getters, toJSON) comes first: it may call us.
  const given = headerMembers(header);
  const beside = unprotected && JSON.parse(check.json(unprotected, 'options.unprotected'));
  const content = payloadBytes(payload, 'payload');
  // What could not be verified is not signed, nor encoded first: memory that grew does not shrink.
  if (!detached && given.b64 !== false && content.length * 4 > MAX_INPUT * 3) throw tooLong();
  const kid = [given.kid, beside?.kid].find((name) => typeof name === 'string');
  return withKey(key, () => algorithm ?? 'HS256', (keys) => {
    const signer = keys instanceof Key ? keys : findSigner(keys, algorithm, kid);
    const head = { ...without({ alg: algorithm ?? signer.alg, kid: signer.kid }, beside), ...given };
    // A key that serves several algorithms: the core says so, better than a header without `alg` would.
    const open = head.alg === undefined && beside?.alg === undefined;
    const handle = handleOf(signer);
    const lengths = put(content, encode(open ? '' : JSON.stringify(head)), encode(beside ? JSON.stringify(beside) : ''));
    const length = handle.signJws(lengths[0], lengths[1], lengths[2], flattened, detached);
    if (length > MAX_INPUT) throw tooLong();
    return flattened ? JSON.parse(text(length)) : text(length);
  });
}

/** Defaults that the unprotected header does not state. @param {object} defaults @param {object} [beside] */
function without(defaults, beside = {}) {
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !Object.hasOwn(beside, name)));
}

/**
 * @param {string | FlattenedJws | GeneralJws} jws
 * @param {KeyOrChoice} key
 * @param {{ algorithms?: string[], crit?: string[], payload?: Uint8Array | string }} [options]
 */
function verifyAny(jws, key, options = {}) {
  const { payload, ...rules } = check.options(options, VERIFY);
  if (typeof key !== 'function' && !isKeyLike(key)) throw new TypeError('key must be a key or a function');
  const serialized = encode(typeof jws === 'string' ? jws : check.json(jws, 'jws'));
  const asked = rulesOf({ __proto__: null, ...rules, maxTokenBytes: MAX_INPUT });
  const opened = opener(serialized, typeof jws !== 'string', payload, asked);
  try {
    return firstGood(opened.jws, key, rules.algorithms);
  } finally {
    opened.free();
  }
}

/**
 * The JWS in the module that serves: a key function may have loaded another one.
 * @param {Uint8Array} jws
 * @param {boolean} json
 * @param {Uint8Array | undefined} payload
 * @param {import('./policy.js').Rules} rules
 */
function opener(jws, json, payload, rules) {
  /** @type {JwsHandle | undefined} */
  let handle;
  const free = () => {
    handle?.free();
    handle = undefined;
  };
  const open = () => {
    if (handle instanceof core.JwsHandle) return handle;
    free();
    const policy = compile(rules);
    const lengths = put(jws, payload ?? new Uint8Array(0));
    handle = value(core.JwsHandle.parse(lengths[0], payload && lengths[1], json, policy));
    return handle;
  };
  return { jws: open, free };
}

/**
 * One good signature is enough.
 * @param {() => JwsHandle} opened
 * @param {KeyOrChoice} key
 * @param {string[] | undefined} algorithms
 */
function firstGood(opened, key, algorithms) {
  /** @type {JwtError[]} */
  const refusals = [];
  const { signatures } = opened();
  for (let place = 0; place < signatures; place++) {
    try {
      return verifyOne(opened, place, key, algorithms);
    } catch (error) {
      if (!(error instanceof JwtError)) throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (refusals.every(({ code, message }) => code === first.code && message === first.message)) throw first;
  throw new JwtError('ERR_JWS_SIGNATURE_VERIFICATION_FAILED', 'none of the signatures verifies');
}

/**
 * @param {() => JwsHandle} opened
 * @param {number} place
 * @param {KeyOrChoice} key
 * @param {string[] | undefined} algorithms
 */
function verifyOne(opened, place, key, algorithms) {
  /** @returns {Header} */
  const header = () => JSON.parse(text(opened().header(place)));
  // What is malformed, or not allowed, asks for no key.
  const own = header();
  /** @param {KeyHandle} one */
  const verify = (one) => bytes(opened().verify(place, one));
  const payload = withKey(keyFor(key, header), algorithmOf(algorithms, header), (keys) =>
    keys instanceof Key ? verify(handleOf(keys)) : withMember(keys, own, verify),
  );
  return { header: own, payload };
}

export const signJws = /** @type {typeof import('./index.js').signJws} */ (signAny);
export const verifyJws = /** @type {typeof import('./index.js').verifyJws} */ (verifyAny);
