// @ts-check
// Reads tokens without WebAssembly, and refuses exactly what the core refuses: src/token.rs, src/json.rs.
import { JwtError } from './errors.js';
import { expiryBy } from './expiry.js';

export { JwtError };

const MAX_CHARACTERS = 65536;
const MAX_DEPTH = 64;
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[[{]|[\]}]|-?\d[\d.eE+-]*/g;
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * @param {unknown} good
 * @param {string} message
 * @returns {asserts good}
 */
function check(good, message) {
  if (!good) throw new JwtError('ERR_JWT_INVALID', message);
}

/**
 * Bytes of canonical base64url. `atob` alone forgives padding, white space and stray bits.
 * @param {string} part
 */
function bytes(part) {
  const base64 = part.replace(/-/g, '+').replace(/_/g, '/');
  const binary = /[^\w-]/.test(part) || part.length % 4 == 1 ? '' : atob(base64);
  check(btoa(binary).replace(/=/g, '') == base64, 'a part is not canonical base64url');
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * What `JSON.parse` lets through and the core does not.
 * @param {string} json
 */
function checkStrict(json) {
  /** @type {Set<string>[]} */
  const levels = [];
  for (const [token, string, isName] of json.matchAll(TOKEN)) {
    if (string) {
      const value = JSON.parse(string);
      const names = levels[levels.length - 1];
      check(!LONE_SURROGATE.test(value), 'a string has half a surrogate pair');
      check(!isName || names.size < names.add(value).size, 'two members have the same name');
    } else if (token == '{' || token == '[') check(levels.push(new Set()) <= MAX_DEPTH, 'a part is nested too deep');
    else if (token == '}' || token == ']') levels.pop();
    else check(isFinite(Number(token)), 'a number is out of range');
  }
}

/**
 * @param {string} part
 * @returns {Record<string, any>}
 */
function object(part) {
  const encoded = bytes(part);
  let value;
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(encoded);
    value = JSON.parse(json);
    checkStrict(json);
  } catch (error) {
    // What TextDecoder and JSON.parse say may quote the token.
    check(error instanceof JwtError, 'a part is not JSON in UTF-8');
    throw error;
  }
  check(value && typeof value == 'object' && !Array.isArray(value), 'a part is not a JSON object');
  return value;
}

/** @type {typeof import('./decode.js').decode} */
export function decode(/** @type {string} */ token, /** @type {{ complete?: boolean }} */ options = {}) {
  if (typeof token != 'string') throw new TypeError('token must be a string');
  const [head, body, signature, ...rest] = token.split('.', 4);
  check(token.length <= MAX_CHARACTERS && signature != null && !rest.length, 'a signed JWT has three parts, and no more than 64 KiB');
  bytes(signature);
  const header = object(head);
  for (const name of ['alg', 'typ', 'cty', 'kid']) {
    const value = header[name];
    check(value === undefined ? name != 'alg' : typeof value == 'string', `the header parameter "${name}" is not a string`);
  }
  const payload = object(body);
  return options.complete ? { header, payload, signature } : payload;
}

export const { expiresIn, isExpired } = expiryBy(decode);
