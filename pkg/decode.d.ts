// jotwasm/decode: reads tokens in plain JavaScript, without WebAssembly. The same verdicts as the core.
export { decode, expiresIn, isExpired, JwtError } from './index.js';
export type { Claims, ClockOptions, Complete, ErrorCode, Header } from './index.js';
