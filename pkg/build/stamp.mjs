// @ts-check
// "Nothing changed" decided by contents, not by times: a checkout, a copied tree or a deleted output
// must never pass for an up-to-date build.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './paths.mjs';

const folder = join(root, 'target', 'jotwasm');

/**
 * Runs `build` unless the same inputs produced exactly the outputs that are there now.
 * @param {object} what
 * @param {string} what.name
 * @param {string[]} what.inputs files and folders, absolute
 * @param {string[]} what.outputs likewise
 * @param {string} [what.salt] anything else the result depends on: a compiler's version, flags
 * @param {() => Promise<unknown>} build
 * @returns {Promise<boolean>} whether it had to build
 */
export async function unlessFresh({ name, inputs, outputs, salt = '' }, build) {
  const file = join(folder, `${name}.json`);
  const input = await hash(inputs, salt);
  const stamp = await readFile(file, 'utf8').catch(() => '');
  if (stamp === JSON.stringify({ input, output: await hash(outputs) })) return false;
  await rm(file, { force: true });
  await build();
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify({ input, output: await hash(outputs) }));
  return true;
}

/** @param {string[]} paths @param {string} [salt] */
async function hash(paths, salt = '') {
  const digest = createHash('sha256').update(salt);
  for (const path of paths) {
    for (const file of await files(path)) {
      const contents = await readFile(file);
      digest.update(`${relative(root, file)}\0${contents.length}\0`).update(contents);
    }
  }
  return digest.digest('hex');
}

/** @param {string} path @returns {Promise<string[]>} every file under it, sorted; none when it is missing */
async function files(path) {
  const info = await stat(path).catch(() => undefined);
  if (!info) return [];
  if (!info.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => !/^(node_modules|\.wrangler|dist)$/.test(name)).sort();
  return (await Promise.all(names.map((name) => files(join(path, name))))).flat();
}
