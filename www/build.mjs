// @ts-check
// www/dist: the page, built by Vite around the package.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SMALL } from '../pkg/build/modules.mjs';
import { needModernNode } from '../pkg/build/node.mjs';
import { root } from '../pkg/build/paths.mjs';
import { unlessFresh } from '../pkg/build/stamp.mjs';
import { commandStep } from '../pkg/build/step.mjs';
import { needWasm } from '../pkg/build/wasm.mjs';

const here = join(root, 'www');

/** Builds the page, and the module it uses first, unless it is what the sources give. */
export async function needPage() {
  await needWasm(SMALL); // the full one, and the lean one's glue, which is that of jotwasm/slim
  const outputs = [join(here, 'dist')];
  return unlessFresh({ name: 'page', inputs: await inputs(), outputs }, async () => {
    const node = await needModernNode();
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    await commandStep('Building the page', node, [vite, 'build', '--logLevel', 'warn'], { cwd: here });
  });
}

async function inputs() {
  const shipped = (await readdir(join(root, 'pkg'))).filter((name) => !/^(build|wasm)/.test(name));
  const used = [...shipped.sort(), 'wasm'].map((name) => join(root, 'pkg', name));
  return [here, ...used, join(root, 'package-lock.json')];
}
