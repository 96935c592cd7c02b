// @ts-check
/** @import { VerifyOptions } from './index.js' */
import * as check from './check.js';
import { MAX_INPUT, cache, core, write } from './binding.js';
import { epoch } from './time.js';

const MAX_TOKEN_BYTES = 65536;
/** Compiled policies kept for the next call with options that say the same. */
const KEPT = 64;

const CHECKS = {
  algorithms: check.strings,
  issuer: check.oneOrMore,
  audience: check.oneOrMore,
  subject: check.string,
  jwtid: check.string,
  nonce: check.string,
  maxTokenAge: check.span,
  requiredClaims: check.strings,
  typ: check.string,
  crit: check.strings,
  clockTolerance: check.span,
  /** @param {unknown} value @param {string} name */
  maxTokenBytes(value, name) {
    const bytes = Number.isInteger(value) ? Number(value) : 0;
    if (bytes < 1 || bytes > MAX_INPUT) throw new TypeError(`${name} must be a number of bytes, at most 16 MiB`);
    return bytes;
  },
  currentDate: epoch,
  complete: check.flag,
};

/**
 * What verify() needs to know, in a form that is quick to use.
 * @typedef {object} Policy
 * @property {Record<string, any>} rules for compile(), at the last moment
 * @property {string[] | undefined} algorithms
 * @property {number} maxTokenBytes
 * @property {number} now seconds since the epoch, at the moment of asking unless the options say
 * @property {boolean} complete
 */

/** @type {Map<string, import('./binding.js').PolicyHandle>} */
const compiled = cache();

/**
 * Compares what the options say, never which object they are: the caller may change that at any time.
 * @param {Record<string, any>} rules
 */
export function compile(rules) {
  const text = JSON.stringify(rules);
  let handle = compiled.get(text);
  if (handle) return handle;
  handle = core.PolicyHandle.fromOptions(write(text));
  if (!handle) throw new TypeError('an option holds half a surrogate pair');
  if (compiled.size === KEPT) {
    const [oldest] = compiled.keys();
    compiled.get(oldest)?.free();
    compiled.delete(oldest);
  }
  compiled.set(text, handle);
  return handle;
}

/** @param {VerifyOptions & { complete?: boolean }} [options] @returns {Policy} */
export function policyOf(options = {}) {
  const { currentDate, complete = false, ...rules } = check.options(options, CHECKS);
  const { algorithms, maxTokenBytes = MAX_TOKEN_BYTES } = rules;
  return {
    rules,
    algorithms,
    maxTokenBytes,
    complete,
    // Not before: a token may expire while its key is fetched.
    get now() {
      return currentDate ?? epoch();
    },
  };
}
