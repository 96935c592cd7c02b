// @ts-check
// Which modules there are, and what cargo makes each of. Every flavour is there twice: as small as it gets, for what is
// downloaded, and as fast as it gets, for Node, Deno and Bun, which find it on the disk.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { choices } from './rust.mjs';

/** @typedef {'lean' | 'full'} Flavour as its Cargo feature is called */
/** @typedef {Flavour | `${Flavour}-fast`} Module as its folder is called */

/** @type {Module[]} */
export const SMALL = ['lean', 'full'];
/** @type {Module[]} */
export const MODULES = ['lean', 'lean-fast', 'full', 'full-fast'];

export const isFast = (/** @type {Module} */ module) => !SMALL.includes(module);
/** A profile of Cargo.toml. @param {Module} module */
export const profileOf = (module) => (isFast(module) ? 'wasm-fast' : 'wasm');
export const flavourOf = (/** @type {Module} */ module) => (module.startsWith('full') ? 'full' : 'lean');

/** By measurement: below, calls cost more bytes than what they call; above, copies do. */
const forSize = ['-Cllvm-args=-inline-threshold=40'];
/** What takes more bytes than it is worth where they are counted. */
export const forSpeed = ['--cfg', 'jotwasm_fast'];
/**
 * Panic messages carry source paths; the published module must be the same whoever's machine built it. Vectors as LLVM
 * combines them take RSA a third longer.
 * @param {Module} module
 */
export function rustFlags(module) {
  const cargo = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const paths = [`--remap-path-prefix=${cargo}=cargo`, `--remap-path-prefix=${root}=jotwasm`];
  const flags = ['--cfg', 'jotwasm_module', ...(isFast(module) ? forSpeed : forSize), '-Cllvm-args=-disable-vector-combine'];
  return [...paths, ...choices, ...flags].join('\x1f');
}
