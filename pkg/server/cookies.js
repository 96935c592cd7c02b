// @ts-check
// The token in a cookie (RFC 6265). With the prefix `__Host-`, only this very host can have set it.
import * as check from '../check.js';
import { JwtError } from 'jotwasm';
import { malformed } from './bearer.js';

const NAME = '__Host-token';
const SAME_SITE = ['Strict', 'Lax', 'None'];
/** What browsers keep of one: name and value. */
const LONGEST = 4096;

/** @param {RegExp} pattern @param {string} what */
const matching = (pattern, what) => (/** @type {unknown} */ value, /** @type {string} */ name) => {
  if (!pattern.test(check.string(value, name))) throw new TypeError(`${name} is not ${what}`);
  return String(value);
};

const cookieName = matching(/^[\w!#$%&'*+.^`|~-]+$/, 'the name of a cookie');
const CLEAR = {
  name: cookieName,
  domain: matching(/^[a-z\d.-]+$/i, 'a domain'),
  path: matching(/^\/[!-:<-~]*$/, 'a path'),
};
const SET = {
  ...CLEAR,
  maxAge: check.duration,
  /** @param {unknown} value @param {string} name */
  sameSite(value, name) {
    if (!SAME_SITE.includes(check.string(value, name))) throw new TypeError(`${name} must be Strict, Lax or None`);
    return value;
  },
};

/** Documented in server.d.ts. @type {typeof import('../server.js').cookieToken} */
export function cookieToken(request, name = NAME) {
  const start = `${cookieName(name, 'name')}=`;
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  const [token, another] = cookies.filter((cookie) => cookie.startsWith(start));
  // Another page of the site, or of its parent domain, can plant a second one; nobody can tell which is which.
  if (another !== undefined) throw malformed('The request has more than one access token');
  return token?.slice(start.length) || null;
}

/** Documented in server.d.ts. @type {typeof import('../server.js').tokenCookie} */
export function tokenCookie(token, options = {}) {
  const { maxAge, sameSite = 'Lax', ...place } = check.options(options, SET);
  if (!/^[\w.~+/=-]+$/.test(check.string(token, 'token'))) {
    throw new JwtError('ERR_JWT_INVALID', 'the token has characters that no token has');
  }
  return cookie(token, place, maxAge, sameSite);
}

/** Documented in server.d.ts. @type {typeof import('../server.js').clearTokenCookie} */
export const clearTokenCookie = (options = {}) => cookie('', check.options(options, CLEAR), 0, 'Lax');

/**
 * @param {string} value
 * @param {{ name?: string, domain?: string, path?: string }} place
 * @param {number | undefined} maxAge in seconds
 * @param {string} sameSite
 */
function cookie(value, { name = NAME, domain, path = '/' }, maxAge, sameSite) {
  if (/^__host-/i.test(name) && (domain !== undefined || path !== '/')) {
    throw new TypeError(`a cookie called ${name} has the path "/" and no domain: give it another name`);
  }
  if (name.length + value.length > LONGEST) {
    throw new JwtError('ERR_JWT_INVALID', 'the token is too long for a cookie: browsers keep 4096 bytes');
  }
  const age = maxAge === undefined ? undefined : Math.max(0, Math.floor(maxAge));
  const attributes = { Path: path, Domain: domain, 'Max-Age': age };
  const given = Object.entries(attributes)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `${key}=${one}`);
  return [`${name}=${value}`, ...given, 'HttpOnly', 'Secure', `SameSite=${sameSite}`].join('; ');
}
