// @ts-check
// The pages of a client, at an origin of their own, and a browser that opens them.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../../pkg/build/paths.mjs';
import { launch } from '../../run/browser.mjs';
import { about } from './about.mjs';

const html = `<!doctype html><html lang="en"><title>A client</title><link rel="icon" href="data:,">
<h1>A client</h1><script type="module" src="/main.js"></script>`;

/** @param {string} page of tests/life/pages */
async function serveApp(page) {
  const entryPoints = [join(root, 'tests', 'life', 'pages', page)];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'esm', write: false, logLevel: 'silent' });
  const server = createServer((request, response) => {
    const isScript = request.url === '/main.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(isScript ? outputFiles[0]?.text : html);
  });
  server.listen(Number(new URL(about.app).port), '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/**
 * Opens a browser beside the client's pages; both are gone afterwards.
 * @param {string} page
 * @param {(context: import('playwright-core').BrowserContext) => Promise<void>} steps
 */
export async function withApp(page, steps) {
  const server = await serveApp(page);
  const browser = await launch('chromium').catch((error) => {
    server.close();
    throw error;
  });
  try {
    await steps(await browser.newContext());
  } finally {
    await browser.close();
    server.close().closeAllConnections();
  }
}

/** Fills in the log-in page. @param {import('playwright-core').Page} page */
export async function logIn(page, { email, password } = about) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}
