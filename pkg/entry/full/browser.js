// jotwasm/full: as ../browser.js, with the full module.
import { bind } from '../../binding.js';
import { fromHex } from '../../hex.js';
import bytes from '../../wasm/full/bytes.js';
import * as glue from '../../wasm/full/jotwasm.js';

bind(glue, fromHex(bytes));
export * from '../../api.js';
