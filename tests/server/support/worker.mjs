// @ts-check
// A Worker of tests/server/workers on workerd, as wrangler runs it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../../pkg/build/paths.mjs';
import { freePort, serve } from '../../../www/serve.mjs';

const out = join(root, 'tests', 'out', 'server');

/**
 * Writes what wrangler needs to know of a Worker.
 * @param {string} folder under tests/out/server
 * @param {string} source a file of tests/server/workers
 * @param {Record<string, unknown>} [settings] over those that are standard
 */
export function workerFolder(folder, source, settings) {
  const path = join(out, folder);
  mkdirSync(path, { recursive: true });
  const main = relative(path, join(root, 'tests', 'server', 'workers', source));
  const config = { name: 'tests', main, compatibility_date: '2026-10-01', ...settings };
  writeFileSync(join(path, 'wrangler.json'), JSON.stringify(config));
  return path;
}

/**
 * @param {string} folder of workerFolder()
 * @param {number} [status] what it answers to a bare request
 * @returns {Promise<{ url: string, stop: () => Promise<unknown> }>}
 */
export async function startWorker(folder, status) {
  // One folder for what it keeps: the cache is then there for the next one that starts.
  return serve((await freePort(0)) ?? 0, { folder, persistTo: join(folder, 'kept'), status });
}
