// @ts-check
// An authorization server whose refresh tokens rotate. One that comes back revokes the whole family (RFC 9700, section
// 4.14.2): there is no leeway, unless the plan says that the last but one still does, since its answer may be lost.

/** @typedef {{ access_token: string, refresh_token: string, expires_in?: number }} Answer RFC 6749, section 5.1 */

const base64url = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = base64url({ alg: 'ES256', typ: 'at+jwt' });

export class Server {
  /** Has a refresh token come back? */
  revoked = false;
  #count = 0;
  #current = '';
  #parent = '';
  /** When each access token ends, in milliseconds. @type {Map<string, number>} */
  #ends = new Map();
  /** Those that the API takes no longer. @type {Set<string>} */
  #refused = new Set();

  /** @param {import('./timeline.mjs').Timeline} timeline @param {{ kind: string, lifetime: number, leeway: boolean }} plan */
  constructor(timeline, { kind, lifetime, leeway }) {
    this.timeline = timeline;
    this.kind = kind;
    this.lifetime = lifetime;
    this.leeway = leeway;
  }

  /** @returns {Answer} */
  login() {
    return this.#rotate();
  }

  /** The refresh token grant (RFC 6749, section 6). @param {string} [refreshToken] @returns {Answer | undefined} none is invalid_grant */
  refresh(refreshToken) {
    if (this.revoked) return;
    if (refreshToken == this.#current) return this.#rotate();
    if (this.leeway && refreshToken == this.#parent) return this.#answer();
    this.revoked = true;
  }

  #rotate() {
    this.#parent = this.#current;
    this.#current = `refresh-${++this.#count}`;
    return this.#answer();
  }

  #answer() {
    const now = this.timeline.now / 1000;
    const iat = Math.floor(now);
    const opaque = this.kind == 'opaque';
    const exp = (opaque ? now : iat) + this.lifetime;
    const jti = `${++this.#count}`;
    const payload = base64url({ jti, exp, ...(this.kind == 'iat' && { iat }) });
    const access_token = opaque ? `opaque-${jti}` : `${HEADER}.${payload}.c2lnbmF0dXJl`;
    this.#ends.set(access_token, exp * 1000);
    const timed = opaque || this.kind == 'expires_in';
    return { access_token, refresh_token: this.#current, ...(timed && { expires_in: this.lifetime }) };
  }

  /** The API does not take this access token any more. @param {string} accessToken */
  refuse(accessToken) {
    this.#refused.add(accessToken);
  }

  /** When it ends, by the true time in milliseconds. @param {string} accessToken */
  endOf(accessToken) {
    return this.#ends.get(accessToken) ?? -Infinity;
  }

  /** @param {string} accessToken @param {number} when it arrived */
  statusFor(accessToken, when) {
    return when < this.endOf(accessToken) && !this.#refused.has(accessToken) ? 200 : 401;
  }
}
