// jotwasm/full: as ../node.js, with the full module.
import { Buffer } from 'node:buffer';
import { bind } from '../../binding.js';
import bytes from '../../wasm/full/bytes.js';
import * as glue from '../../wasm/full/jotwasm.js';

bind(glue, Buffer.from(bytes, 'hex'));
export * from '../../api.js';
