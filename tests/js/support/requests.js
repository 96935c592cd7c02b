// Requests to guard, and issuers to ask for keys, without a network.

/** @param {string} [authorization] @param {string} [url] */
export const request = (authorization, url = 'https://api.example/notes') =>
  new Request(url, { headers: authorization === undefined ? {} : { authorization } });

/** Browsers let no script set this header of a Request; one that arrived on a server has it. @param {string} cookie */
export const withCookie = (cookie) => ({ url: 'https://api.example/', headers: new Headers({ cookie }) });

/** What a client sees of an answer. @param {Response} response */
export async function seen(response) {
  const { status, headers } = response;
  return { status, challenge: headers.get('www-authenticate'), body: await response.json() };
}

export const JWKS_URL = 'https://issuer.example/jwks';

/**
 * An issuer that counts what it is asked.
 * @param {(asked: { url: string, init: any, count: number }) => unknown} answer returns or promises a Response, or what
 *   is JSON for one
 */
export function issuer(answer) {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, init });
    const given = await answer({ url, init, count: asked.length });
    return given instanceof Response || given?.status !== undefined ? given : Response.json(given);
  };
  return { asked, fetch };
}

/** One that publishes these keys; `keys` may be changed. @param {any[]} keys */
export function publisher(keys) {
  const own = issuer(() => {
    if (own.down) throw new TypeError('fetch failed');
    return { keys: own.keys };
  });
  return Object.assign(own, { keys, down: false });
}

/** As caches.default, which keeps what it is given, as bytes. */
export function sharedCache() {
  const kept = new Map();
  return {
    kept,
    async match(url) {
      const found = kept.get(url);
      return found && new Response(found.body, { headers: found.headers });
    },
    async put(url, response) {
      kept.set(url, { body: await response.text(), headers: [...response.headers] });
    },
  };
}
