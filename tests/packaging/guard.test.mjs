// @ts-check
// jotwasm/server of the packed package, which finds jotwasm by its own name: in every runtime, and through bundlers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as esbuild } from 'esbuild';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { freePort, serve } from '../../www/serve.mjs';
import { needBun, needDeno } from '../run/javascript.mjs';
import { consumer, install, source } from './consumer.mjs';

install();
const within = { timeout: 120_000 };
const out = join(consumer, 'guard');

/** Puts in `result` who it is that passes, and what somebody else is answered. */
const guarded = `
  const key = jotwasm.Key.fromSecret(new Uint8Array(32).fill(7));
  const guard = server.createGuard({ keys: key, issuer: 'a' });
  const ask = (headers) => guard(new Request('https://api.example/', { headers }));
  const { claims } = await ask({ authorization: 'Bearer ' + jotwasm.sign({ sub: 'ada' }, key, { issuer: 'a' }) });
  const { response, error } = await ask({ authorization: 'Bearer a.b.c' });
  const result = [claims.sub, response.status, error instanceof jotwasm.JwtError].join(' ');
`;
const expected = 'ada 401 true';
const imports = `import * as jotwasm from 'jotwasm'; import * as server from 'jotwasm/server';`;
const program = `${imports} (async () => {${guarded} console.log(result)})();`;

/** @param {string} command @param {string[]} args */
const output = (command, ...args) => execFileSync(command, args, { cwd: consumer, encoding: 'utf8' }).trim();
const node = (/** @type {string} */ file) => output(process.execPath, '--no-warnings', file);

test('Node: import', () => assert.equal(node(source('guard.mjs', program)), expected));

test('Node: require', () => {
  const text = `const [jotwasm, server] = ['jotwasm', 'jotwasm/server'].map(require); (async () => {${guarded} console.log(result)})()`;
  assert.equal(node(source('guard.cjs', text)), expected);
});

test('Node: with jotwasm/full, in either order, and alone', () => {
  const full = imports.replace(`'jotwasm'`, `'jotwasm/full'`);
  for (const [n, text] of [full, `import 'jotwasm/server'; ${full}`].entries())
    assert.equal(node(source(`guard-full-${n}.mjs`, `${text} ${guarded} console.log(result)`)), expected);
  const alone = `import { createGuard } from 'jotwasm/server';
    const { response } = await createGuard({ keys: 'x'.repeat(32) })(new Request('https://a.example'));
    console.log(response.status)`;
  assert.equal(node(source('guard-alone.mjs', alone)), '401');
});

test('Node: jotwasm/hono needs no Hono to be loaded', () => {
  assert.equal(
    node(source('hono.mjs', `import { jwt } from 'jotwasm/hono'; console.log(typeof jwt({ keys: 'x'.repeat(32) }))`)),
    'function',
  );
});

test('Deno', within, async () => {
  assert.equal(output(await needDeno(), 'run', '--quiet', '--allow-all', source('guard-deno.mjs', program)), expected);
});

test('Bun', within, async () => assert.equal(output(await needBun(), source('guard-bun.mjs', program)), expected));

/** Each for a server, by what it takes for that. @type {Record<string, (entry: string, file: string) => Promise<unknown>>} */
const bundlers = {
  'esbuild.mjs': (entry, file) =>
    esbuild({ entryPoints: [entry], outfile: file, bundle: true, platform: 'node', format: 'esm' }),
  'esbuild.cjs': (entry, file) =>
    esbuild({ entryPoints: [entry], outfile: file, bundle: true, platform: 'node', format: 'cjs' }),
  async 'rollup.mjs'(entry, file) {
    const plugins = [nodeResolve({ exportConditions: ['node'] })];
    await (await rollup({ input: entry, external: /^node:/, plugins })).write({ file });
  },
  async 'vite.mjs'(entry, file) {
    const output = { entryFileNames: basename(file) };
    const build = { ssr: entry, outDir: dirname(file), emptyOutDir: false, rollupOptions: { output } };
    await vite({ root: consumer, configFile: false, logLevel: 'error', ssr: { noExternal: true }, build });
  },
  async 'webpack.cjs'(entry, file) {
    const output = { path: dirname(file), filename: basename(file) };
    const compiler = webpack({ mode: 'production', target: 'node20', context: consumer, entry, output });
    const stats = await new Promise((resolve, reject) =>
      compiler?.run((error, result) => (error ? reject(error) : resolve(result))),
    );
    assert.equal(stats.hasErrors() || stats.hasWarnings(), false, stats.toString());
  },
};

for (const [name, bundle] of Object.entries(bundlers)) {
  test(`a bundler, for Node: ${name}`, within, async () => {
    const file = join(out, name);
    await bundle(source('guard-entry.js', program), file);
    assert.equal(node(file), expected);
  });
}

test('wrangler, for workerd', within, async () => {
  const folder = join(consumer, 'worker', 'guard');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'main.js'),
    `${imports} export default { async fetch() { ${guarded} return new Response(result) } }`,
  );
  writeFileSync(
    join(folder, 'wrangler.json'),
    JSON.stringify({ name: 'guard', main: 'main.js', compatibility_date: '2026-10-01' }),
  );
  const server = await serve((await freePort(0)) ?? 0, { folder });
  try {
    assert.equal(await (await fetch(server.url)).text(), expected);
  } finally {
    await server.stop();
  }
});
