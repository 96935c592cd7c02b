// jotwasm/full: as ../workerd.js, with the full module.
import { bind } from '../../binding.js';
import * as glue from '../../wasm/full/jotwasm.js';
import token from '../../wasm/full/jotwasm_bg.wasm';

bind(glue, token);
export * from '../../api.js';
