// @ts-check
// verify() for keys that live elsewhere, or that have to be fetched first.
/** @import { CryptoKeyLike, Header, KeyLike, VerifyOptions } from './index.js' */
/** @import { Policy } from './policy.js' */
import * as check from './check.js';
import { core } from './binding.js';
import { algorithmsOf, isCryptoKey, requireAlgorithm, requireUsage, verifyWithPlatform } from './cryptokey.js';
import { fromBase64url } from './encoding.js';
import { Key } from './key.js';
import { KeySet } from './keyset.js';
import { nowOf, policyOf } from './policy.js';
import { ask, keyLike, outcome, prepare, verifyWith } from './verify.js';

/** @typedef {((header: Header) => unknown) | { find(header: Header): unknown }} LookUp */

/**
 * @param {string} token
 * @param {KeyLike | CryptoKeyLike | LookUp} key
 * @param {VerifyOptions & { complete?: boolean }} [options]
 */
async function verifyAnywhere(token, key, options) {
  check.string(token, 'token');
  const policy = policyOf(options);
  const found = isLookUp(key) ? await lookUp(token, key, policy) : key;
  return isCryptoKey(found) ? verifyOutside(token, found, policy) : verifyWith(token, found, policy);
}

/**
 * Arrays and bytes have another `find`, and a KeySet needs no waiting.
 * @param {any} key
 * @returns {key is LookUp}
 */
export function isLookUp(key) {
  if (typeof key === 'function') return true;
  if (key instanceof KeySet || key instanceof Key || Array.isArray(key) || ArrayBuffer.isView(key)) return false;
  return typeof key === 'object' && typeof key?.find === 'function';
}

/**
 * @param {string} token
 * @param {LookUp} key
 * @param {Policy} policy
 */
async function lookUp(token, key, policy) {
  const header = prepare(token, policy);
  const found = await (typeof key === 'function' ? key(header) : key.find(header));
  return isCryptoKey(found) ? found : keyLike(found);
}

/**
 * The same road; only the signature is the platform's business.
 * @param {string} token
 * @param {CryptoKeyLike} key
 * @param {Policy} policy
 */
async function verifyOutside(token, key, policy) {
  const names = algorithmsOf(key);
  const { alg } = prepare(token, policy);
  requireAlgorithm(names, alg);
  requireUsage(key, 'verify');
  const end = token.lastIndexOf('.');
  const data = new TextEncoder().encode(token.slice(0, end));
  const authentic = await verifyWithPlatform(key, alg, fromBase64url(token.slice(end + 1)), data);
  const now = nowOf(policy);
  const payload = ask(token, policy, (length, compiled) => core.conclude(length, compiled, now, authentic));
  return outcome(token, payload, policy);
}

export const verifyAsync = /** @type {typeof import('./index.js').verifyAsync} */ (verifyAnywhere);
