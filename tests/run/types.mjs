// @ts-check
// Types: the package against its own declarations, a dependent under both ways of resolving modules, our
// tools, the page.
import { join } from 'node:path';
import { needPackages } from '../../pkg/build/npm.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { run } from '../../pkg/build/process.mjs';
import { needWasm } from '../../pkg/build/wasm.mjs';
import { oneTest, sum } from './suite.mjs';

const projects = [
  ['-p', 'tests/types'],
  ['-p', 'tests/types', '--module', 'esnext', '--moduleResolution', 'bundler'],
  ['-p', 'tests/types/tsconfig.tools.json'],
  ['-p', 'tests/recipes'],
  ['-p', 'www'],
];

export async function types() {
  await needPackages(root, 'Installing npm packages');
  await needWasm();
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const results = [];
  for (const project of projects) {
    results.push(oneTest(await run(process.execPath, [tsc, '--pretty', 'false', ...project], { cwd: root })));
  }
  return sum(results);
}
