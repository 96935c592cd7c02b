// @ts-check
/** @import { Claims, Header, KeyLike, VerifyOptions } from './index.js' */
/** @import { KeyHandle, KeySetHandle, PolicyHandle } from './binding.js' */
/** @import { Policy } from './policy.js' */
import * as check from './check.js';
import { core, text, write } from './binding.js';
import { claims } from './claims.js';
import { JwtError } from './errors.js';
import { Key, handleOf } from './key.js';
import { setHandleOf } from './keyset.js';
import { compile, nowOf, policyOf } from './policy.js';
import { isKeyLike, withKey } from './resolve.js';

/** @type {import('./index.js').HmacAlgorithm[]} */
const HMAC = ['HS256', 'HS384', 'HS512'];

const DECODE = { complete: check.flag };

/**
 * Puts a token where the core reads it. One that is too long stays out; its length tells the core enough.
 * @param {string} token
 * @param {number} limit
 */
const put = (token, limit) => (token.length > limit ? token.length : write(token));

/** @param {string} token @param {number} limit @returns {Header} */
function headerOf(token, limit) {
  return JSON.parse(text(core.decodeHeader(put(token, limit), limit)));
}

/**
 * What a call of the core has to say about a token. None of the caller's code runs here: it may call us.
 * @param {string} token
 * @param {Policy} policy
 * @param {(length: number, compiled: PolicyHandle) => number} call
 */
export function ask(token, policy, call) {
  const compiled = compile(policy.rules);
  return JSON.parse(text(call(put(token, policy.rules.maxTokenBytes), compiled)));
}

/**
 * Everything that comes before the key: format, critical parameters, allowed algorithms.
 * @param {string} token
 * @param {Policy} policy
 * @returns {Header}
 */
export const prepare = (token, policy) => ask(token, policy, core.prepare);

/** @param {string} token @param {{ complete?: boolean }} [options] */
function decodeAny(token, options) {
  const complete = options !== undefined && check.options(options, DECODE).complete;
  const limit = 65536;
  const payload = claims(core.decode(put(check.string(token, 'token'), limit)));
  return complete ? completed(token, payload, limit) : payload;
}

/** @param {string} token @param {Claims} payload @param {number} limit */
function completed(token, payload, limit) {
  return { header: headerOf(token, limit), payload, signature: token.slice(token.lastIndexOf('.') + 1) };
}

/** What verify() returns. @param {string} token @param {Claims} payload @param {Policy} policy */
export const outcome = (token, payload, { complete, rules }) =>
  complete ? completed(token, payload, rules.maxTokenBytes) : payload;

/**
 * The algorithm of a secret that names none: HS256, or what the caller allows and the header says.
 * @param {string[] | undefined} algorithms
 * @param {() => Header} header
 * @returns {import('./resolve.js').Choice}
 */
export const algorithmOf = (algorithms, header) => (fits) => {
  if (!algorithms) return 'HS256';
  const allowed = HMAC.filter((name) => algorithms.includes(name));
  if (allowed.length < 2) return allowed[0] ?? 'HS256';
  const { alg } = header();
  // A token cannot turn the error into one about the secret by asking for a longer one.
  return allowed.find((name) => name === alg && fits(name)) ?? allowed[0];
};

/**
 * The key, or what a function answers that picks one by the header.
 * @param {KeyLike | ((header: Header) => KeyLike | null | undefined)} key
 * @param {() => Header} header
 */
export function keyFor(key, header) {
  if (typeof key !== 'function') return key;
  const found = key(header());
  if (typeof (/** @type {any} */ (found)?.then) === 'function') {
    throw new TypeError('the key function returned a promise, which only verifyAsync waits for: get the key first');
  }
  return keyLike(found);
}

/**
 * What a look-up gave. The token's own `kid` may have led there: no key is an answer to the token, not a TypeError.
 * @param {unknown} found
 * @returns {KeyLike}
 */
export function keyLike(found) {
  if (isKeyLike(found)) return found;
  throw new JwtError('ERR_JWKS_NO_MATCHING_KEY', 'the key function gave no key for the token');
}

/**
 * @param {string} token
 * @param {KeyLike | ((header: Header) => KeyLike)} key
 * @param {VerifyOptions & { complete?: boolean }} [options]
 */
function verifyAny(token, key, options) {
  check.string(token, 'token');
  const policy = policyOf(options);
  // The usual case, without the detours of the others.
  if (key instanceof Key) return verifyBy(handleOf(key), token, policy);
  return verifyWith(token, keyFor(key, () => prepare(token, policy)), policy);
}

/**
 * verify() once its key is at hand.
 * @param {string} token
 * @param {KeyLike} key
 * @param {Policy} policy
 */
export function verifyWith(token, key, policy) {
  const { algorithms, maxTokenBytes } = policy.rules;
  return withKey(key, algorithmOf(algorithms, () => headerOf(token, maxTokenBytes)), (keys) =>
    verifyBy(keys instanceof Key ? handleOf(keys) : setHandleOf(keys), token, policy),
  );
}

/**
 * None of the caller's code runs here: it may call us.
 * @param {KeyHandle | KeySetHandle} handle
 * @param {string} token
 * @param {Policy} policy
 */
function verifyBy(handle, token, policy) {
  const now = nowOf(policy);
  const compiled = compile(policy.rules);
  const payload = claims(handle.verify(put(token, policy.rules.maxTokenBytes), compiled, now));
  return outcome(token, payload, policy);
}

export const decode = /** @type {typeof import('./index.js').decode} */ (decodeAny);
export const verify = /** @type {typeof import('./index.js').verify} */ (verifyAny);
