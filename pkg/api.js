// @ts-check
// The face: what every entry exports once the module is bound.
export { JwtError } from './errors.js';
export { explain } from './explain.js';
export { Key } from './key.js';
export { KeySet } from './keyset.js';
export { sign } from './sign.js';
export { signJws, verifyJws } from './jws.js';
export { expiresIn, isExpired } from './decode.js';
export { signAsync } from './sign-async.js';
export { decode, verify } from './verify.js';
export { verifyAsync } from './verify-async.js';
