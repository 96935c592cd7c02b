// Cloudflare Workers: the import is a module already; compiling bytes is refused there.
import { bind } from '../binding.js';
import * as glue from '../wasm/lean/jotwasm.js';
import token from '../wasm/lean/jotwasm_bg.wasm';

bind(glue, token);
export * from '../api.js';
