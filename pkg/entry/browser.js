// Browsers and every bundler. The bytes come inlined: no request, no configuration, no waiting.
import { bind } from '../binding.js';
import bytes from '../wasm/bytes.js';

bind(Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)));
export * from '../api.js';
