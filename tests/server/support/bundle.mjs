// @ts-check
// A Worker as a bundler for Workers makes it: one file of code, and the module beside it.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../../pkg/build/paths.mjs';

const workers = join(root, 'tests', 'server', 'workers');

/**
 * @param {string} source a file of tests/server/workers
 * @param {string} name of the folder under tests/out/server
 * @returns {Promise<{ folder: string, files: string[], inputs: string[] }>} inputs are the paths of what is in it
 */
export async function bundle(source, name) {
  const folder = join(root, 'tests', 'out', 'server', name);
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: { main: join(workers, source) },
    outdir: folder,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    loader: { '.wasm': 'copy' },
    logLevel: 'silent',
    absWorkingDir: root,
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const inputs = used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  return { folder, files: readdirSync(folder), inputs };
}
