// @ts-check
// The packed package in server bundles, in a Worker, and under publint's eye.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from '../../pkg/build/paths.mjs';
import { freePort, serve } from '../../www/serve.mjs';
import { consumer, expected, install, laterExpected, laterRoundTrip, roundTrip, source } from './consumer.mjs';

install();

for (const format of /** @type {const} */ (['esm', 'cjs'])) {
  for (const [name, body, expectation] of [
    ['jotwasm', roundTrip, expected],
    ['jotwasm and jotwasm/full', laterRoundTrip, laterExpected],
  ]) {
    test(`esbuild for Node, ${format}, ${name}: one file, nothing beside it`, async () => {
      const main = `(async () => {${body}console.log(result)})()`;
      const entry = source('server.js', `import * as jotwasm from 'jotwasm';${main}`);
      const outfile = join(consumer, 'server', format, format === 'esm' ? 'main.mjs' : 'main.cjs');
      await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format });
      assert.equal(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }).trim(), expectation);
    });
  }
}

for (const [platform, module] of /** @type {const} */ ([
  ['node', 'lean-fast'],
  ['browser', 'lean'],
])) {
  test(`esbuild for ${platform}: the module made for it, and no other`, async () => {
    const entry = source('imports.js', `export * from 'jotwasm';`);
    const options = /** @type {const} */ ({ bundle: true, write: false, metafile: true, format: 'esm' });
    const { metafile } = await build({ entryPoints: [entry], platform, ...options });
    const modules = Object.keys(metafile.inputs).filter((input) => input.endsWith('/bytes.js'));
    assert.deepEqual(modules.map((input) => input.split('/').at(-2)), [module]);
  });
}

for (const [name, body, expectation] of [
  ['jotwasm', roundTrip, expected],
  ['jotwasm/full, loaded later', laterRoundTrip, laterExpected],
]) {
  test(`wrangler bundles ${name} for workerd`, { timeout: 90_000 }, async () => {
    const folder = join(consumer, 'worker', name.replace(/\W/g, '-'));
    mkdirSync(folder, { recursive: true });
    const handler = `export default { async fetch() { ${body} return new Response(result) } }`;
    writeFileSync(join(folder, 'main.js'), `import * as jotwasm from 'jotwasm';${handler}`);
    const config = { name: 'consumer', main: 'main.js', compatibility_date: '2026-10-01' };
    writeFileSync(join(folder, 'wrangler.json'), JSON.stringify(config));
    const server = await serve((await freePort(0)) ?? 0, { folder });
    try {
      assert.equal(await (await fetch(server.url)).text(), expectation);
    } finally {
      await server.stop();
    }
  });
}

test('publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: root, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg ?? {})), []);
});
