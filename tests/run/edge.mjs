// @ts-check
// The built page as an edge serves it: compressed, with the headers of _headers. `wrangler dev` does not compress.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../../pkg/build/paths.mjs';

const dist = join(root, 'www', 'dist');
/** What Cloudflare compresses with as it answers. */
const QUALITY = 4;

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @param {(pathname: string) => Promise<File | undefined>} [fileAt]
 * @returns {Promise<{ url: string, asked: string[], stop: () => void }>} asked are the paths of all requests
 */
export async function serveCompressed(fileAt = load) {
  const rules = parse(await readFile(join(dist, '_headers'), 'utf8'));
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://edge');
    asked.push(pathname);
    const file = await fileAt(pathname);
    const own = rules.filter(({ matches }) => matches(pathname)).flatMap(({ headers }) => headers);
    response.writeHead(file ? 200 : 404, {
      'cache-control': 'public, max-age=0, must-revalidate',
      ...Object.fromEntries(own),
      ...file?.headers,
    });
    response.end(file?.body ?? 'There is no such file.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, asked, stop: () => server.close().closeAllConnections() };
}

/** @typedef {{ body: Buffer, headers: Record<string, string> }} File as it is sent */
/** @type {Map<string, Promise<File | undefined>>} */
const loaded = new Map();

/** @param {string} pathname @returns {Promise<File | undefined>} */
export async function load(pathname) {
  if (!loaded.has(pathname)) loaded.set(pathname, compressed(pathname));
  return loaded.get(pathname);
}

/** @param {string} pathname @returns {Promise<File | undefined>} */
async function compressed(pathname) {
  const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const contents = await readFile(join(dist, name)).catch(() => undefined);
  return contents && compress(contents, types[/** @type {keyof typeof types} */ (extname(name))]);
}

/** @param {Buffer | string} contents @param {string} [type] @returns {File} */
export function compress(contents, type = 'application/octet-stream') {
  if (type === 'image/png') return { body: Buffer.from(contents), headers: { 'content-type': type } };
  const body = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  return { body, headers: { 'content-type': type, 'content-encoding': 'br' } };
}

/** @param {string} text a path, then its headers, indented */
function parse(text) {
  return text
    .trim()
    .split(/\n(?=\S)/)
    .map((rule) => {
      const [path, ...lines] = rule.trim().split('\n');
      const prefix = path.replace(/\*$/, '');
      return {
        matches: (/** @type {string} */ pathname) =>
          path.endsWith('*') ? pathname.startsWith(prefix) : pathname === path,
        headers: lines.map((line) =>
          line
            .trim()
            .split(/: (.*)/s)
            .slice(0, 2),
        ),
      };
    });
}
