// @ts-check
// The tests of tests/e2e: the page and the Worker as served by npm start, in a real browser.
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { root } from '../../pkg/build/paths.mjs';
import { needPage } from '../../www/build.mjs';
import { freePort, serve } from '../../www/serve.mjs';
import { launch } from './browser.mjs';
import { freshDatabase } from './fresh-database.mjs';
import { collect, runAll } from './side-by-side.mjs';

export async function page() {
  await needPage();
  const port = (await freePort(0)) ?? 0;
  const persistTo = join(root, 'tests', 'out', 'worker');
  const account = await freshDatabase(persistTo, `http://127.0.0.1:${port}`);
  const server = await serve(port, { persistTo });
  const browser = await launch('chromium').catch(async (error) => {
    await server.stop();
    throw error;
  });
  try {
    const given = { baseUrl: server.url, account, assert, page: async () => (await browser.newContext()).newPage() };
    return await runAll(await collect(join(root, 'tests', 'e2e'), given));
  } finally {
    await browser.close();
    await server.stop();
  }
}
