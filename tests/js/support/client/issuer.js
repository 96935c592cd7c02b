// An authorization server with an API: its refresh tokens rotate, and one that comes back revokes them all (RFC 9700,
// section 4.14.2). It knows the true time.
import { unsigned } from '../tokens.js';

/** A JWT that says this. @param {object} claims */
export const jwt = (claims) => unsigned({ alg: 'HS256' }, claims);

export class Issuer {
  /** How long access tokens live, in seconds. */
  life = 300;
  opaque = false;
  /** Seconds that a refresh takes; the tokens are made halfway. */
  latency = 0.02;
  /** How often it was asked for new tokens, and what it was shown. */
  asked = [];
  /** How many ask at this time, and at most. */
  asking = 0;
  most = 0;
  /** How often a refresh token was used that had been used before. */
  reuses = 0;
  /** What the API was shown. @type {{ url: string, authorization: string | null, request: Request }[]} */
  seen = [];
  /** Access tokens that were dead when they came, with how long they had been. */
  dead = [];
  /** Of a refresh, before anything happens: throws or returns what comes of it instead. @type {((signal: AbortSignal) => any) | undefined} */
  fault;
  /** How many access tokens it has made. */
  issued = 0;
  #refreshToken = '';
  #spent = new Set();
  #revoked = new Set();

  /** @param {import('./device.js').Device} device */
  constructor(device) {
    this.device = device;
  }

  /** New tokens, as after logging in. */
  issue(claims = {}) {
    const iat = Math.floor(this.device.now);
    const count = ++this.issued;
    this.#spent.add(this.#refreshToken);
    this.#refreshToken = `refresh-${count}`;
    const payload = { iat, exp: iat + this.life, jti: `access-${count}`, ...claims };
    const { life: expiresIn, opaque } = this;
    if (!opaque) return { accessToken: jwt(payload), refreshToken: this.#refreshToken };
    const accessToken = `opaque-${count}`;
    this.#ends.set(accessToken, this.device.now + this.life);
    return { accessToken, refreshToken: this.#refreshToken, expiresIn };
  }
  #ends = new Map();

  /** What createSession takes. */
  refresh = async (current, { signal }) => {
    this.asked.push(current);
    this.most = Math.max(this.most, ++this.asking);
    try {
      await this.#wait(signal);
      const other = await this.fault?.(signal);
      if (other) return other;
      const tokens = this.#rotate(current.refreshToken);
      await this.#wait(signal);
      return tokens;
    } finally {
      this.asking--;
    }
  };

  #wait(signal) {
    return new Promise((resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
      this.device.after(this.latency * 500, () => resolve(undefined));
    });
  }

  #rotate(refreshToken) {
    if (refreshToken == this.#refreshToken) return this.issue();
    if (this.#spent.has(refreshToken)) {
      this.reuses++;
      this.#refreshToken = 'revoked';
    }
    throw Object.assign(new Error('the server refused'), { error: 'invalid_grant' });
  }

  /** The API takes this access token no longer. */
  revoke(accessToken) {
    this.#revoked.add(accessToken);
  }

  /** Signs the user out at the server. */
  end() {
    this.#refreshToken = 'ended';
  }

  /** Seconds left of a token by the true time; -Infinity of what is none. */
  left(accessToken) {
    const exp = this.#ends.get(accessToken) ?? claimsOf(accessToken)?.exp ?? -Infinity;
    return exp - this.device.now;
  }

  /** fetch, to the API. */
  fetch = async (input, init) => {
    const request = new Request(input, init);
    const authorization = request.headers.get('Authorization');
    this.seen.push({ url: request.url, authorization, request });
    const token = authorization?.replace('Bearer ', '') ?? '';
    const left = this.left(token);
    if (left <= 0) this.dead.push({ token, ago: -left });
    await new Promise((resolve) => this.device.after(5, () => resolve(undefined)));
    return new Response(null, { status: left > 0 && !this.#revoked.has(token) ? 200 : 401 });
  };
}

function claimsOf(token) {
  try {
    const [, payload] = token.split('.');
    return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
  } catch {}
}
