// For those who load the module themselves: jotwasm/token.wasm, then init or initSync.
export { init, initSync } from '../init.js';
export * from '../api.js';
