// @ts-check
// What is deployed: by `wrangler deploy --dry-run`, without an account.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { d1Schema } from 'jotwasm/server';
import { run } from '../../pkg/build/process.mjs';
import { quiet, workerFolder, wrangler } from '../../www/serve.mjs';
import { about } from './support/about.mjs';

/** KiB of everything together, as Cloudflare counts: 3 MiB are free. */
const BUDGET = 250;

test('wrangler deploy --dry-run has nothing to say but what it would do', async (t) => {
  const outdir = join(about.out, 'deploy');
  const args = ['--no-warnings', wrangler, 'deploy', '--dry-run', '--outdir', outdir];
  const { code, output } = await run(process.execPath, args, { cwd: workerFolder, env: quiet });
  assert.equal(code, 0, output);
  assert.doesNotMatch(output, /warning|error|deprecated/i);
  assert.match(output, /env\.DB .*D1 Database/);
  assert.match(output, /env\.ASSETS .*Assets/);
  const [, size, compressed] = /Total Upload: ([\d.]+) KiB \/ gzip: ([\d.]+) KiB/.exec(output) ?? [];
  t.diagnostic(`Upload: ${size} KiB, gzip: ${compressed} KiB`);
  assert.ok(Number(compressed) > 50 && Number(compressed) < BUDGET, `${compressed} KiB`);
  const files = await readdir(outdir);
  const module = files.filter((file) => file.endsWith('.wasm'));
  assert.equal(module.length, 1, 'the lean module, once');
  const script = await readFile(join(outdir, 'index.js'));
  t.diagnostic(`Code: ${(gzipSync(script).length / 1024).toFixed(1)} KiB gzip`);
});

test('the migration is the schema of jotwasm/server', async () => {
  assert.equal((await readFile(join(workerFolder, 'migrations', '0001_refresh_tokens.sql'), 'utf8')).trim(), d1Schema);
});
