// @ts-check
// What a whole run leaves behind: the numbers, the page that people read, and the chart.
import { readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, type } from 'node:os';
import { join } from 'node:path';
import { root } from '../../pkg/build/paths.mjs';

import { PEERS } from './rows.mjs';
import { svg } from './svg.mjs';
import { summary, tables } from './tables.mjs';

/**
 * @typedef {{ date: string, machine: string, libraries: Record<string, string> }} Circumstances
 * @typedef {Circumstances & import('./tables.mjs').Measured} Results
 */

const file = (/** @type {string} */ extension) => join(root, 'tests', 'bench', `results.${extension}`);

/** @param {import('./tables.mjs').Measured} measured */
export async function keep(measured) {
  const [{ model }] = cpus();
  const machine = `${model}, ${cpus().length} cores, ${type()} ${arch()}`;
  const date = new Date().toISOString().slice(0, 10);
  const results = { date, machine, libraries: await versions(), ...measured };
  const text = JSON.stringify(results, shortened, 1);
  await writeFile(file('json'), `${text}\n`);
  await writeFile(file('md'), page(JSON.parse(text)));
  await redraw();
}

/** The chart, from the numbers of the last whole run. */
export async function redraw() {
  await writeFile(file('svg'), svg(JSON.parse(await readFile(file('json'), 'utf8'))));
}

/** @returns {Promise<Record<string, string>>} */
async function versions() {
  const folders = PEERS.map((name) => ({ name, folder: join(root, 'node_modules', name) }));
  const all = [{ name: 'jotwasm', folder: root }, ...folders].map(async ({ name, folder }) => {
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return [name, version];
  });
  return Object.fromEntries(await Promise.all(all));
}

/** No digit that the next run would not give again. @param {string} _ @param {unknown} value */
const shortened = (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

/** @param {Results} results */
function page({ date, machine, libraries, ...measured }) {
  const runtimes = measured.runtimes.map(({ name, version }) => `${name.replace(/ .*/, '')} ${version}`);
  const all = [...Object.entries(libraries).map((pair) => pair.join(' ')), ...runtimes];
  return `# Speed

\`npm run bench\` wrote this on ${date}: ${machine}; ${all.join(', ')}.

A number says how many calls \`jotwasm\` makes while the peer makes one: above 1 \`jotwasm\` is faster, below 1 the peer
is. It is the median over rounds in which all take turns in one process, warmed up, one call after the other. A call
is the whole public one, from a token with ten claims (437 bytes with HS256) to an object of claims, or back. Keys are
imported once, but where one was never seen: there, each call imports a JWK. ES384 is measured with \`jotwasm/full\`,
all else with \`jotwasm\`; \`fast-jwt\` without its cache, \`jose\` with CryptoKeys, \`jsonwebtoken\` with KeyObjects. The
processors are kept awake meanwhile: WebCrypto, which \`jose\` is made of, hands its work to another thread, and would
wait for an idle machine several times as long. A cold start is a whole process that verifies one HS256 token.

**${summary(measured)}**

${tables(measured)}
`;
}
