// @ts-check
/** @import { Claims, ErrorCode, JwtError as Contract } from './index.js' */

/**
 * What a bad token, key or key set gives. The message never contains a token, a key or a claim's value.
 */
export class JwtError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {{ claim?: string, reason?: Contract['reason'], payload?: Claims }} [details]
   */
  constructor(code, message, { payload, ...details } = {}) {
    super(message);
    this.code = code;
    Object.assign(this, details);
    // Not enumerable: a logged error must not show what the token said.
    if (payload) Object.defineProperty(this, 'payload', { value: payload });
  }
}
Object.defineProperty(JwtError.prototype, 'name', { value: 'JwtError' });
