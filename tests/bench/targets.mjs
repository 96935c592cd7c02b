// @ts-check
// The runtimes that are measured: each is started, gives its rows one by one, and is stopped again.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { needNode } from '../../pkg/build/node.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { run } from '../../pkg/build/process.mjs';
import { Problem } from '../../pkg/build/step.mjs';
import { freePort, serve } from '../../www/serve.mjs';
import { FLAVOURS, rows, rowsOf } from './rows.mjs';

/**
 * @typedef {import('./contest.mjs').Outcome} Outcome
 * @typedef {import('./measure.mjs').Settings} Settings
 * @typedef {(outcome: Outcome) => void} Hear
 * @typedef {object} Target
 * @property {string} name
 * @property {string} group what to ask for it by
 * @property {(settings: Settings, hear: Hear) => Promise<string>} measure gives the runtime's version
 */

const here = join(root, 'tests', 'bench', 'run');
/** workerd's clock gives whole milliseconds. */
const LONGER = 4;

/** @type {Target[]} */
export const targets = [
  { name: 'Node 20', group: 'node', measure: (settings, hear) => node(20, settings, hear) },
  { name: 'Node 24', group: 'node', measure: (settings, hear) => node(24, settings, hear) },
  { name: 'Chromium', group: 'chromium', measure: chromium },
  { name: 'workerd', group: 'workerd', measure: workerd },
];

/**
 * @param {Target} target @param {Settings} settings @param {Hear} hear
 * @returns {Promise<{ name: string, version: string, rows: Outcome[] }>}
 */
export async function measured({ name, measure }, settings, hear) {
  /** @type {Outcome[]} */
  const outcomes = [];
  const version = await measure(settings, (outcome) => {
    outcomes.push(outcome);
    hear(outcome);
  });
  if (outcomes.length !== rows.length) throw new Problem(`${name} gave ${outcomes.length} of ${rows.length} rows.`);
  return { name, version, rows: outcomes };
}

/** @param {20 | 24} major @param {Settings} settings @param {Hear} hear */
async function node(major, settings, hear) {
  const command = await needNode(major);
  for (const flavour of FLAVOURS) {
    const args = ['--no-warnings', join(here, 'node.mjs'), flavour, JSON.stringify(settings)];
    const onLine = (/** @type {string} */ line) => line.startsWith('{"id"') && hear(JSON.parse(line));
    const { code, output } = await run(command, args, { cwd: root, onLine });
    if (code !== 0) throw new Problem(`${output}\nNode ${major} failed (exit code ${code}).`);
  }
  return (await run(command, ['--version'])).output.trim().slice(1);
}

/** @param {Settings} settings @param {Hear} hear */
async function chromium(settings, hear) {
  const { launch } = await import('../run/browser.mjs');
  const { serveFolder } = await import('../run/static.mjs');
  const server = await serveFolder(await bundled());
  const browser = await launch('chromium').catch((error) => {
    server.stop();
    throw error;
  });
  try {
    for (const flavour of FLAVOURS) await inPage(await browser.newPage(), server.url, { flavour, settings }, hear);
    return browser.version();
  } finally {
    await browser.close();
    server.stop();
  }
}

/** @returns {Promise<string>} the folder of a page */
async function bundled() {
  const { build } = await import('esbuild');
  const { html } = await import('../run/page.mjs');
  const folder = join(root, 'tests', 'out', 'bench');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.html'), html);
  const options = /** @type {const} */ ({ bundle: true, splitting: true, format: 'esm', logLevel: 'silent' });
  await build({ entryPoints: { main: join(here, 'page.mjs') }, outdir: folder, ...options });
  return folder;
}

/**
 * @param {import('playwright-core').Page} page @param {string} url
 * @param {Omit<import('./run/page.mjs').Order, 'id'>} order @param {Hear} hear
 */
async function inPage(page, url, order, hear) {
  await page.goto(url);
  for (const { id } of rowsOf(order.flavour)) {
    const measured = page.evaluate((given) => /** @type {any} */ (globalThis).measureRow(given), { ...order, id });
    hear(await measured);
  }
  await page.close();
}

/** @param {Settings} given @param {Hear} hear */
async function workerd(given, hear) {
  const settings = { ...given, slice: given.slice * LONGER };
  for (const flavour of FLAVOURS) {
    const server = await serve((await freePort(0)) ?? 0, { folder: here });
    try {
      for (const { id } of rowsOf(flavour)) hear(await ordered(server.url, { flavour, id, settings }));
    } finally {
      await server.stop();
    }
  }
  const own = await readFile(join(root, 'node_modules', 'workerd', 'package.json'), 'utf8');
  return JSON.parse(own).version;
}

/** @param {string} url @param {import('./run/page.mjs').Order} order @returns {Promise<Outcome>} */
async function ordered(url, order) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
  if (!answer.ok) throw new Problem(`workerd answered ${answer.status}\n${await answer.text()}`);
  return /** @type {Promise<Outcome>} */ (answer.json());
}
