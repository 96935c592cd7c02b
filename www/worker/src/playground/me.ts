/** GET /api/me: the claims of a good token, or 401 and a challenge (RFC 6750, section 3). */
import { JwtError, verify, type Claims } from 'jotwasm';
import { json } from '../http/answers.ts';
import { AUDIENCE, instanceKey, ISSUER, TOKEN_TYPE } from './issuer.ts';

const REALM = 'jotwasm demo';

/** Scheme names know no case (RFC 9110, 11.1); the credential is one b64token and nothing else. */
const BEARER = /^bearer +([\w.~+/-]+=*)$/i;

export function answerMe(request: Request): Response {
  const credential = request.headers.get('authorization') ?? '';
  // A caller that brought no bearer token is told how to, and given no error code (RFC 6750, 3.1).
  if (!/^bearer +\S/i.test(credential)) return challenge();
  const token = BEARER.exec(credential)?.[1];
  const claims = token === undefined ? null : claimsOf(token);
  return claims
    ? json(200, claims)
    : challenge('invalid_token', 'The access token is expired, malformed or invalid');
}

/**
 * Null for any token that is not acceptable. Which check it failed is not told: that would help only
 * an attacker.
 */
function claimsOf(token: string): Claims | null {
  try {
    return verify(token, instanceKey(), {
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TOKEN_TYPE,
      requiredClaims: ['exp', 'sub'],
    });
  } catch (error) {
    if (error instanceof JwtError) return null;
    throw error;
  }
}

function challenge(error = '', description = 'Send a token: Authorization: Bearer …'): Response {
  const body = { ...(error && { error }), error_description: description };
  const details = error && `, error="${error}", error_description="${description}"`;
  return json(401, body, { 'www-authenticate': `Bearer realm="${REALM}"${details}` });
}
