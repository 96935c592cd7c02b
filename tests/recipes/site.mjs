// @ts-check
// What the recipes talk to: an authorization server whose refresh tokens rotate, where one that comes back ends the
// session, and an API.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Key, sign, verify } from 'jotwasm';

/** @typedef {{ status?: number, body?: unknown, cookie?: string }} Answer */

export class Site {
  /** How often it was asked for new tokens. */
  refreshes = 0;
  /** Requests that the API has let in. @type {{ method?: string, url?: string, body: string }[]} */
  seen = [];
  /** So many requests to the API are refused, whatever their token. */
  refuses = 0;
  #key = Key.generate('ES256');
  #current = '';
  #count = 0;

  static async start() {
    const site = new Site();
    const server = createServer(async (request, response) => {
      const { status = 200, body = {}, cookie } = site.#answer(request, await text(request));
      if (cookie) response.setHeader('Set-Cookie', `${cookie}; HttpOnly; SameSite=Strict; Path=/refresh`);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    server.unref();
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    return Object.assign(site, { origin: `http://127.0.0.1:${port}` });
  }

  origin = '';

  /** @param {import('node:http').IncomingMessage} request @param {string} body @returns {Answer} */
  #answer({ method, url, headers }, body) {
    if (url == '/login') return { body: this.#issue() };
    if (url == '/login-by-cookie') return this.#inCookie(this.#issue());
    if (url == '/token') return this.#refresh(new URLSearchParams(body).get('refresh_token')) ?? REFUSED;
    if (url == '/refresh') {
      const answer = this.#refresh(headers.cookie?.replace('refresh=', ''));
      return answer ? this.#inCookie(answer.body) : REFUSED;
    }
    if (this.refuses-- > 0 || !this.#isAlive(headers.authorization)) return { status: 401 };
    this.seen.push({ method, url, body });
    return { body: { seen: this.seen.length } };
  }

  #issue() {
    this.#current = `refresh-${++this.#count}`;
    const access_token = sign({ sub: 'ada', jti: `${this.#count}` }, this.#key, { expiresIn: '5m' });
    return { access_token, refresh_token: this.#current, token_type: 'Bearer', expires_in: 300 };
  }

  /** @param {string | null} [refreshToken] */
  #refresh(refreshToken) {
    this.refreshes++;
    if (refreshToken == this.#current) return { body: this.#issue() };
    this.#current = 'none';
  }

  /** @param {{ access_token: string, refresh_token: string }} tokens @returns {Answer} */
  #inCookie({ refresh_token, ...body }) {
    return { body, cookie: `refresh=${refresh_token}` };
  }

  /** Ends the session, as seen from here. */
  end() {
    this.#current = 'none';
  }

  /** @param {string} [authorization] */
  #isAlive(authorization = '') {
    try {
      return verify(authorization.replace('Bearer ', ''), this.#key);
    } catch {}
  }
}

/** RFC 6749, section 5.2. */
const REFUSED = { status: 400, body: { error: 'invalid_grant' } };
