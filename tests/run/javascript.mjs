// @ts-check
// The one JavaScript suite on the runtimes that run here: Node, Deno, Bun, and workerd.
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { needNode } from '../../pkg/build/node.mjs';
import { needPackages } from '../../pkg/build/npm.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { run } from '../../pkg/build/process.mjs';
import { Problem } from '../../pkg/build/step.mjs';
import { needWasm } from '../../pkg/build/wasm.mjs';
import { freePort, serve } from '../../www/serve.mjs';
import { totals } from './suite.mjs';

const WITHIN = 120_000;
const local = join(root, 'tests', 'js', 'run', 'local.js');

/** @param {string} command @param {string[]} [args] */
async function runLocal(command, args = []) {
  await needWasm();
  const ended = await run(command, [...args, local], { cwd: root, env: { NO_COLOR: '1' } });
  return totals(ended, /^(\d+) passed, \d+ failed$/gm, /^\d+ passed, (\d+) failed$/gm);
}

/** @param {20 | 24} major */
export const node = async (major) => runLocal(await needNode(major), ['--no-warnings']);
export const deno = async () => runLocal(await needDeno(), ['run', '--allow-all']);
export const bun = async () => runLocal(await needBun());

export const needDeno = () => needRuntime('deno', '@deno', 'deno');
export const needBun = () => needRuntime('bun', '@oven', 'bin/bun');

/**
 * The executable in the package for this system. Their own launchers want an install script to have run.
 * @param {string} name @param {string} scope @param {string} file
 */
async function needRuntime(name, scope, file) {
  const folder = join(root, 'tests', 'runtimes', name);
  await needPackages(folder, `Fetching ${name}`);
  const system = process.platform === 'win32' && name === 'bun' ? 'windows' : process.platform;
  const arch = process.arch === 'arm64' && name === 'bun' ? 'aarch64' : process.arch;
  const exe = process.platform === 'win32' ? '.exe' : '';
  const packages = [`${system}-${arch}`, `${system}-${arch}-glibc`, `bun-${system}-${arch}`];
  const path = packages.map((one) => join(folder, 'node_modules', scope, one, file + exe)).find(existsSync);
  if (!path) throw new Problem(`npm has no ${name} for ${process.platform} ${process.arch}.`);
  chmodSync(path, 0o755);
  return path;
}

export async function workerd() {
  await needWasm();
  const folder = join(root, 'tests', 'js', 'run');
  const server = await serve((await freePort(0)) ?? 0, { folder });
  try {
    const answer = await fetch(`${server.url}/run`, { signal: AbortSignal.timeout(WITHIN) });
    if (!answer.ok) throw new Problem(`workerd answered ${answer.status}\n${await answer.text()}`);
    return fromReport(await answer.json());
  } finally {
    await server.stop();
  }
}

/** @param {{ passed: number, failed: number, failures: string[] }} report */
export const fromReport = ({ passed, failed, failures }) => ({ passed, failed, output: failures.join('\n\n') });
