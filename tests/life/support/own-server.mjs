// @ts-check
// A server with other settings, on a copy of the database as it was at first.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, serve } from '../../../www/serve.mjs';
import { about } from './about.mjs';

/** Whoever calls it stops it, on every path. @param {string} name @param {Record<string, string | number>} vars */
export async function ownServer(name, vars) {
  const state = join(about.out, name);
  await cp(about.template, state, { recursive: true });
  /** @type {string[]} */
  const lines = [];
  const server = await serve((await freePort(0)) ?? 0, { persistTo: state, vars, onLine: (line) => lines.push(line) });
  return { ...server, state, lines };
}
