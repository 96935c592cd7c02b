// @ts-check
// The page and the Worker behind it, on workerd, as wrangler runs them.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { needModernNode } from '../pkg/build/node.mjs';
import { root } from '../pkg/build/paths.mjs';
import { start, stop } from '../pkg/build/process.mjs';
import { Problem } from '../pkg/build/step.mjs';

export const wrangler = join(root, 'node_modules', 'wrangler', 'wrangler-dist', 'cli.js');
export const workerFolder = join(root, 'www', 'worker');

const HOST = '127.0.0.1';
const READY_WITHIN = 60_000;

/** Nothing is reported to anyone, and nothing is asked. */
export const quiet = {
  CI: 'true',
  NO_COLOR: '1',
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

/** @param {number} port 0 for any @returns {Promise<number | undefined>} the port, or undefined when taken */
export async function freePort(port) {
  const probe = createServer();
  probe.listen(port, HOST);
  try {
    await once(probe, 'listening');
  } catch {
    return undefined;
  }
  const address = /** @type {import('node:net').AddressInfo} */ (probe.address());
  await new Promise((closed) => probe.close(closed));
  return address.port;
}

/**
 * Starts the Worker of a folder, our page's unless told; resolves when it answers.
 * @param {number} port
 * @param {{ folder?: string, persistTo?: string, onLine?: (line: string) => void, status?: number,
 *   vars?: Record<string, string | number> }} [options] status is what it answers to a bare request; vars are variables of
 *   the Worker, over those of its wrangler.jsonc
 */
export async function serve(port, { folder = workerFolder, persistTo, onLine, status = 200, vars = {} } = {}) {
  const args = ['--no-warnings', wrangler, 'dev', '--local', '--ip', HOST, '--port', String(port)];
  args.push('--inspector-port', '0', '--show-interactive-dev-session=false', '--log-level', 'warn');
  if (persistTo) args.push('--persist-to', persistTo);
  for (const [name, value] of Object.entries(vars)) args.push('--var', `${name}:${value}`);
  /** @type {string[]} */
  const lines = [];
  let ready = false;
  const hear = (/** @type {string} */ line) => (ready ? onLine?.(line) : lines.push(line));
  const child = start(await needModernNode(), args, { cwd: folder, env: quiet, onLine: hear });
  const url = `http://${HOST}:${port}`;
  const exited = once(child, 'close').then(([code]) => Number(code ?? 1));
  await untilReady(url, status, exited, lines).catch(async (error) => {
    await stop(child);
    throw error;
  });
  ready = true;
  return { url, exited, stop: () => stop(child) };
}

/** @param {string} url @param {number} status @param {Promise<number>} exited @param {string[]} lines */
async function untilReady(url, status, exited, lines) {
  let over = false;
  exited.then(() => (over = true));
  const end = Date.now() + READY_WITHIN;
  // After an error wrangler stays, holding every request until someone mends the source.
  while (!over && Date.now() < end && !lines.some((line) => line.includes('[ERROR]'))) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answer?.status === status) return;
    await sleep(50);
  }
  throw new Problem([...lines, `The server at ${url} did not start.`].join('\n'));
}
