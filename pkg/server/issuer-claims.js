// @ts-check
/** @import { Settings } from './issuer-options.js' */
import { sign } from 'jotwasm';
import * as check from '../check.js';
import { kidOf } from './issuer-keys.js';
import { randomId } from './refresh-token.js';

/** What the issuer says itself, in every token. */
const OWN = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/**
 * Claims as a store gives them back, so that the first token says what all others will.
 * @param {unknown} given
 * @returns {Record<string, unknown> | undefined} none where there are none
 */
export function claimsOf(given) {
  if (given === undefined) return undefined;
  const claims = JSON.parse(check.json(given, 'claims'));
  const own = OWN.find((name) => Object.hasOwn(claims, name));
  if (own) throw new TypeError(`claims: "${own}" is what the issuer says itself`);
  if (claims.scope !== undefined) check.string(claims.scope, 'claims.scope');
  return claims;
}

/**
 * @param {Settings} settings
 * @param {string} subject
 * @param {object} [claims]
 */
export function accessToken({ key, algorithm, issuer, audience, accessTokenTtl }, subject, claims = {}) {
  return sign(claims, key, {
    algorithm,
    keyid: kidOf(key),
    issuer,
    subject,
    audience,
    expiresIn: accessTokenTtl,
    jwtid: randomId(),
    header: { typ: 'at+jwt' },
  });
}
