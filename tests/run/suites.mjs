// @ts-check
// Every suite by name, in the order they run: the quick and telling ones first.
import { join } from 'node:path';
import { needModernNode, needNode } from '../../pkg/build/node.mjs';
import { needPackages } from '../../pkg/build/npm.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { run } from '../../pkg/build/process.mjs';
import { needWasm } from '../../pkg/build/wasm.mjs';
import { smoke } from '../bench/smoke.mjs';
import { needChromium, needFirefox } from './browsers.mjs';
import * as javascript from './javascript.mjs';
import { nodeTests } from './node-test.mjs';
import * as rust from './rust.mjs';
import { oneTest, totals } from './suite.mjs';
import { types } from './types.mjs';

/** These import npm packages, which a fresh clone does not have when this file is read. */
async function withPackages(/** @type {string} */ file) {
  await needPackages(root, 'Installing npm packages');
  await needWasm();
  return import(file);
}

/** @type {import('./suite.mjs').Suite[]} */
export const cargoSuites = [
  { name: 'format', about: 'rustfmt finds nothing to change', run: rust.format },
  { name: 'clippy', about: 'clippy finds nothing, natively and for WebAssembly', run: rust.clippy },
  { name: 'rust', about: 'the crate natively, its documentation and example too', run: rust.native },
  { name: 'wasm-node', about: 'the crate in WebAssembly on Node', run: rust.wasmInNode },
  { name: 'wasm-chromium', about: 'the crate in WebAssembly in Chromium', run: rust.wasmInChromium },
];

/** @type {import('./suite.mjs').Suite[]} */
const npmSuites = [
  { name: 'node20', about: 'the JavaScript suite on Node 20', run: () => javascript.node(20) },
  { name: 'node24', about: 'the JavaScript suite on Node 24', run: () => javascript.node(24) },
  { name: 'keys', about: 'keys that node:crypto writes, read back, and the other way round', run: keys },
  { name: 'deno', about: 'the JavaScript suite on Deno', run: javascript.deno },
  { name: 'bun', about: 'the JavaScript suite on Bun', run: javascript.bun },
  { name: 'workerd', about: 'the JavaScript suite on workerd', run: javascript.workerd },
  { name: 'www', about: 'what the playground works out, without a browser', run: www },
  { name: 'page', about: 'the playground and its Worker, in Chromium and Firefox', run: site },
  { name: 'lighthouse', about: 'the playground before Lighthouse, in both languages', run: lighthouse, isAlone: true },
  { name: 'chromium', about: 'the JavaScript suite in Chromium', run: () => page('chromium') },
  { name: 'firefox', about: 'the JavaScript suite in Firefox', run: () => page('firefox') },
  { name: 'client', about: 'the browser session in several tabs, in Chromium and Firefox', run: client },
  { name: 'types', about: 'the declarations, from both sides', run: types },
  { name: 'packaging', about: 'the packed package in bundlers, pages and runtimes', run: packaging },
  { name: 'server', about: 'jotwasm/server beside real issuers, Hono, workerd and D1', run: server },
  { name: 'life', about: "a token's life at the demo's authorization server, with clients that others wrote", run: life },
  { name: 'size', about: 'the budgets', run: size },
  { name: 'recipes', about: 'what the guide to the browser session shows, as it is', run: recipes },
  { name: 'soak', about: 'simulated browser sessions with random faults, a few of those of npm run soak', run: soak },
  { name: 'bench', about: 'all that npm run bench measures, once and judging no time', run: bench },
  { name: 'webkit', about: "the JavaScript suite in WebKitGTK, Safari's engine", optional: true, run: () => page('webkit') },
];

export const suites = [...cargoSuites, ...npmSuites];

/**
 * What comes over the network, fetched while the first suites compile. A failure is no matter here: the suite
 * that needs the thing asks for it again, and says what is wrong.
 * @type {Record<string, () => Promise<unknown>>}
 */
const downloads = {
  packages: () => needPackages(root, 'Installing npm packages'),
  'wasm-chromium': needChromium,
  chromium: needChromium,
  firefox: needFirefox,
  page: () => Promise.all([needChromium(), needFirefox()]),
  lighthouse: () => Promise.all([needChromium(), needNode(24)]),
  client: () => Promise.all([needChromium(), needFirefox()]),
  node20: () => needNode(20),
  node24: () => needNode(24),
  keys: () => needNode(24),
  www: () => needNode(24),
  recipes: needModernNode,
  server: () => needNode(24),
  life: () => needNode(24),
  deno: javascript.needDeno,
  bun: javascript.needBun,
};

/** @param {string[]} names of suites */
export async function prefetch(names) {
  for (const [name, download] of Object.entries(downloads)) {
    if (name === 'packages' || names.includes(name)) await download().catch(() => {});
  }
}

/** @type {Record<string, string[]>} */
export const groups = {
  node: ['node20', 'node24'],
  wasm: ['wasm-node', 'wasm-chromium'],
  js: ['node20', 'node24', 'deno', 'bun', 'workerd', 'chromium', 'firefox'],
};

/** @param {'chromium' | 'firefox' | 'webkit'} browser */
async function page(browser) {
  return (await withPackages('./page.mjs')).inBrowser(browser);
}

async function site() {
  return (await withPackages('./site.mjs')).page();
}

/** It wants Node 22.19. */
async function lighthouse() {
  await needPackages(root, 'Installing npm packages');
  const ended = await run(await needNode(24), [join(root, 'tests', 'lighthouse', 'main.mjs')], { cwd: root });
  const scores = ended.output.match(/^\/.*$/gm) ?? [];
  console.log(scores.map((line) => `        ${line}`).join('\n'));
  return totals(ended, /^(\d+) passed, \d+ failed$/gm, /^\d+ passed, (\d+) failed$/gm);
}

async function client() {
  return (await withPackages('./client.mjs')).client();
}

async function life() {
  return (await withPackages('./life.mjs')).life();
}

async function size() {
  await needWasm();
  return oneTest(await run(process.execPath, [join(root, 'tests', 'size.mjs')]));
}

/** The same sessions each time; npm run soak has others. */
async function soak() {
  await needPackages(root, 'Installing npm packages');
  const args = ['--sessions', '40', '--requests', '300'];
  const env = { SEED: process.env.SEED ?? '1' };
  const ended = await run(process.execPath, [join(root, 'tests', 'soak', 'main.mjs'), ...args], { env });
  return totals(ended, /^(\d+) passed, \d+ failed$/gm, /^\d+ passed, (\d+) failed$/gm);
}

async function bench() {
  await needWasm();
  return smoke(() => {});
}

/**
 * The tests of a folder; needWasm() installs the packages that they import.
 * @param {string} folder @param {() => Promise<string>} node which one runs them
 */
async function testsOf(folder, node) {
  await needWasm();
  return nodeTests(folder, {}, await node());
}

/** Node 24 has ML-DSA. */
function keys() {
  return testsOf('keys', () => needNode(24));
}

/** Node 24 takes the types out of the page's modules. */
function www() {
  return testsOf('www', () => needNode(24));
}

/** oidc-provider and wrangler want Node 22. */
function server() {
  return testsOf('server', () => needNode(24));
}

/** ky wants Node 22. */
function recipes() {
  return testsOf('recipes', needModernNode);
}

function packaging() {
  return testsOf('packaging', () => needNode(20));
}
