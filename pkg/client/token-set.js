// @ts-check
// Tokens as the application, the authorization server, another tab or the storage hands them over.
/** @import { TokenSet } from '../client.js' */

/** RFC 6750, section 2.1. What is none would end up in the message of an error about headers. */
const BEARER = /^[\w.~+/-]*=*$/;

/**
 * @param {any} value with the names of TokenSet, or those of RFC 6749, section 5.1
 * @param {string} [kept] the refresh token that goes on when there is no other (RFC 6749, section 6)
 * @returns {TokenSet}
 */
export function tokenSet(value, kept) {
  const accessToken = value.accessToken ?? value.access_token;
  const refreshToken = value.refreshToken ?? value.refresh_token ?? kept;
  const expiresIn = value.expiresIn ?? value.expires_in;
  check(typeof accessToken == 'string' && BEARER.test(accessToken), 'accessToken');
  check(typeof (refreshToken ?? '') == 'string', 'refreshToken');
  check((expiresIn ?? 0) >= 0, 'expiresIn');
  return { accessToken, ...(refreshToken && { refreshToken }), ...(expiresIn != null && { expiresIn: +expiresIn }) };
}

/** @param {unknown} good @param {string} name */
export function check(good, name) {
  if (!good) throw new TypeError(`${name} is not valid`);
}

/**
 * What `refresh` came to: a TokenSet, or the token endpoint's Response, whose Date tells more than the tokens do.
 * @param {any} answer
 * @param {string} [kept]
 * @returns {Promise<{ tokens: TokenSet, date?: number }>}
 */
export async function tokensOf(answer, kept) {
  let date;
  if (answer instanceof Response) {
    const { ok, status, headers } = answer;
    date = Date.parse(/** @type {string} */ (headers.get('Date'))) / 1000;
    answer = await answer.json().catch(() => {});
    if (!ok) throw { ...answer, status };
  }
  const tokens = tokenSet(answer, kept);
  check(tokens.accessToken, 'accessToken');
  return { tokens, date };
}

/**
 * Does an error say that the authorization server has refused the refresh token for good (RFC 6749, section 5.2)?
 * Everybody's error is another: oauth4webapi and openid-client say it in `error`, axios in `response.data`.
 * @param {any} error
 * @returns {boolean}
 */
export function isRefused(error, depth = 3) {
  if (!error || !depth) return false;
  const { code, message, cause, data, body, response } = error;
  return (
    [error.error, code, message].includes('invalid_grant') ||
    code == 'ERR_SESSION_EXPIRED' ||
    [cause, data, body, response].some((inner) => isRefused(inner, depth - 1))
  );
}
