// @ts-check
// Pages under a strict policy that report back to the server they came from: among them the JavaScript suite.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../pkg/build/paths.mjs';
import { Problem } from '../../pkg/build/step.mjs';
import { launch } from './browser.mjs';
import { fromReport } from './javascript.mjs';
import { serveFolder } from './static.mjs';
import { showInWebkit } from './webkit.mjs';

const WITHIN = 120_000;

/** A page that is one module. */
export const html = `<!doctype html>
<title>jotwasm</title>
<link rel="icon" href="data:,">
<script type="module" src="main.js"></script>
`;

/** @typedef {import('./browsers.mjs').Browser | 'webkit'} Name */

/** @param {Name} browser */
export async function inBrowser(browser) {
  const folder = join(root, 'tests', 'out', `page-${browser}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.html'), html);
  const entryPoints = [join(root, 'tests', 'js', 'run', 'browser.js')];
  const outfile = join(folder, 'main.js');
  await build({ entryPoints, outfile, bundle: true, format: 'esm', logLevel: 'silent' });
  return fromReport(await reportOf(folder, browser));
}

/**
 * Opens a folder's page and waits for what it sends.
 * @param {string} folder @param {Name} name @returns {Promise<any>}
 */
export async function reportOf(folder, name) {
  const server = await serveFolder(folder);
  try {
    const { close, trouble } = name === 'webkit' ? await showInWebkit(server.url) : await show(name, server.url);
    return await Promise.race([server.report, trouble, late()]).finally(close);
  } finally {
    server.stop();
  }
}

/** @param {import('./browsers.mjs').Browser} name @param {string} url */
async function show(name, url) {
  const browser = await launch(name);
  const close = () => browser.close();
  try {
    const page = await browser.newPage();
    const trouble = troubleOf(page);
    await page.goto(url);
    return { close, trouble };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Rejects with the first error that the page itself did not handle.
 * @param {import('playwright-core').Page} page
 */
function troubleOf(page) {
  return new Promise((_, reject) => {
    page.on('pageerror', (error) => reject(new Problem(`The page threw: ${error.stack ?? error}`)));
    page.on('crash', () => reject(new Problem('The page crashed.')));
  });
}

const late = () =>
  new Promise((_, reject) => {
    const message = `The page sent no report within ${WITHIN / 1000} s.`;
    setTimeout(() => reject(new Problem(message)), WITHIN).unref();
  });
