// @ts-check
/** @import { IssuerOptions, RefreshStore } from './issuer.js' */
import { Key } from 'jotwasm';
import * as check from '../check.js';
import { kidOf } from './issuer-keys.js';

const STORE = /** @type {const} */ (['insert', 'find', 'markUsed', 'revokeFamily', 'revokeSubject', 'deleteExpired']);
const REQUIRED = ['key', 'issuer', 'audience', 'store'];

/** 15 minutes, 30 days, 10 seconds. */
const DEFAULTS = { accessTokenTtl: 900, refreshTokenTtl: 2_592_000, reuseLeeway: 10 };

const CHECKS = {
  key: signingKey,
  previousKeys: listOfKeys,
  issuer: text,
  audience,
  accessTokenTtl: lifetime,
  refreshTokenTtl: lifetime,
  store,
  algorithm: check.string,
  reuseLeeway: check.span,
};

/**
 * @typedef {object} Settings
 * @property {Key} key
 * @property {Key[]} keys that are published, the one that signs first
 * @property {string} issuer
 * @property {string | string[]} audience
 * @property {number} accessTokenTtl whole seconds, as is the next
 * @property {number} refreshTokenTtl
 * @property {RefreshStore} store
 * @property {import('../index.js').Algorithm} [algorithm]
 * @property {number} reuseLeeway seconds
 */

/** @param {IssuerOptions} options @returns {Settings} */
export function settingsOf(options) {
  const given = check.options(options, CHECKS);
  const missing = REQUIRED.find((name) => given[name] === undefined);
  if (missing) throw new TypeError(`options.${missing} is missing`);
  const { previousKeys = [], ...rest } = given;
  const keys = [given.key, ...previousKeys];
  requireDifferent(keys);
  // Of nothing: what somebody put on the prototype of all objects is nobody's option.
  return Object.assign(Object.create(null), DEFAULTS, rest, { keys });
}

/** @param {unknown} value @param {string} name */
function key(value, name) {
  if (!(value instanceof Key)) throw new TypeError(`${name} must be a Key`);
  return value;
}

/** @param {unknown} value @param {string} name */
function signingKey(value, name) {
  if (key(value, name).type === 'public') throw new TypeError(`${name} is a public key, which cannot sign`);
  return value;
}

/** @param {unknown} value @param {string} name */
function listOfKeys(value, name) {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be an array of Key`);
  return value.map((one) => key(one, name));
}

/** Nobody could tell which of two keys a token wants. @param {Key[]} list */
function requireDifferent(list) {
  if (list.length > 1 && new Set(list.map(kidOf)).size < list.length) {
    throw new TypeError('options.previousKeys: two keys have the same kid');
  }
}

/** @param {unknown} value @param {string} name */
function text(value, name) {
  if (check.string(value, name) === '') throw new TypeError(`${name} is empty`);
  return value;
}

/** @param {unknown} value @param {string} name */
function audience(value, name) {
  const list = check.oneOrMore(value, name);
  if (!list.length || list.includes('')) throw new TypeError(`${name} is empty`);
  return typeof value === 'string' ? value : list;
}

/** @param {unknown} value @param {string} name */
function lifetime(value, name) {
  const seconds = Math.floor(check.duration(value, name));
  if (seconds < 1) throw new TypeError(`${name} must be at least a second`);
  return seconds;
}

/** @param {any} value @param {string} name */
function store(value, name) {
  const lacking = STORE.find((method) => typeof value?.[method] !== 'function');
  if (lacking) throw new TypeError(`${name} is no store: it has no ${lacking}()`);
  return value;
}
