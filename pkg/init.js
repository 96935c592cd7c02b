// @ts-check
import { bind } from './binding.js';
import * as glue from './wasm/lean/slim.js';

/** @type {typeof import('./slim.js').init} */
export async function init(input) {
  const given = await input;
  const source = given instanceof URL ? await fetch(given) : given;
  initSync(isResponse(source) ? await compile(source) : await moduleOf(source));
}

/** @type {typeof import('./slim.js').initSync} */
export function initSync(module) {
  if (!(module instanceof WebAssembly.Module) && !isBytes(module)) {
    throw new TypeError('expected a WebAssembly.Module or the bytes of jotwasm/token.wasm or jotwasm/full.wasm');
  }
  bind(glue, module);
}

/** @param {unknown} value @returns {value is BufferSource} */
const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/** @param {unknown} value @returns {value is Response} */
const isResponse = (value) => typeof Response === 'function' && value instanceof Response;

/** @param {WebAssembly.Module | BufferSource} source */
const moduleOf = (source) => (isBytes(source) ? WebAssembly.compile(source) : source);

/** Streams where the server names the type, as the standard demands. @param {Response} response */
async function compile(response) {
  if (!response.ok) throw new Error(`jotwasm: loading the module failed with status ${response.status}`);
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
