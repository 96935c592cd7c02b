// @ts-check
// Child processes that never outlive this one. Each leads its own process group, so that what it started
// (cargo's rustc, wrangler's workerd, a browser's renderers) ends with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

const windows = process.platform === 'win32';
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
let stopping = false;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to this process's own
 * @property {(line: string) => void} [onLine] sees every line of output as it comes
 */

/** @param {string} command @param {string[]} args @param {RunOptions} [options] */
export function start(command, args, { cwd, env, onLine } = {}) {
  if (stopping) throw new Error('stopping');
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: !windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('close', () => children.delete(child));
  child.once('error', () => children.delete(child));
  for (const stream of [child.stdout, child.stderr]) forEachLine(stream, onLine);
  return child;
}

/**
 * Runs to the end. A command that cannot be started at all gives the shell's 127.
 * @param {string} command @param {string[]} args @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, options = {}) {
  /** @type {string[]} */
  const lines = [];
  const onLine = (/** @type {string} */ line) => {
    lines.push(line);
    options.onLine?.(line);
  };
  const child = start(command, args, { ...options, onLine });
  try {
    const [code] = await once(child, 'close');
    return { code: code ?? 1, output: lines.join('\n') };
  } catch (error) {
    return { code: 127, output: String(error) };
  }
}

/** @param {import('node:stream').Readable} stream @param {((line: string) => void) | undefined} onLine */
function forEachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split(/\r?\n|\r/);
    rest = lines.pop() ?? '';
    // Some tools colour even what goes into a pipe.
    for (const line of lines) onLine?.(stripVTControlCharacters(line));
  });
  stream.on('end', () => rest && onLine?.(rest));
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
export function kill(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, which is all that was asked.
  }
}

/** Ends a child and everything it started: politely, then after three seconds by force. */
export async function stop(/** @type {import('node:child_process').ChildProcess} */ child) {
  kill(child, 'SIGTERM');
  if (children.has(child)) await Promise.race([once(child, 'close'), sleep(3000, null, { ref: false })]);
  kill(child, 'SIGKILL');
}

/** Whether the person has asked us to stop: what fails from then on is no news. */
export const isStopping = () => stopping;

export async function stopAll() {
  stopping = true;
  await Promise.all([...children].map(stop));
}

/**
 * Ends the children, then this process. A second signal changes nothing: a terminal's Ctrl-C reaches us
 * twice under npm, from the terminal and forwarded by npm.
 * @param {() => number} exitCode
 */
export function exitOnSignals(exitCode) {
  const end = async () => {
    if (stopping) return;
    await stopAll();
    process.exit(exitCode());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  // npm passes SIGTERM on to the shell between us, which dies of it without a word to us.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 100).unref();
}

process.on('exit', () => {
  for (const child of children) kill(child, 'SIGKILL');
});
