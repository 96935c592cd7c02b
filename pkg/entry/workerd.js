// Cloudflare Workers: the import is a module already; compiling bytes is refused there.
import { bind } from '../binding.js';
import token from '../wasm/jotwasm_bg.wasm';

bind(token);
export * from '../api.js';
