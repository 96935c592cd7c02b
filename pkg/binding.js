// @ts-check
// The one instance of the module, and the way in and out of it. See src/wasm.rs for the other side.
import * as core from './wasm/jotwasm.js';
import { JwtError } from './errors.js';

const encoder = new TextEncoder();
// The module hands out UTF-8 that it has checked; a byte order mark in it is text, not a mark.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ROOM = 8192;
/** Bytes of input at most: far more than any token or key, far less than makes the module run out of memory. */
export const MAX_INPUT = 2 ** 24;

/** @type {WebAssembly.Memory | undefined} */
let memory;
let input = new Uint8Array(0);

/**
 * Instantiates the module, once; later calls change nothing.
 * @param {WebAssembly.Module | BufferSource} source
 */
export function bind(source) {
  memory ??= core.initSync({ module: source }).memory;
}

/** The memory; only jotwasm/slim can be without one yet. */
export function ready() {
  if (!memory) throw new Error('jotwasm/slim: call init() or initSync() first');
  return memory;
}

/** @param {number} bytes */
function reserve(bytes) {
  if (bytes > MAX_INPUT) throw new JwtError('ERR_JWT_INVALID', 'the claims or the token are longer than 16 MiB');
  const memory = ready();
  const address = core.reserve(bytes);
  input = new Uint8Array(memory.buffer, address, bytes);
}

/** Memory that grew left the old view behind. @param {number} bytes */
function ensure(bytes) {
  if (input.length < bytes || input.length === 0) reserve(Math.max(bytes, ROOM));
}

/**
 * Writes text into the input, at an offset that earlier text ended at.
 * @param {string} text
 * @returns {number} bytes written
 */
export function write(text, offset = 0) {
  ensure(ROOM);
  const { read, written } = encoder.encodeInto(text, offset ? input.subarray(offset) : input);
  if (read === text.length) return written;
  const before = input.slice(0, offset);
  reserve(offset + utf8Length(text));
  input.set(before);
  return write(text, offset);
}

/** @param {string} text */
function utf8Length(text) {
  // Three bytes a character is the most there can be; only a very long text is worth counting.
  return text.length * 3 <= MAX_INPUT ? text.length * 3 : encoder.encode(text.slice(0, MAX_INPUT + 1)).length;
}

/** @param {Uint8Array} bytes */
export function writeBytes(bytes) {
  ensure(bytes.length);
  input.set(bytes);
  return bytes.length;
}

/** @param {number} length */
function read(length) {
  return decoder.decode(new Uint8Array(/** @type {WebAssembly.Memory} */ (memory).buffer, core.output(), length));
}

/** @returns {JwtError} */
function failure() {
  const { code, message, payload, ...details } = JSON.parse(read(core.outputLength()));
  const error = new JwtError(code, message, details);
  // Not enumerable: a logged error must not show what the token said.
  return payload ? Object.defineProperty(error, 'payload', { value: payload }) : error;
}

/**
 * The output of a call that returned its length.
 * @param {number} length
 */
export function text(length) {
  if (length < 0) throw failure();
  return read(length);
}

/**
 * What a call returned, unless it failed.
 * @template T
 * @param {T | undefined} value
 * @returns {T}
 */
export function value(value) {
  if (value === undefined) throw failure();
  return value;
}

export { core };
