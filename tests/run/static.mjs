// @ts-check
// A folder over HTTP, under the content security policy the package promises to run under.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
const headers = {
  'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:",
};

/** @param {string} folder */
export async function serveFolder(folder) {
  const { promise: report, resolve } = deferred();
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') resolve(JSON.parse(await body(request)));
    else await sendFile(folder, request.url ?? '/', response);
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, report, stop: () => server.close().closeAllConnections() };
}

/** @param {string} folder @param {string} url @param {import('node:http').ServerResponse} response */
async function sendFile(folder, url, response) {
  const path = normalize(new URL(url, 'http://x').pathname);
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  const contents = await readFile(file).catch(() => undefined);
  const type = types[/** @type {keyof typeof types} */ (extname(file))];
  response.writeHead(contents ? 200 : 404, type ? { ...headers, 'content-type': type } : headers);
  if (contents) response.write(contents);
}

/** @param {import('node:http').IncomingMessage} request */
async function body(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

/**
 * What Node 20 lacks as Promise.withResolvers.
 * @returns {{ promise: Promise<any>, resolve: (value: any) => void }}
 */
function deferred() {
  let resolve = (/** @type {any} */ _) => {};
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
