// @ts-check
/** @import { Claims, ErrorCode, JwtError as Contract } from './index.js' */

/**
 * What a bad token, key or key set gives. The message never contains a token, a key or a claim's value.
 * @implements {Contract}
 */
export class JwtError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {{ claim?: string, reason?: Contract['reason'], payload?: Claims }} [details]
   */
  constructor(code, message, details) {
    super(message);
    /** @type {'JwtError'} */
    this.name = 'JwtError';
    this.code = code;
    Object.assign(this, details);
  }
}
