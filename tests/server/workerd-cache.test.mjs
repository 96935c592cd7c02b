// @ts-check
// A guard in a Worker as wrangler runs it, with the real caches.default.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { Key, sign } from 'jotwasm';
import { startIssuer } from './support/issuer.mjs';
import { startWorker, workerFolder } from './support/worker.mjs';

const key = Key.generate('ES256', { kid: 'a' });
/** @type {(() => unknown)[]} */
const running = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** @param {string} folder @param {string} issuer */
async function started(folder, issuer) {
  const worker = await startWorker(folder);
  running.push(worker.stop);
  const token = sign({ sub: 'ada' }, key, { issuer, audience: 'api', expiresIn: '1h' });
  const ask = async () =>
    (await fetch(`${worker.url}/notes`, { headers: { authorization: `Bearer ${token}` } })).json();
  return { ...worker, ask };
}

for (const [name, perLoad] of /** @type {const} */ ([
  ['an address', 1],
  ['discovery', 2],
])) {
  test(`${name}: caches.default spares a new isolate the fetch`, { timeout: 120_000 }, async () => {
    const issuer = await startIssuer();
    running.push(issuer.stop);
    issuer.keys = [key.toJwk()];
    const vars = { TIMEOUT: '5', ISSUER: issuer.url, ...(perLoad === 1 ? { JWKS: issuer.jwks } : {}) };
    const folder = workerFolder(`cache-${perLoad}`, 'guard.mjs', { vars });
    rmSync(join(folder, 'kept'), { recursive: true, force: true });

    const first = await started(folder, issuer.url);
    for (const requests of [1, 2]) assert.deepEqual(await first.ask(), { sub: 'ada', requests });
    assert.equal(issuer.asked.length, perLoad);
    await first.stop();

    issuer.manner = 'error';
    const second = await started(folder, issuer.url);
    assert.deepEqual(await second.ask(), { sub: 'ada', requests: 1 }, 'it is a new one');
    assert.equal(issuer.asked.length, perLoad);
  });
}
