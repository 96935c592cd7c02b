// Node, Deno and Bun. The bytes come inlined so that a bundled server needs no file beside it, and
// without await so that require() works.
import { Buffer } from 'node:buffer';
import { bind } from '../binding.js';
import bytes from '../wasm/lean-fast/bytes.js';
import * as glue from '../wasm/lean-fast/jotwasm.js';
import { readerOf } from './reader.js';

bind(glue, Buffer.from(bytes, 'hex'), readerOf);
export * from '../api.js';
