// An issuer on this machine, which says what a test wants, to pages or not.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { family, publicJwk, signAs } from './key-material.mjs';
import { aroundKey, nowSeconds, withPage } from './support.mjs';

const KEY = publicJwk(family('P-256'), { kid: 'k1', alg: 'ES256' });
export const JWKS = { keys: [publicJwk(family('RSA'), { kid: 'k0', alg: 'RS256' }), KEY] };

/** What the browser itself reports about a request that failed. */
export const failing = { expectedErrors: /Failed to load resource|blocked by CORS policy/ };

export const tokenOf = (iss) => signAs(family('P-256'), 'ES256', { iss, exp: nowSeconds() + 300 }, { kid: 'k1' });

export function aroundFetch(page) {
  const { inspect, ...others } = aroundKey(page);
  return {
    ...others,
    inspect,
    plan: inspect.locator('.fetch-plan'),
    status: inspect.locator('.fetch-status'),
    fetch: inspect.getByRole('button', { name: 'Fetch', exact: true }),
  };
}

/** Each test has an issuer of its own, and its page may ask that one alone. */
export const withIssuer = (t, routes, steps, { cors = true, ...options } = {}) => async () => {
  const issuer = await startIssuer(routes, { cors });
  try {
    await withPage(t, (page) => steps(page, issuer, aroundFetch(page)), { allowed: [issuer.url], ...options });
  } finally {
    await issuer.stop();
  }
};

/**
 * @param {Record<string, unknown | ((answer: import('node:http').ServerResponse) => void)>} routes by path; what is no
 *   function is sent as JSON, a string as it is
 * @param {{ cors?: boolean }} [options] whether pages may read the answers
 */
export async function startIssuer(routes, { cors = true } = {}) {
  /** @type {{ path: string, headers: import('node:http').IncomingHttpHeaders }[]} */
  const asked = [];
  const server = createServer((request, answer) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    if (cors) answer.setHeader('access-control-allow-origin', '*');
    const route = routes[path];
    if (typeof route === 'function') return route(answer);
    answer.statusCode = route === undefined ? 404 : 200;
    answer.end(typeof route === 'string' ? route : JSON.stringify(route ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    paths: () => asked.map(({ path }) => path),
    routes,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
