// @ts-check
// One build at a time, whoever asks: `npm test` in one terminal and `npm start` in another share target/,
// pkg/wasm and node_modules.
import { rmSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';
import { step } from './step.mjs';

const folder = join(root, 'target', 'jotwasm');
/** @type {Set<string>} */
const held = new Set();
process.on('exit', () => held.forEach((file) => rmSync(file, { force: true })));

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(name, work) {
  const file = join(folder, `${name}.lock`);
  await mkdir(folder, { recursive: true });
  if (!(await take(file))) await step(`Waiting for another build of ${name}`, () => wait(file));
  held.add(file);
  try {
    return await work();
  } finally {
    held.delete(file);
    await rm(file, { force: true });
  }
}

/** @param {string} file */
async function wait(file) {
  while (!(await take(file))) await sleep(100);
}

/** @param {string} file */
async function take(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner && !isAlive(owner)) await rm(file, { force: true });
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
