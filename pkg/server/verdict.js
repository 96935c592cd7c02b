// @ts-check
// What is answered to a token that verify() refused. Whoever has no good signature learns nothing from it; whoever has
// one learns what to do.
/** @import { JwtError } from 'jotwasm' */
import { HttpError } from './http-error.js';

/** The keys' trouble: of the token, nothing is known. */
const KEYS = ['ERR_JWK_INVALID', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT'];
/** Seconds after which a client may try again. */
const RETRY_AFTER = 5;
const INVALID = 'The access token is not valid';

/** Each is said only of a token whose signature is good. @type {Record<string, string>} */
const CLAIMS = {
  aud: 'The access token is meant for another audience',
  typ: 'The token is not an access token',
};

/** @param {string} description */
export const invalidToken = (description) => new HttpError(401, 'invalid_token', description);

export const unavailable = () =>
  new HttpError(503, 'temporarily_unavailable', 'The access token cannot be checked now', { retryAfter: RETRY_AFTER });

/** @param {JwtError} error */
export function verdictOn({ code, claim = '', reason }) {
  if (KEYS.includes(code)) return unavailable();
  if (code === 'ERR_JWT_EXPIRED') return invalidToken(`The access token ${claim === 'iat' ? 'is too old' : 'expired'}`);
  if (code !== 'ERR_JWT_CLAIM_VALIDATION_FAILED') return invalidToken(INVALID);
  if (claim === 'nbf' && reason === 'check_failed') return invalidToken('The access token is not valid yet');
  return invalidToken(Object.hasOwn(CLAIMS, claim) ? CLAIMS[claim] : INVALID);
}
