// @ts-check
// Prints the milliseconds from the bytes of the lean module, as Node has it, to an instance that serves.
import { Buffer } from 'node:buffer';
import { initSync } from 'jotwasm/slim';
import hex from '../../../pkg/wasm/lean-fast/bytes.js';

const bytes = Buffer.from(hex, 'hex');
const began = performance.now();
initSync(bytes);
console.log(performance.now() - began);
