// @ts-check
// npm run size: what the package weighs, and whether that is within the budgets.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from '../pkg/build/paths.mjs';
import { exitOnSignals } from '../pkg/build/process.mjs';
import { report } from '../pkg/build/step.mjs';
import { needWasm } from '../pkg/build/wasm.mjs';

exitOnSignals(() => 130);

/** @typedef {{ name: string, bytes: Uint8Array, budget?: { of: 'gzip' | 'brotli', limit: number } }} Part */

try {
  await needWasm();
  const lines = (await parts()).map(weigh);
  console.log(row(['', 'raw', 'gzip', 'brotli', 'budget']));
  for (const { line } of lines) console.log(line);
  process.exitCode = lines.every(({ within }) => within) ? 0 : 1;
} catch (error) {
  report(error);
}

/** @returns {Promise<Part[]>} */
async function parts() {
  return [
    { name: 'the module', bytes: await module('lean'), budget: { of: 'brotli', limit: 64 * 1024 } },
    { name: 'the full module', bytes: await module('full'), budget: { of: 'brotli', limit: 128 * 1024 } },
    { name: 'in Node', bytes: await inNode('lean-fast') },
    { name: 'full in Node', bytes: await inNode('full-fast') },
    { name: 'jotwasm, bundled', bytes: await bundled('entry/browser.js') },
    { name: 'jotwasm/full', bytes: await bundled('entry/full/browser.js') },
    { name: 'jotwasm/slim', bytes: await bundled('entry/slim.js') },
    {
      name: 'a guard, no wasm',
      bytes: await bundled('server.js', 'createGuard'),
      budget: { of: 'gzip', limit: 12 * 1024 },
    },
    { name: 'all of server', bytes: await bundled('server.js', '*') },
    { name: 'jotwasm/decode', bytes: await bundled('decode.js'), budget: { of: 'gzip', limit: 1024 } },
    { name: 'jotwasm/client', bytes: await bundled('client.js'), budget: { of: 'gzip', limit: 4 * 1024 } },
  ];
}

/** @param {'lean' | 'full'} flavour */
function module(flavour) {
  return readFile(join(root, 'pkg', 'wasm', flavour, 'jotwasm_bg.wasm'));
}

/** Lies on a disk, so no budget. @param {'lean-fast' | 'full-fast'} module */
async function inNode(module) {
  const { default: hex } = await import(pathToFileURL(join(root, 'pkg', 'wasm', module, 'bytes.js')).href);
  return Buffer.from(hex, 'hex');
}

/**
 * @param {string} file under pkg/
 * @param {string} [names] what a Worker imports of it, with the module beside it; else all of it, for a browser
 */
async function bundled(file, names) {
  const { build } = await import('esbuild');
  const options = /** @type {const} */ ({ bundle: true, minify: true, format: 'esm', write: false });
  const path = join(root, 'pkg', file);
  const contents = `export ${names === '*' ? names : `{ ${names} }`} from ${JSON.stringify(path)}`;
  const worker = { stdin: { contents, resolveDir: root }, conditions: ['workerd'], external: ['*.wasm'] };
  return (await build({ ...(names ? worker : { entryPoints: [path] }), ...options })).outputFiles[0].contents;
}

/** @param {Part} part */
function weigh({ name, bytes, budget }) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const sizes = {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
  const within = !budget || sizes[budget.of] <= budget.limit;
  const verdict = budget ? `${budget.of} ${budget.limit}: ${within ? 'within' : 'OVER'}` : '';
  const numbers = Object.values(sizes).map((size) => size.toLocaleString('en'));
  return { line: row([name, ...numbers, verdict]), within };
}

/** @param {string[]} cells */
function row([name, raw, gzip, brotli, budget]) {
  return name.padEnd(18) + [raw, gzip, brotli].map((cell) => cell.padStart(10)).join('') + `   ${budget}`;
}
