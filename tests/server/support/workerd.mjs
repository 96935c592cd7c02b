// @ts-check
// One workerd and nothing before it: what a client does reaches the Worker, and its memory is the Worker's.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
// @ts-expect-error It has no declarations.
import workerd from 'workerd';
import { start, stop } from '../../../pkg/build/process.mjs';
import { freePort } from '../../../www/serve.mjs';
import { bundle } from './bundle.mjs';

/** The package is CommonJS that says it was compiled from a module. */
const executable = String(workerd.default);
/** MiB, as Cloudflare gives an isolate. Without a limit, V8 lets the heap grow for minutes before it looks at it. */
const HEAP = 128;
const quoted = (/** @type {unknown} */ value) => JSON.stringify(value);

/** @param {string} file */
const moduleOf = (file) =>
  `(name = ${quoted(file)}, ${file.endsWith('.wasm') ? 'wasm' : 'esModule'} = embed ${quoted(file)})`;

/** @param {number} port @param {string[]} files @param {string} date @param {Record<string, string>} vars */
const configuration = (port, files, date, vars) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  v8Flags = ["--max-heap-size=${HEAP}"],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [${files.map(moduleOf).join(', ')}],
  compatibilityDate = ${quoted(date)},
  bindings = [${Object.entries(vars)
    .map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`)
    .join(', ')}],
);
`;

/**
 * Starts a Worker of tests/server/workers.
 * @param {string} source
 * @param {{ name?: string, date?: string, vars?: Record<string, string> }} [options]
 */
export async function startWorkerd(source, { name = source, date = '2026-10-01', vars = {} } = {}) {
  const { folder, files } = await bundle(source, `workerd-${name}`);
  const port = (await freePort(0)) ?? 0;
  // The first module is the Worker.
  const modules = files.filter((file) => /\.(js|wasm)$/.test(file)).sort((one) => (one === 'main.js' ? -1 : 1));
  writeFileSync(join(folder, 'config.capnp'), configuration(port, modules, date, vars));
  /** @type {string[]} */
  const lines = [];
  const child = start(executable, ['serve', 'config.capnp'], { cwd: folder, onLine: (line) => lines.push(line) });
  const exited = once(child, 'close').then(() => true);
  const url = `http://127.0.0.1:${port}`;
  for (let isUp = false; !isUp;) {
    if (await Promise.race([exited, sleep(50, false)])) throw new Error(`workerd stopped:\n${lines.join('\n')}`);
    isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  }
  return { url, port, pid: Number(child.pid), lines, stop: () => stop(child) };
}
