// @ts-check
// The packed package in pages: through each bundler without configuration, and without any bundler.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as esbuild } from 'esbuild';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { html, reportOf } from '../run/page.mjs';
import { consumer, copyPackage, expected, install, roundTrip, source } from './consumer.mjs';
import { laterExpected, laterRoundTrip } from './consumer.mjs';

install();
const send = `fetch('/report', { method: 'POST', body: JSON.stringify(result) });`;
const lean = source('page.js', `import * as jotwasm from 'jotwasm';${roundTrip}${send}`);
const later = source('later.js', `import * as jotwasm from 'jotwasm';(async () => {${laterRoundTrip}${send}})();`);
const within = { timeout: 60_000 };

/** @param {string} name */
function folder(name) {
  const path = join(consumer, 'pages', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.html'), html);
  return path;
}

/** Each without configuration: main.js, and what it loads later, into a folder. */
const bundlers = {
  /** @param {string} entry @param {string} out */
  async esbuild(entry, out) {
    const entryPoints = { main: entry };
    await esbuild({ entryPoints, outdir: out, bundle: true, splitting: true, minify: true, format: 'esm' });
  },
  /** @param {string} entry @param {string} out */
  async Rollup(entry, out) {
    const bundle = await rollup({ input: entry, plugins: [nodeResolve({ browser: true })] });
    await bundle.write({ dir: out, entryFileNames: 'main.js' });
  },
  /** @param {string} entry @param {string} out */
  async Vite(entry, out) {
    const input = { input: entry, output: { entryFileNames: 'main.js' } };
    const build = { outDir: out, emptyOutDir: false, rollupOptions: input };
    await vite({ root: consumer, configFile: false, logLevel: 'error', base: './', build });
  },
  /** @param {string} entry @param {string} out */
  async webpack(entry, out) {
    const output = { path: out, filename: 'main.js' };
    const performance = /** @type {const} */ ({ hints: false });
    const compiler = webpack({ mode: 'production', context: consumer, entry, output, performance });
    const stats = await new Promise((resolve, reject) =>
      compiler?.run((error, result) => (error ? reject(error) : resolve(result))),
    );
    assert.equal(stats.hasErrors() || stats.hasWarnings(), false, stats.toString());
  },
};

for (const [name, bundle] of Object.entries(bundlers)) {
  test(name, within, async () => {
    const out = folder(name);
    await bundle(lean, out);
    assert.equal(await reportOf(out, 'chromium'), expected);
  });

  test(`${name}: jotwasm/full, loaded later`, within, async () => {
    const out = folder(`${name}-later`);
    await bundle(later, out);
    assert.equal(await reportOf(out, 'chromium'), laterExpected);
    // Whoever does not get that far does not download it either.
    const [, bytes = ''] = /'([0-9a-f]+)'/.exec(packed('pkg/wasm/full/bytes.js')) ?? [];
    assert.ok(bytes.length > 500_000);
    assert.equal(readFileSync(join(out, 'main.js'), 'utf8').includes(bytes), false);
  });
}

/** @param {string} file of the installed package */
const packed = (file) => readFileSync(join(consumer, 'node_modules', 'jotwasm', file), 'utf8');

for (const [name, load, expectation] of [
  ['a module script straight off the files', `import * as jotwasm from './pkg/entry/browser.js';${roundTrip}`, expected],
  [
    'jotwasm/full, loaded later',
    `import * as jotwasm from './pkg/entry/browser.js';
    ${laterRoundTrip.replace('jotwasm/full', './pkg/entry/full/browser.js')}`,
    laterExpected,
  ],
  [
    'jotwasm/slim streams the module in',
    `import * as jotwasm from './pkg/entry/slim.js';
    await jotwasm.init(new URL('./pkg/wasm/lean/jotwasm_bg.wasm', import.meta.url));${roundTrip}`,
    expected,
  ],
]) {
  test(`no bundler: ${name}`, within, async () => {
    const out = folder(name.replace(/\W/g, '-'));
    copyPackage(out);
    writeFileSync(join(out, 'main.js'), `${load}${send}`);
    assert.equal(await reportOf(out, 'chromium'), expectation);
  });
}
