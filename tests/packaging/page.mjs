// @ts-check
// One page of the consumer in Chromium, under the package's policy; what it reports is the result.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../run/browser.mjs';
import { serveFolder } from '../run/static.mjs';

/** @param {string} folder holding main.js @returns {Promise<unknown>} */
export async function reportOf(folder) {
  const head = '<!doctype html><title>consumer</title><link rel="icon" href="data:,">';
  writeFileSync(join(folder, 'index.html'), `${head}<script type="module" src="main.js"></script>\n`);
  const server = await serveFolder(folder);
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    const trouble = new Promise((_, reject) => page.on('pageerror', reject));
    await page.goto(server.url);
    return await Promise.race([server.report, trouble]);
  } finally {
    await browser.close();
    server.stop();
  }
}

/** What a page does with its result. */
export const send = `fetch('/report', { method: 'POST', body: JSON.stringify(result) });`;
