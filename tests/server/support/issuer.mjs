// @ts-check
// An issuer on this machine that behaves as badly as it is told to.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */
/** @typedef {Awaited<ReturnType<typeof startIssuer>>} Issuer */

/** How it may answer. @type {Record<string, (issuer: { keys: any[] }, response: Outgoing) => void>} */
const manners = {
  good: ({ keys }, response) => json(response, { keys }),
  hangs: () => {},
  stalls: (_, response) => void response.writeHead(200).write('{"keys":['),
  error: (_, response) => void response.writeHead(500).end('{"keys":[]}'),
  html: (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title>'),
  endless: (_, response) => endless(response.writeHead(200)),
  redirects: (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
  resets: (_, response) => void response.socket?.destroy(),
};

/** @param {Outgoing} response @param {unknown} value */
const json = (response, value) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** White space, which no JSON minds, for as long as somebody takes it. @param {Outgoing} response */
function endless(response) {
  const chunk = ' '.repeat(16384);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

/** Serves `keys`, which may be changed, in a `manner`, which may be changed as well. */
export async function startIssuer() {
  const server = createServer(async (request, response) => {
    issuer.asked.push(String(request.url));
    response.on('close', () => void (issuer.cutOff += response.writableFinished ? 0 : 1));
    await issuer.held;
    if (request.url === '/elsewhere') json(response, { keys: issuer.keys });
    else if (request.url?.endsWith('/.well-known/openid-configuration')) json(response, issuer.configuration);
    else manners[issuer.manner](issuer, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  const issuer = {
    url,
    jwks: `${url}/jwks`,
    configuration: { issuer: url, jwks_uri: `${url}/jwks` },
    /** @type {any[]} */
    keys: [],
    /** @type {keyof typeof manners} */
    manner: 'good',
    /** Paths, in their order. @type {string[]} */
    asked: [],
    /** Answers that nobody waited for. */
    cutOff: 0,
    /** What every answer waits for. @type {Promise<void> | undefined} */
    held: undefined,
    stop: () => void server.close().closeAllConnections(),
  };
  return issuer;
}

/** Makes every answer wait, until the function that is returned is called. @param {Issuer} issuer */
export function hold(issuer) {
  let release = () => {};
  issuer.held = new Promise((resolve) => (release = resolve));
  return () => {
    issuer.held = undefined;
    release();
  };
}
