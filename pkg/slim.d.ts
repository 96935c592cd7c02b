// jotwasm/slim: the same as jotwasm or jotwasm/full, for those who load the module (jotwasm/token.wasm or
// jotwasm/full.wasm) themselves.
export * from './index.js';

/**
 * Loads the module, once; everything else throws until it has happened. Later calls change nothing, but for the full
 * module where `jotwasm` had loaded the lean one.
 * @param input the module, its bytes, a response with them, or where to fetch them
 */
export function init(
  input: WebAssembly.Module | BufferSource | Response | Promise<Response> | URL,
): Promise<void>;

/**
 * The same at once. On a browser's main thread, large modules must be compiled asynchronously; this one is small
 * enough everywhere.
 */
export function initSync(module: WebAssembly.Module | BufferSource): void;
