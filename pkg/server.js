// @ts-check
// jotwasm/server: tokens of requests, and tokens to issue, by standard Request and Response alone.
export { bearerToken } from './server/bearer.js';
export { clearTokenCookie, cookieToken, tokenCookie } from './server/cookies.js';
export { createIssuer } from './server/create-issuer.js';
export { d1Schema } from './server/d1-schema.js';
export { d1Store } from './server/d1-store.js';
export { createGuard } from './server/guard.js';
export { HttpError } from './server/http-error.js';
export { memoryStore } from './server/memory-store.js';
export { RefreshError } from './server/refresh-error.js';
export { createRemoteKeySet, discoverKeySet } from './server/remote-key-set.js';
