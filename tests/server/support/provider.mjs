// @ts-check
// oidc-provider: an issuer that nobody here wrote. It gives access tokens by RFC 9068 to a client with a secret.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
// @ts-expect-error It has no declarations.
import { Provider } from 'oidc-provider';

export const AUDIENCE = 'https://api.example';
const CLIENT = { client_id: 'tests', client_secret: 'a secret of the tests, long enough' };

/** Algorithms, by what the resource is called. */
export const ALGORITHMS = /** @type {const} */ (['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']);
/** @typedef {typeof ALGORITHMS[number]} Algorithm */

/** @param {string} alg */
async function privateJwk(alg) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: `key of ${alg}` };
}

/** @param {any[]} keys */
const configuration = (keys) => ({
  jwks: { keys },
  clients: [{ ...CLIENT, grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }],
  enabledJWA: { idTokenSigningAlgValues: ALGORITHMS },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (/** @type {unknown} */ _, /** @type {string} */ resource) => ({
        scope: 'notes:read notes:write',
        audience: AUDIENCE,
        accessTokenTTL: 60,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: resource.split('/').at(-1) } },
      }),
    },
  },
});

export async function startProvider() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  const keys = await Promise.all(ALGORITHMS.map(privateJwk));
  server.on('request', new Provider(url, configuration(keys)).callback());
  return {
    url,
    /** @param {Algorithm} alg @param {string} [scope] */
    token: (alg, scope = 'notes:read') => tokenOf(url, `https://api.example/${alg}`, scope),
    stop: () => void server.close().closeAllConnections(),
  };
}

/** @param {string} url @param {string} resource @param {string} scope @returns {Promise<string>} */
async function tokenOf(url, resource, scope) {
  const body = new URLSearchParams({ grant_type: 'client_credentials', resource, scope, ...CLIENT });
  const answer = /** @type {any} */ (await (await fetch(`${url}/token`, { method: 'POST', body })).json());
  if (!answer.access_token) throw new Error(`the issuer answered ${JSON.stringify(answer)}`);
  return answer.access_token;
}
