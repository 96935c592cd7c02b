// @ts-check
// Keeps a token fresh in a page. Loads no WebAssembly; the budget is 4 KiB, minified and compressed.
export { SessionError } from './client/session-error.js';
export { createSession } from './client/session.js';
