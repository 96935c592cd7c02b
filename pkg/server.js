// @ts-check
// jotwasm/server: tokens of requests, by standard Request and Response alone.
export { bearerToken } from './server/bearer.js';
export { clearTokenCookie, cookieToken, tokenCookie } from './server/cookies.js';
export { createGuard } from './server/guard.js';
export { HttpError } from './server/http-error.js';
export { createRemoteKeySet, discoverKeySet } from './server/remote-key-set.js';
