// @ts-check
// The token in the Authorization header (RFC 6750 section 2.1).
import { HttpError } from './http-error.js';

/** The scheme, and not a longer one that begins like it. */
const SCHEME = /^bearer(?![\w!#$%&'*+.^`|~-])/i;
const CREDENTIALS = /^bearer +([\w.~+/-]+=*)$/i;
/** Several Authorization headers arrive as one, with commas. */
const ANOTHER = /,\s*bearer(\s|$)/i;

/** Documented in server.d.ts. @type {typeof import('../server.js').bearerToken} */
export function bearerToken(request) {
  // It would stand in logs, histories and Referer headers (RFC 6750 section 5.3).
  if (hasQueryToken(request.url)) throw malformed('The access token must not be in the URL');
  const header = request.headers.get('authorization');
  if (header === null) return null;
  if (ANOTHER.test(header)) throw malformed('The request has more than one access token');
  if (!SCHEME.test(header)) return null;
  const [, token] = CREDENTIALS.exec(header) ?? [];
  if (token === undefined) throw malformed('The Authorization header is malformed');
  return token;
}

/** Decoded, since a percent sign in the name must not hide it. @param {string} url */
const hasQueryToken = (url) => url.includes('?') && new URL(url).searchParams.has('access_token');

/** @param {string} description */
export const malformed = (description) => new HttpError(400, 'invalid_request', description);
