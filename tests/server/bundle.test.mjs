// @ts-check
// What a Worker carries that only guards.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundle } from './support/bundle.mjs';

/** @param {string[]} inputs */
const parts = (inputs) => inputs.filter((path) => path.startsWith('pkg/')).map((path) => path.slice('pkg/'.length));

test('a guard comes without the issuer and its stores', async () => {
  const { folder, files, inputs } = await bundle('load-jotwasm.mjs', 'bundle');
  const code = readFileSync(join(folder, 'main.js'), 'utf8');
  assert.ok(code.includes('insufficient_scope'), 'it is the guard');
  const foreign = /server\/(issuer|refresh|memory|d1|remote|discovery|cookies)|^(sign|jws|explain)/;
  assert.deepEqual(
    parts(inputs).filter((path) => foreign.test(path)),
    [],
  );
  for (const text of ['refresh', 'CREATE TABLE', 'openid-configuration', 'jwks_uri', '__Host-'])
    assert.ok(!code.includes(text), `${text} is in a Worker that does not use it`);
  assert.deepEqual(files.map((file) => file.replace(/-\w{8}\./, '-HASH.')).sort(), ['jotwasm_bg-HASH.wasm', 'main.js']);
});

test('and with the module for Workers, as a module of its own', async () => {
  const { inputs } = await bundle('load-jotwasm.mjs', 'bundle');
  const used = parts(inputs);
  assert.ok(used.includes('entry/workerd.js') && used.includes('wasm/lean/jotwasm_bg.wasm'));
  assert.deepEqual(
    used.filter((path) => /entry\/(node|browser|full)|bytes\.js|full/.test(path)),
    [],
  );
});

test('jotwasm/hono brings nothing of Hono', async () => {
  const { inputs } = await bundle('hono.mjs', 'bundle-hono');
  assert.deepEqual(
    inputs.filter((path) => path.includes('node_modules')),
    [],
  );
});
