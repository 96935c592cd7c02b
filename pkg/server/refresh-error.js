// @ts-check
/** @import { RefreshErrorCode } from './issuer.js' */

/** Fixed sentences: nothing of the token, the subject or the claims. @type {Record<RefreshErrorCode, string>} */
const MESSAGES = {
  ERR_REFRESH_INVALID: 'the refresh token is not known',
  ERR_REFRESH_EXPIRED: 'the refresh token has expired',
  ERR_REFRESH_REVOKED: 'the refresh token was revoked',
  ERR_REFRESH_REUSED: 'the refresh token was used before, so that its family is revoked',
};

/** Documented in issuer.d.ts. */
export class RefreshError extends Error {
  /** @type {RefreshErrorCode} */
  code;

  /** @param {RefreshErrorCode} code */
  constructor(code) {
    super(MESSAGES[code]);
    this.code = code;
  }

  /** @override */
  get name() {
    return /** @type {const} */ ('RefreshError');
  }
}
