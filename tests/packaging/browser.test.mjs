// @ts-check
// The packed package in pages: through each bundler without configuration, and without any bundler.
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as esbuild } from 'esbuild';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { html, reportOf } from '../run/page.mjs';
import { consumer, copyPackage, expected, install, roundTrip, source } from './consumer.mjs';

install();
const body = `${roundTrip}fetch('/report', { method: 'POST', body: JSON.stringify(result) });`;
const entry = source('page.js', `import * as jotwasm from 'jotwasm';${body}`);
const within = { timeout: 60_000 };

/** @param {string} name */
function folder(name) {
  const path = join(consumer, 'pages', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.html'), html);
  return path;
}

test('esbuild', within, async () => {
  const out = folder('esbuild');
  const outfile = join(out, 'main.js');
  await esbuild({ entryPoints: [entry], outfile, bundle: true, minify: true, format: 'esm' });
  assert.equal(await reportOf(out, 'chromium'), expected);
});

test('Rollup', within, async () => {
  const out = folder('rollup');
  const bundle = await rollup({ input: entry, plugins: [nodeResolve({ browser: true })] });
  await bundle.write({ file: join(out, 'main.js') });
  assert.equal(await reportOf(out, 'chromium'), expected);
});

test('Vite', within, async () => {
  const out = folder('vite');
  const input = { input: entry, output: { entryFileNames: 'main.js' } };
  const build = { outDir: out, emptyOutDir: false, rollupOptions: input };
  await vite({ root: consumer, configFile: false, logLevel: 'error', build });
  assert.equal(await reportOf(out, 'chromium'), expected);
});

test('webpack', within, async () => {
  const out = folder('webpack');
  const output = { path: out, filename: 'main.js' };
  const performance = /** @type {const} */ ({ hints: false });
  const compiler = webpack({ mode: 'production', context: consumer, entry, output, performance });
  const stats = await new Promise((resolve, reject) =>
    compiler?.run((error, result) => (error ? reject(error) : resolve(result))),
  );
  assert.equal(stats.hasErrors() || stats.hasWarnings(), false, stats.toString());
  assert.equal(await reportOf(out, 'chromium'), expected);
});

test('no bundler: a module script straight off the files', within, async () => {
  const out = folder('bare');
  copyPackage(out);
  const text = `import * as jotwasm from './pkg/entry/browser.js';${body}`;
  renameSync(source('bare.js', text), join(out, 'main.js'));
  assert.equal(await reportOf(out, 'chromium'), expected);
});

test('no bundler: jotwasm/slim streams the module in', within, async () => {
  const out = folder('slim');
  copyPackage(out);
  const load = `await jotwasm.init(new URL('./pkg/wasm/lean/jotwasm_bg.wasm', import.meta.url));`;
  const text = `import * as jotwasm from './pkg/entry/slim.js';${load}${body}`;
  renameSync(source('slim.js', text), join(out, 'main.js'));
  assert.equal(await reportOf(out, 'chromium'), expected);
});
