// @ts-check
// Payloads, and how they and a JWS get to where the core reads them.
import * as check from './check.js';
import { MAX_INPUT, writeBytes } from './binding.js';
import { JwtError } from './errors.js';

const encoder = new TextEncoder();

/** @param {unknown} payload @param {string} name @returns {Uint8Array} */
export function payloadBytes(payload, name) {
  if (check.isBytes(payload)) return payload;
  if (typeof payload !== 'string') throw new TypeError(`${name} must be a string or a Uint8Array`);
  // Every half would become the same three bytes, and different payloads the same JWS.
  if (/[\ud800-\udfff]/u.test(payload)) throw new JwtError('ERR_JWS_INVALID', 'the payload has half a surrogate pair');
  return encode(payload);
}

/** @param {string} string */
export function encode(string) {
  // No UTF-8 is shorter than its string; what is too long anyway need not be made longer.
  if (string.length > MAX_INPUT) throw tooLong();
  return encoder.encode(string);
}

export const tooLong = () => new JwtError('ERR_JWS_INVALID', 'the JWS and its payload are longer than 16 MiB');

/**
 * Puts bytes where the core reads them, one after the other.
 * @param {Uint8Array[]} parts
 * @returns {number[]} their lengths
 */
export function put(...parts) {
  const lengths = parts.map(({ length }) => length);
  const total = lengths.reduce((sum, length) => sum + length);
  if (total > MAX_INPUT) throw tooLong();
  const joined = new Uint8Array(total);
  parts.reduce((at, part) => (joined.set(part, at), at + part.length), 0);
  writeBytes(joined);
  return lengths;
}
