// @ts-check
/** @import { IssuedTokens, Issuer, IssuerOptions } from './issuer.js' */
/** @import { Settings } from './issuer-options.js' */
import * as check from '../check.js';
import { now } from '../time.js';
import { accessToken, claimsOf } from './issuer-claims.js';
import { jwksOf } from './issuer-keys.js';
import { settingsOf } from './issuer-options.js';
import { cleanNowAndThen } from './refresh-cleaning.js';
import { RefreshError } from './refresh-error.js';
import { authenticate, insertNew, rotate } from './refresh-rotation.js';
import { founder, randomId } from './refresh-token.js';

/** @param {IssuerOptions} options @returns {Issuer} */
export function createIssuer(options) {
  const settings = settingsOf(options);
  const { store } = settings;
  return {
    issue: (subject, claims) => issue(settings, subject, claims),
    refresh: (refreshToken) => refresh(settings, refreshToken),
    revoke: (refreshToken) => revoke(settings, refreshToken),
    revokeSubject: async (subject) => store.revokeSubject(name(subject), now()),
    get jwks() {
      return jwksOf(settings.keys, settings.algorithm);
    },
  };
}

/** @param {Settings} settings @param {string} subject @param {unknown} given */
async function issue(settings, subject, given) {
  const { store, refreshTokenTtl } = settings;
  const data = claimsOf(given);
  // Before anything is stored: here it shows whether the claims can be signed.
  const access = accessToken(settings, name(subject), data);
  const family = randomId();
  const expiresAt = Math.floor(now() + refreshTokenTtl);
  const token = await insertNew(store, { id: founder(family), family, subject, expiresAt, data });
  await cleanNowAndThen(store);
  return answer(settings, access, token, data);
}

/** @param {Settings} settings @param {string} presented */
async function refresh(settings, presented) {
  const { store, refreshTokenTtl: lifetime, reuseLeeway: leeway } = settings;
  const { record, token } = await rotate(store, check.string(presented, 'refreshToken'), { leeway, lifetime });
  const data = /** @type {Record<string, unknown> | undefined} */ (record.data);
  const access = accessToken(settings, record.subject, data);
  await cleanNowAndThen(store);
  return answer(settings, access, token, data);
}

/** @param {Settings} settings @param {string} presented */
async function revoke({ store }, presented) {
  try {
    const { place } = await authenticate(store, check.string(presented, 'refreshToken'));
    await store.revokeFamily(place.family, now());
  } catch (error) {
    // A token that is not known is as good as revoked (RFC 7009 section 2.2).
    if (!(error instanceof RefreshError)) throw error;
  }
}

/**
 * RFC 6749 section 5.1.
 * @param {Settings} settings
 * @param {string} access
 * @param {string} token
 * @param {Record<string, unknown>} [claims]
 * @returns {IssuedTokens}
 */
function answer({ accessTokenTtl }, access, token, claims) {
  const scope = typeof claims?.scope === 'string' ? { scope: claims.scope } : {};
  return { access_token: access, token_type: 'Bearer', expires_in: accessTokenTtl, refresh_token: token, ...scope };
}

/** @param {unknown} subject */
function name(subject) {
  if (check.string(subject, 'subject') === '') throw new TypeError('subject is empty');
  return String(subject);
}
