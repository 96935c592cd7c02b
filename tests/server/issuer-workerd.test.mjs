// @ts-check
// The same inside workerd, and fifty requests at once.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { d1Schema } from 'jotwasm/server';
import { root } from '../../pkg/build/paths.mjs';
import { races } from '../js/support/issuer-races.js';
import { contract } from '../js/support/store-contract.js';
import { migrate, serveFolder, workerFolder } from './worker-folder.mjs';

/** @type {import('./worker-folder.mjs').Folder} */
let worker;
/** @type {Awaited<ReturnType<typeof serveFolder>>} */
let server;

before(async () => {
  const source = await readFile(join(root, 'tests', 'server', 'store-worker.js'), 'utf8');
  worker = await workerFolder('issuer-worker', { 'main.js': source.replaceAll("'../js/", "'../../js/") });
});
after(() => server?.stop());

/** @param {string} path @param {string} [body] @returns {Promise<any>} */
async function post(path, body) {
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', body, signal: AbortSignal.timeout(60_000) });
  assert.equal(answer.status, 200);
  return answer.json();
}
/** @param {number} leeway @param {string} token */
const fifty = (leeway, token) =>
  Promise.all(Array.from({ length: 50 }, () => post(`/refresh?leeway=${leeway}`, token)));

describe('d1Store in workerd', { timeout: 180_000 }, () => {
  test('wrangler applies the migration, and once more under another name', async () => {
    assert.match(await migrate(worker), /0001_refresh_tokens\.sql/);
    await writeFile(join(worker.folder, 'migrations', '0002_again.sql'), d1Schema);
    assert.match(await migrate(worker), /0002_again\.sql/);
    server = await serveFolder(worker);
  });

  test('the contract of every store, and races', async () => {
    const report = await post('/try');
    const names = Object.keys({ ...contract, ...races });
    assert.deepEqual(report, Object.fromEntries(names.map((name) => [name, 'ok'])));
  });

  test('within the leeway, fifty requests at once leave one living family', async () => {
    const { refresh_token: token } = await post('/issue?leeway=60');
    const pairs = await fifty(60, token);
    const tokens = pairs.map((pair) => pair.refresh_token);
    assert.equal(new Set(tokens).size, 50);
    assert.deepEqual([...new Set(tokens.map((each) => each.slice(0, 32)))], [token.slice(0, 32)]);
    assert.deepEqual(await post('/living', token), [token.slice(0, 32)]);
    assert.ok((await post('/refresh?leeway=60', tokens[49])).access_token);
  });

  test('outside of it, fifty requests at once leave a family that is revoked', async () => {
    const { refresh_token: token } = await post('/issue?leeway=0');
    const answers = await fifty(0, token);
    assert.equal(answers.filter(({ code }) => code === 'ERR_REFRESH_REUSED').length, 49);
    for (const { refresh_token: given } of answers.filter(({ code }) => !code)) {
      assert.equal((await post('/refresh?leeway=60', given)).code, 'ERR_REFRESH_REVOKED');
    }
    assert.equal((await post('/refresh?leeway=0', token)).code, 'ERR_REFRESH_REUSED');
    assert.deepEqual(await post('/living', token), []);
  });
});
