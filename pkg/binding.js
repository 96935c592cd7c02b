// @ts-check
// The one instance of the module that serves, and the way in and out of it. See src/wasm.rs for the other side.
import { JwtError } from './errors.js';
import { readerOf } from './reader.js';

/** @typedef {typeof import('./wasm/lean/jotwasm.js')} Core */
/** @typedef {import('./wasm/lean/jotwasm.js').JwsHandle} JwsHandle */
/** @typedef {import('./wasm/lean/jotwasm.js').KeyHandle} KeyHandle */
/** @typedef {import('./wasm/lean/jotwasm.js').KeySetHandle} KeySetHandle */
/** @typedef {import('./wasm/lean/jotwasm.js').PolicyHandle} PolicyHandle */

const encoder = new TextEncoder();
const ROOM = 8192;
/** Of src/wasm/outline.rs. */
const MOST_MEMBERS = 32;
/** Bytes of input at most: far more than any token or key, far less than makes the module run out of memory. */
export const MAX_INPUT = 2 ** 24;

/** Only jotwasm/slim can be without a module yet. @type {Core} */
export let core = new Proxy(/** @type {any} */ ({}), {
  get() {
    throw new Error('jotwasm/slim: call init() or initSync() first');
  },
});
/** @type {WebAssembly.Memory | undefined} */
let memory;
/** The lean module, once the full one has taken over from it. @type {{ core: Core, memory: WebAssembly.Memory } | undefined} */
let former;
let input = new Uint8Array(0);
/** The memory's own, until it grows: the memory itself takes longer to ask. */
let buffer = new ArrayBuffer(0);
/** Reads text in it; made anew with it. */
let textAt = readerOf(buffer);
let newReader = readerOf;
/** Of the claims in the output, see src/wasm/outline.rs. Empty when the memory has grown. */
let words = new Uint32Array(0);
/** @type {(() => void)[]} */
const onTakeover = [];

/**
 * Makes a module the one that serves. The first stays, but for the full one, which takes over from the lean one. Keys
 * made before move when they are next used.
 * @param {Core} glue one file of it serves one instance
 * @param {WebAssembly.Module | BufferSource} source
 * @param {typeof readerOf} toRead where the runtime has a faster one
 */
export function bind(glue, source, toRead = readerOf) {
  if (glue === core || (memory && core.isFull())) return;
  const own = instantiate(glue, source);
  if (memory) {
    if (!glue.isFull()) return;
    former = { core, memory };
    onTakeover.forEach((forget) => forget());
  }
  [core, memory, input, words, newReader] = [glue, own, new Uint8Array(0), new Uint32Array(0), toRead];
  look();
}

/** Memory that grew left the old buffer behind, with nothing in it. */
function look() {
  buffer = /** @type {WebAssembly.Memory} */ (memory).buffer;
  textAt = newReader(buffer);
}

/** @param {any} glue @param {WebAssembly.Module | BufferSource} source @returns {WebAssembly.Memory} */
function instantiate(glue, source) {
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  const exports = /** @type {any} */ (new WebAssembly.Instance(module, { './jotwasm_bg.js': glue }).exports);
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return exports.memory;
}

/**
 * A collection of what lives in the module: it is freed when another one takes over.
 * @template {Map<string, { free(): void }> | Set<{ free(): void }>} T
 * @param {T} kept
 */
export function cache(kept) {
  onTakeover.push(() => kept.forEach((/** @type {{ free(): void }} */ one) => one.free()));
  return known(kept);
}

/**
 * A collection of what means something to one module only.
 * @template {{ clear(): void }} T
 * @param {T} kept
 */
export function known(kept) {
  onTakeover.push(() => kept.clear());
  return kept;
}

/** @param {number} bytes */
function reserve(bytes) {
  if (bytes > MAX_INPUT) throw new JwtError('ERR_JWT_INVALID', 'the claims or the token are longer than 16 MiB');
  const address = core.reserve(bytes);
  input = new Uint8Array(/** @type {WebAssembly.Memory} */ (memory).buffer, address, bytes);
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

/**
 * What the former module put out, as input of the one that took over; never a JavaScript string, nor left behind.
 * @param {number} length
 */
export function carry(length) {
  const { core: from, memory } = /** @type {NonNullable<typeof former>} */ (former);
  writeBytes(new Uint8Array(memory.buffer, from.output(), length));
  from.wipe();
  return length;
}

/** Where the output begins, in a buffer that is the memory's. */
function output() {
  if (buffer.byteLength === 0) look();
  return core.output();
}

/** @param {number} length */
function read(length) {
  const start = output();
  return textAt(start, start + length);
}

/** Where the claims stand in what `decode` or `verify` of the core has just put out. */
export function outline() {
  if (words.length === 0) {
    words = new Uint32Array(/** @type {WebAssembly.Memory} */ (memory).buffer, core.outline(), 3 * (MOST_MEMBERS + 1));
  }
  return words;
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
 * The same where it is not text: a copy, for the caller to keep.
 * @param {number} length
 */
export function bytes(length) {
  if (length < 0) throw failure();
  const start = output();
  return new Uint8Array(buffer, start, length).slice();
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
