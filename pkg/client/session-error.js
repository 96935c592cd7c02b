// @ts-check
/** @import { SessionErrorCode } from '../client.js' */

/** What a session rejects with. Never contains a token, nor the error of somebody else, which might. */
export class SessionError extends Error {
  /** @param {SessionErrorCode} code @param {string} [message] */
  constructor(code, message = code.slice(4).replace(/_/g, ' ').toLowerCase()) {
    super(message);
    this.code = code;
  }

  /** @override */
  get name() {
    return /** @type {const} */ ('SessionError');
  }
}
