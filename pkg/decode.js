// @ts-check
// Reads tokens without WebAssembly, and refuses exactly what the core refuses: src/token.rs, src/json.rs.
// Whatever goes wrong on the way, decode() turns into one error that quotes nothing. Written to be short: the budget
// is 1 KiB, minified and compressed.
/** @import { Claims } from './decode.js' */
import { JwtError } from './errors.js';
import { epoch, span } from './time.js';

export { JwtError };

const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{[]|([}\]])|-?\d[\d.e+-]*/gi;

/**
 * @param {unknown} good
 * @returns {asserts good}
 */
function check(good) {
  if (!good) throw 0;
}

/**
 * What canonical base64url stands for, a character for a byte. `atob` alone forgives padding, white space and
 * stray bits.
 * @param {string} part
 */
function binary(part) {
  const base64 = part.replace(/-/g, '+').replace(/_/g, '/');
  const bytes = atob(base64);
  check(!/[^\w-]/.test(part) && btoa(bytes).replace(/=/g, '') == base64);
  return bytes;
}

/**
 * @param {string} part
 * @returns {Record<string, any>}
 */
function object(part) {
  // As strict about UTF-8 as a fatal TextDecoder, a byte order mark stays, and it is much shorter.
  const json = decodeURIComponent(escape(binary(part)));
  const value = JSON.parse(json);
  check(/^\s*{/.test(json));
  /** Names of the objects that are open, the innermost first. @type {Set<string>[]} */
  const levels = [];
  for (const [token, string, isName, close] of json.matchAll(TOKEN)) {
    if (string) {
      const text = JSON.parse(string);
      encodeURIComponent(text); // throws on half a surrogate pair
      check(!isName || levels[0].size < levels[0].add(text).size);
    } else if (close) levels.shift();
    else check(token < '@' ? isFinite(+token) : levels.unshift(new Set()) <= 64);
  }
  return value;
}

/** @type {typeof import('./decode.js').decode} */
export function decode(/** @type {string} */ token, /** @type {{ complete?: boolean }} */ { complete } = {}) {
  if (typeof token != 'string') throw new TypeError('token is not a string');
  const [head, body, signature, rest] = token.split('.', 4);
  try {
    // The core's DEFAULT_MAX_TOKEN_BYTES. A part that is not there fails where it is read.
    check(token.length <= 65536 && rest == null);
    binary(signature);
    const header = object(head);
    const { alg, typ = '', cty = '', kid = '' } = header;
    check([alg, typ, cty, kid].every((value) => typeof value == 'string'));
    const payload = object(body);
    return complete ? { header, payload, signature } : payload;
  } catch {
    throw new JwtError('ERR_JWT_INVALID', 'token is not a JWT');
  }
}

/** @param {string | Claims} token No `exp` is a time that never comes. */
function expiryOf(token) {
  // Not `typeof`: a promise that was not awaited, or bytes, must not pass for claims without an expiry.
  const { exp = Infinity } =
    {}.toString.call(token) == '[object Object]' ? /** @type {Claims} */ (token) : decode(/** @type {string} */ (token));
  if (typeof exp != 'number' || isNaN(exp)) {
    throw new JwtError('ERR_JWT_INVALID', 'exp is not a number', { claim: 'exp', reason: 'invalid' });
  }
  return exp;
}

/** @type {typeof import('./decode.js').expiresIn} */
export const expiresIn = (token, options) => expiryOf(token) - epoch(options?.currentDate);

/** @type {typeof import('./decode.js').isExpired} */
export const isExpired = (token, options) =>
  expiryOf(token) <= epoch(options?.currentDate) - span(options?.clockTolerance ?? 0, 'clockTolerance');
