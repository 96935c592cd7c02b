// @ts-check
// Every suite by name, in the order they run: the quick and telling ones first.
import { needPackages } from '../../pkg/build/npm.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { needWasm } from '../../pkg/build/wasm.mjs';
import * as javascript from './javascript.mjs';
import * as rust from './rust.mjs';

/** These import npm packages, which a fresh clone does not have when this file is read. */
const withPackages = async (/** @type {string} */ file) => {
  await needPackages(root, 'Installing npm packages');
  await needWasm();
  return import(file);
};

/** @type {import('./suite.mjs').Suite[]} */
export const suites = [
  { name: 'format', about: 'rustfmt finds nothing to change', run: rust.format },
  { name: 'clippy', about: 'clippy finds nothing, natively and for WebAssembly', run: rust.clippy },
  { name: 'rust', about: 'the crate natively, its documentation and example too', run: rust.native },
  { name: 'wasm-node', about: 'the crate in WebAssembly on Node', run: rust.wasmInNode },
  { name: 'wasm-chromium', about: 'the crate in WebAssembly in Chromium', run: rust.wasmInChromium },
  { name: 'node20', about: 'the JavaScript suite on Node 20', run: () => javascript.node(20) },
  { name: 'node24', about: 'the JavaScript suite on Node 24', run: () => javascript.node(24) },
  { name: 'deno', about: 'the JavaScript suite on Deno', run: javascript.deno },
  { name: 'bun', about: 'the JavaScript suite on Bun', run: javascript.bun },
  { name: 'workerd', about: 'the JavaScript suite on workerd', run: javascript.workerd },
  { name: 'chromium', about: 'the JavaScript suite in Chromium', run: () => page('chromium') },
  { name: 'firefox', about: 'the JavaScript suite in Firefox', run: () => page('firefox') },
];

/** @type {Record<string, string[]>} */
export const groups = {
  node: ['node20', 'node24'],
  wasm: ['wasm-node', 'wasm-chromium'],
  js: ['node20', 'node24', 'deno', 'bun', 'workerd', 'chromium', 'firefox'],
};

/** @param {'chromium' | 'firefox'} browser */
const page = async (browser) => (await withPackages('./page.mjs')).inBrowser(browser);
