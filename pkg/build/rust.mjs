// @ts-check
// What the build needs of Rust: cargo, the wasm target, and wasm-bindgen at the version Cargo.lock pins.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './process.mjs';
import { Problem, commandStep } from './step.mjs';

export const WASM = 'wasm32-unknown-unknown';
const exe = process.platform === 'win32' ? '.exe' : '';

/** The build looks for what cargo made under target/, whatever the person's own settings are. */
export const cargoEnv = {
  CARGO_TARGET_DIR: join(root, 'target'),
  CARGO_BUILD_TARGET: undefined,
  CARGO_TERM_COLOR: 'never',
};

/**
 * What crates ask of the compiler's command line. Big numbers of 32-bit limbs are 12 KB less in the full module than the
 * 64-bit ones that the crates take for WebAssembly, which cannot multiply those. Ed25519 verifies in three quarters of the
 * time on fiat-crypto's field, on which our own signing stands too, so that it is there once. Vectors (simd128) are for the functions
 * that ask for them: sha2 and our own look whether there are any, while `-Ctarget-feature` would have the compiler move
 * everything through vectors, which is 0.7 KB more and no faster.
 */
export const choices = [
  ...['--cfg', 'cpubits="32"'],
  ...['--cfg', 'curve25519_dalek_backend="fiat"'],
  ...['--cfg', 'target_feature="simd128"', '-Aexplicit_builtin_cfgs_in_flags'],
];

/** @returns {Promise<string>} the compiler's version, which the module depends on */
export async function needRust() {
  const home = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin');
  // rustup's installer changes PATH only for shells started after it.
  if (existsSync(home) && !process.env.PATH?.split(delimiter).includes(home)) {
    process.env.PATH += delimiter + home;
  }
  const { code, output } = await run('rustc', ['-vV'], { cwd: root });
  if (code === 0) return output;
  throw new Problem('Rust is missing. Install its stable toolchain (https://rustup.rs), then run this again.');
}

export async function needWasmTarget() {
  const { output } = await run('rustc', ['--print', 'target-libdir', '--target', WASM], { cwd: root });
  if (existsSync(output.trim())) return;
  await rustup('Adding the WebAssembly target', 'target', 'add', WASM);
}

/** @param {string[]} names such as clippy: part of rustup's default profile, but not of the minimal one */
export async function needComponents(...names) {
  const missing = [];
  for (const name of names) {
    if ((await run('cargo', [name, '--version'], { cwd: root })).code !== 0) missing.push(name);
  }
  const components = missing.map((name) => (name === 'fmt' ? 'rustfmt' : name));
  if (missing.length) await rustup(`Adding ${components.join(' and ')}`, 'component', 'add', ...components);
}

/** @param {string} title @param {string[]} args */
async function rustup(title, ...args) {
  if ((await run('rustup', ['--version'])).code === 0) {
    return commandStep(title, 'rustup', args, { cwd: root });
  }
  throw new Problem(`This Rust did not come from rustup, so it is yours to extend: rustup ${args.join(' ')}`);
}

/** Compiles our pinned wasm-bindgen; cargo itself knows when there is nothing to do. */
export async function needBindgen() {
  await commandStep('Building wasm-bindgen', 'cargo', ['build', '--locked', '-p', 'jotwasm-bindgen'], {
    cwd: root,
    env: cargoEnv,
  });
  const tool = (/** @type {string} */ name) => join(root, 'target', 'debug', name + exe);
  return { bindgen: tool('wasm-bindgen'), testRunner: tool('wasm-bindgen-test-runner') };
}
