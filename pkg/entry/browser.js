// Browsers and every bundler. The bytes come inlined: no request, no configuration, no waiting.
import { bind } from '../binding.js';
import { fromHex } from '../hex.js';
import bytes from '../wasm/lean/bytes.js';
import * as glue from '../wasm/lean/jotwasm.js';

bind(glue, fromHex(bytes));
export * from '../api.js';
