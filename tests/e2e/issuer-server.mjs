// An issuer on this machine, which says what a test wants, to pages or not.
import { once } from 'node:events';
import { createServer } from 'node:http';

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
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
