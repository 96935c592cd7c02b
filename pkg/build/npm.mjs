// @ts-check
// npm packages, installed exactly as the lock file beside them says, and only when they are not there yet.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exclusively } from './lock.mjs';
import { commandStep } from './step.mjs';

/** @param {string} folder holding package.json and its lock @param {string} title */
export async function needPackages(folder, title) {
  if (await installed(folder)) return;
  await exclusively(`npm-${basename(folder)}`, async () => {
    if (!(await installed(folder))) await install(folder, title);
  });
}

/** @param {string} folder @param {string} title */
async function install(folder, title) {
  const npm = process.env.npm_execpath; // the very npm that started us, where one did
  // No package's install script is needed here, so none gets to run.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  await commandStep(title, command, [...first, ...args], { cwd: folder, env: cleanEnv() });
  await writeFile(join(folder, 'node_modules', '.jotwasm'), await lockHash(folder));
}

/** npm hands its own settings to the scripts it runs; a nested npm must not take our folder for its own. */
function cleanEnv() {
  const ours = /^npm_(config_(local_prefix|prefix)|package_)/;
  const own = Object.keys(process.env).filter((name) => ours.test(name));
  return Object.fromEntries(own.map((name) => [name, undefined]));
}

/** @param {string} folder */
async function installed(folder) {
  const stamp = await readFile(join(folder, 'node_modules', '.jotwasm'), 'utf8').catch(() => '');
  if (stamp !== (await lockHash(folder))) return false;
  const { packages } = JSON.parse(await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
  return Object.keys(packages).every((path) => existsSync(join(folder, path, 'package.json')));
}

/** @param {string} folder */
async function lockHash(folder) {
  return createHash('sha256').update(await readFile(join(folder, 'package-lock.json'))).digest('hex');
}
