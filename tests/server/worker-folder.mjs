// @ts-check
// A Worker with a D1 database of its own, migrated as users migrate theirs.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { d1Schema } from 'jotwasm/server';
import { needModernNode } from '../../pkg/build/node.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { run } from '../../pkg/build/process.mjs';
import { freePort, quiet, serve, wrangler } from '../../www/serve.mjs';

/**
 * Below the repository, so that the package answers to its name.
 * @param {string} name of the folder
 * @param {Record<string, string>} files by name; main.js is the Worker
 * @param {Record<string, string>} [vars] its environment
 */
export async function workerFolder(name, files, vars) {
  const folder = join(root, 'tests', 'out', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'migrations'), { recursive: true });
  await writeFile(join(folder, 'migrations', '0001_refresh_tokens.sql'), d1Schema);
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  const d1 = [{ binding: 'DB', database_name: 'tokens', database_id: 'tokens' }];
  const config = { name, main: 'main.js', compatibility_date: '2026-10-01', d1_databases: d1, vars };
  await writeFile(join(folder, 'wrangler.json'), JSON.stringify(config));
  return { folder, configPath: join(folder, 'wrangler.json'), state: join(folder, 'state') };
}

/** @typedef {Awaited<ReturnType<typeof workerFolder>>} Folder */

/** @param {Folder} worker @returns {Promise<string>} what wrangler printed */
export async function migrate({ folder, state }) {
  const apply = ['d1', 'migrations', 'apply', 'tokens', '--local', '--persist-to', state];
  const node = await needModernNode();
  const { code, output } = await run(node, ['--no-warnings', wrangler, ...apply], { cwd: folder, env: quiet });
  if (code) throw new Error(output);
  return output;
}

/** Whoever calls it stops it, on every path. @param {Folder} worker */
export const serveFolder = async ({ folder, state }) => serve((await freePort(0)) ?? 0, { folder, persistTo: state });
