// @ts-check
// Prints the milliseconds from the bytes of the lean module to an instance that serves.
import { readFileSync } from 'node:fs';
import { initSync } from 'jotwasm/slim';

const bytes = readFileSync(new URL(import.meta.resolve('jotwasm/token.wasm')));
const began = performance.now();
initSync(bytes);
console.log(performance.now() - began);
