// @ts-check
// The JavaScript suite in a real page under a strict policy, reporting back to the server it came from.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../pkg/build/paths.mjs';
import { Problem } from '../../pkg/build/step.mjs';
import { launch } from './browser.mjs';
import { fromReport } from './javascript.mjs';
import { serveFolder } from './static.mjs';

const folder = join(root, 'tests', 'out', 'page');
const WITHIN = 120_000;

/** @param {'chromium' | 'firefox'} name */
export async function inBrowser(name) {
  await bundle();
  const server = await serveFolder(folder);
  const browser = await launch(name);
  try {
    const page = await browser.newPage();
    const trouble = listen(page);
    await page.goto(server.url);
    const report = await Promise.race([server.report, trouble, late()]);
    return fromReport(report);
  } finally {
    await browser.close();
    server.stop();
  }
}

async function bundle() {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'tests', 'js', 'run', 'browser.js')],
    outfile: join(folder, 'suite.js'),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  const html = '<!doctype html><title>jotwasm</title><link rel="icon" href="data:,"><script type="module" src="suite.js">';
  await writeFile(join(folder, 'index.html'), `${html}</script>\n`);
}

/** Rejects with the first error that the page itself did not handle. @param {import('playwright-core').Page} page */
function listen(page) {
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
