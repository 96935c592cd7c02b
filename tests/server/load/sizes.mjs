// @ts-check
// What Cloudflare counts: `wrangler deploy --dry-run`, which uploads nothing.
import { needModernNode } from '../../../pkg/build/node.mjs';
import { run } from '../../../pkg/build/process.mjs';
import { quiet, wrangler } from '../../../www/serve.mjs';
import { workerFolder } from '../support/worker.mjs';
import { WORKERS } from './run.mjs';

const TOTAL = /Total Upload: ([\d.]+) KiB \/ gzip: ([\d.]+) KiB/;

/** @typedef {{ library: string, minified: boolean, raw: number, gzip: number }} Size in KiB */

/** @returns {Promise<Size[]>} */
export function sizes() {
  const ways = Object.entries(WORKERS).flatMap(([library, source]) =>
    [false, true].map((minified) => ({ library, source, minified })),
  );
  return Promise.all(
    ways.map(async ({ library, source, minified }) => ({ library, minified, ...(await sizeOf(source, minified)) })),
  );
}

/** @param {string} source @param {boolean} minified */
async function sizeOf(source, minified) {
  const folder = workerFolder(`size-${source}-${minified ? 'small' : 'plain'}`, source);
  const args = ['--no-warnings', wrangler, 'deploy', '--dry-run', '--outdir', 'out', ...(minified ? ['--minify'] : [])];
  const { output } = await run(await needModernNode(), args, { cwd: folder, env: quiet });
  const [, raw, gzip] = TOTAL.exec(output) ?? [];
  if (!gzip) throw new Error(`wrangler said no size:\n${output}`);
  return { raw: Number(raw), gzip: Number(gzip) };
}
