// @ts-check
// A guard inside workerd, as wrangler runs it: its keys by the real fetch and the real caches.default.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { Key, sign } from 'jotwasm';
import { startIssuer } from './support/issuer.mjs';
import { startWorker, workerFolder } from './support/worker.mjs';

const key = Key.generate('ES256', { kid: 'a' });
const tokenBy = (/** @type {Key} */ one, issuer = 'issuer') => sign({ sub: 'ada' }, one, { issuer, audience: 'api', expiresIn: '1h' });
/** @type {(() => unknown)[]} */
const running = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/**
 * An issuer, and a Worker that follows it.
 * @param {string} name
 * @param {{ timeout?: number, discovery?: boolean }} [options]
 */
async function together(name, { timeout = 5, discovery } = {}) {
  const issuer = await startIssuer();
  issuer.keys = [key.toJwk()];
  running.push(issuer.stop);
  const named = discovery ? { ISSUER: issuer.url } : { ISSUER: 'issuer', JWKS: issuer.jwks };
  const folder = workerFolder(name, 'guard.mjs', { vars: { TIMEOUT: String(timeout), ...named } });
  rmSync(join(folder, 'kept'), { recursive: true, force: true });
  return { issuer, start: () => startedIn(folder) };
}

/** @param {string} folder */
async function startedIn(folder) {
  const worker = await startWorker(folder);
  running.push(worker.stop);
  const ask = (/** @type {string} */ token) =>
    fetch(`${worker.url}/notes`, { headers: { authorization: `Bearer ${token}` } });
  return { ...worker, ask };
}

const within = { timeout: 120_000 };

for (const discovery of [false, true]) {
  test(`caches.default spares a new isolate the fetch${discovery ? ', and discovery' : ''}`, within, async () => {
    const { issuer, start } = await together(`cache-${discovery}`, { discovery });
    const token = tokenBy(key, discovery ? issuer.url : undefined);
    const first = await start();
    for (const requests of [1, 2]) assert.deepEqual(await (await first.ask(token)).json(), { sub: 'ada', requests });
    assert.equal(issuer.asked.length, discovery ? 2 : 1);
    await first.stop();

    issuer.manner = 'error';
    const second = await start();
    assert.deepEqual(await (await second.ask(token)).json(), { sub: 'ada', requests: 1 }, 'it is a new one');
    assert.equal(issuer.asked.length, discovery ? 2 : 1);
  });
}

test('an issuer that misbehaves: 503, and no word of it', within, async () => {
  const { issuer, start } = await together('manners', { timeout: 0.5 });
  const { ask } = await start();
  for (const manner of /** @type {const} */ (['hangs', 'stalls', 'error', 'html', 'endless', 'redirects', 'resets'])) {
    issuer.manner = manner;
    const answer = await ask(tokenBy(key));
    assert.deepEqual([answer.status, await answer.text()], [503, '{"error":"temporarily_unavailable"}'], manner);
    assert.deepEqual([answer.headers.get('retry-after'), answer.headers.get('cache-control')], ['5', 'no-store']);
  }
  assert.ok(!issuer.asked.includes('/elsewhere'), 'no redirect is followed');
  issuer.manner = 'good';
  assert.equal((await ask(tokenBy(key))).status, 200, 'it is back');
});

test('what is refused there is refused as everywhere', within, async () => {
  const { start } = await together('refused');
  const { ask, url } = await start();
  const other = Key.generate('ES256', { kid: 'a' });
  for (const [token, status, description] of /** @type {const} */ ([
    [tokenBy(other), 401, 'The access token is not valid'],
    [sign({}, key, { issuer: 'issuer', audience: 'api', expiresIn: -1 }), 401, 'The access token expired'],
    [sign({}, key, { issuer: 'issuer', audience: 'other' }), 401, 'The access token is meant for another audience'],
    ['a b', 400, 'The Authorization header is malformed'],
  ])) {
    const answer = await ask(token);
    assert.equal(answer.status, status);
    assert.ok(answer.headers.get('www-authenticate')?.endsWith(`error_description="${description}"`), description);
  }
  const bare = await fetch(`${url}/notes`);
  assert.deepEqual([bare.status, bare.headers.get('www-authenticate')], [401, 'Bearer']);
});
