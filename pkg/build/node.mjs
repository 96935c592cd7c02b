// @ts-check
// A Node of a certain version, from npm where the one running now is another.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { needPackages } from './npm.mjs';
import { root } from './paths.mjs';
import { Problem } from './step.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);

/** Which package of tests/runtimes/node* carries the binary for this system. */
const packages = [
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  `node-bin-${process.platform}-${process.arch}`,
];

/** @param {20 | 24} wanted @returns {Promise<string>} its executable */
export async function needNode(wanted) {
  if (major === wanted && !(wanted === 20 && minor < 19)) return process.execPath;
  const folder = join(root, 'tests', 'runtimes', `node${wanted}`);
  await needPackages(folder, `Fetching Node ${wanted}`);
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const found = packages.map((name) => join(folder, 'node_modules', name, file)).find(existsSync);
  if (found) return found;
  const system = `${process.platform} ${process.arch}`;
  throw new Problem(`npm has no Node ${wanted} for ${system}: run this with Node ${wanted}.`);
}

/** wrangler wants Node 22.12 or newer, vite 20.19. @returns {Promise<string>} */
export async function needModernNode() {
  return major > 22 || (major === 22 && minor >= 12) ? process.execPath : needNode(24);
}
