// @ts-check
import { challenge } from './challenge.js';

/** What depends on who is asking is not for caches. */
const HEADERS = { 'cache-control': 'no-store', 'content-type': 'application/json' };
/** The code of a request without a credential, which is told no error (RFC 6750 section 3.1). */
export const UNAUTHORIZED = 'unauthorized';

/** Documented in server.d.ts. */
export class HttpError extends Error {
  /** @type {number} */
  status;
  /** @type {string} */
  code;
  /** @type {string | undefined} */
  scope;
  /** @type {number | undefined} */
  retryAfter;

  /**
   * @param {number} status
   * @param {string} code
   * @param {string} description
   * @param {{ scope?: string, retryAfter?: number, cause?: unknown }} [details]
   */
  constructor(status, code, description, { scope, retryAfter, ...options } = {}) {
    super(description, options);
    this.status = status;
    this.code = code;
    this.scope = scope;
    this.retryAfter = retryAfter;
  }

  /** @override */
  get name() {
    return /** @type {const} */ ('HttpError');
  }

  /** @param {{ realm?: string }} [options] */
  toResponse({ realm } = {}) {
    const { status, code, retryAfter } = this;
    const headers = new Headers(HEADERS);
    if (status === 400 || status === 401 || status === 403) headers.set('www-authenticate', this.#challenge(realm));
    if (retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(retryAfter)));
    return new Response(JSON.stringify({ error: code }), { status, headers });
  }

  /** @param {string} [realm] */
  #challenge(realm) {
    const { code, message, scope } = this;
    if (code === UNAUTHORIZED) return challenge({ realm });
    return challenge({ realm, error: code, error_description: message || undefined, scope });
  }
}
