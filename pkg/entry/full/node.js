// jotwasm/full: as ../node.js, with the full module.
import { Buffer } from 'node:buffer';
import { bind } from '../../binding.js';
import bytes from '../../wasm/full-fast/bytes.js';
import * as glue from '../../wasm/full-fast/jotwasm.js';
import { readerOf } from '../reader.js';

bind(glue, Buffer.from(bytes, 'hex'), readerOf);
export * from '../../api.js';
