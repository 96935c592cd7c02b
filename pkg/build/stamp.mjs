// @ts-check
// "Nothing changed" decided by contents, not by times: a checkout, a copied tree or a deleted output
// must never pass for an up-to-date build.
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { exclusively } from './lock.mjs';
import { root } from './paths.mjs';

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
export async function unlessFresh(what, build) {
  if (await isFresh(what)) return false;
  return exclusively(what.name, async () => {
    if (await isFresh(what)) return false; // another process built it while this one waited
    const input = await hash(what.inputs, what.salt);
    await rm(stampOf(what.name), { force: true });
    await build();
    await writeFile(stampOf(what.name), JSON.stringify({ input, output: await hash(what.outputs) }));
    return true;
  });
}

const stampOf = (/** @type {string} */ name) => join(root, 'target', 'jotwasm', `${name}.json`);

/** @param {{ name: string, inputs: string[], outputs: string[], salt?: string }} what */
async function isFresh({ name, inputs, outputs, salt }) {
  const stamp = await readFile(stampOf(name), 'utf8').catch(() => '');
  return stamp === JSON.stringify({ input: await hash(inputs, salt), output: await hash(outputs) });
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
