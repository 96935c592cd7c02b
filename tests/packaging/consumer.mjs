// @ts-check
// A project that depends on the package as npm would install it: packed, unpacked, nothing else.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../pkg/build/paths.mjs';

/** Outside the repository's own package, which would answer to the same name. */
export const consumer = join(root, 'tests', 'out', 'consumer');
const installed = join(consumer, 'node_modules', 'jotwasm');

/** @returns {string[]} the files of the package */
export function install() {
  rmSync(consumer, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  const packed = npm('pack', '--json', '--ignore-scripts', '--pack-destination', consumer);
  const [{ filename, files }] = JSON.parse(packed);
  execFileSync('tar', ['-xzf', filename, '--strip-components=1', '-C', installed], { cwd: consumer });
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return files.map((/** @type {{ path: string }} */ { path }) => path).sort();
}

/** @param {string[]} args */
function npm(...args) {
  const own = process.env.npm_execpath;
  const [command, first] = own ? [process.execPath, [own]] : ['npm', []];
  const env = { ...process.env, npm_config_loglevel: 'error' };
  return execFileSync(command, [...first, ...args], { cwd: root, env, encoding: 'utf8' });
}

/** @param {string} name @param {string} text @returns {string} its path */
export function source(name, text) {
  const path = join(consumer, name);
  writeFileSync(path, text);
  return path;
}

/** The unpacked package in a folder that a browser is served from. @param {string} folder */
export function copyPackage(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(installed, 'pkg'), join(folder, 'pkg'), { recursive: true });
}

/** Signs and verifies with what `jotwasm` stands for, and puts the subject in `result`. */
export const roundTrip = `
  const key = jotwasm.Key.fromSecret(new Uint8Array(32).fill(7));
  const token = jotwasm.sign({ sub: 'ada' }, key, { expiresIn: '5m' });
  const result = jotwasm.verify(token, key, { subject: 'ada' }).sub + ' ' + jotwasm.isExpired(token);
`;
export const expected = 'ada false';

/** The same with what only jotwasm/full has. */
export const fullRoundTrip = `
  const key = jotwasm.Key.generate('ES384');
  const result = jotwasm.verify(jotwasm.sign({ sub: 'ada' }, key), key.publicKey()).sub;
`;
export const fullExpected = 'ada';

/** Starts with `jotwasm`, loads jotwasm/full later, and puts what comes of both into `result`. */
export const laterRoundTrip = `
  const early = jotwasm.Key.fromSecret(new Uint8Array(32).fill(7));
  const token = jotwasm.sign({ sub: 'eve' }, early);
  const full = await import('jotwasm/full');
  const late = full.Key.generate('ES384');
  const { sub } = jotwasm.verify(full.sign({ sub: 'ada' }, late), late.publicKey());
  const result = [sub, full.verify(token, early).sub, full.Key === jotwasm.Key].join(' ');
`;
export const laterExpected = 'ada eve true';
