// @ts-check
/** @import { ErrorCode, JwtError as Contract } from './index.js' */

/**
 * What a bad token, key or key set gives. The message never contains a token, a key or a claim's value.
 */
export class JwtError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {{ claim?: string, reason?: Contract['reason'] }} [details]
   */
  constructor(code, message, details) {
    super(message);
    this.code = code;
    Object.assign(this, details);
  }

  /** @override */
  get name() {
    return /** @type {const} */ ('JwtError');
  }
}
