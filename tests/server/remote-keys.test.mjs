// @ts-check
// Keys of an issuer over a real network, however it behaves.
import assert from 'node:assert/strict';
import { after, beforeEach, mock, test } from 'node:test';
import { Key, sign } from 'jotwasm';
import { createGuard, createRemoteKeySet, discoverKeySet } from 'jotwasm/server';
import { startIssuer } from './support/issuer.mjs';

const issuer = await startIssuer();
after(issuer.stop);

const [first, second] = ['a', 'b'].map((kid) => Key.generate('ES256', { kid }));
/** In milliseconds. */
let clock = Date.now();

beforeEach(() => {
  mock.restoreAll();
  mock.method(Date, 'now', () => clock);
  Object.assign(issuer, { keys: [first.toJwk()], manner: 'good', asked: [], cutOff: 0 });
});

/** @param {import('jotwasm/server').RemoteKeySet} keys */
function asking(keys) {
  const guard = createGuard({ keys, issuer: issuer.url });
  return async (/** @type {Key} */ key) => {
    const token = sign({}, key, { issuer: issuer.url, expiresIn: '30d' });
    const guarded = await guard(new Request('http://api.example/', { headers: { authorization: `Bearer ${token}` } }));
    return guarded.ok ? 200 : guarded.response.status;
  };
}

for (const [name, remote, perLoad] of /** @type {const} */ ([
  ['an address', () => createRemoteKeySet(issuer.jwks), ['/jwks']],
  ['discovery', () => discoverKeySet(issuer.url), ['/.well-known/openid-configuration', '/jwks']],
])) {
  test(`${name}: a rotation, from the first token by the new key to the last by the old one`, async () => {
    const ask = asking(remote());
    assert.equal(await ask(first), 200);
    assert.equal(await ask(second), 401, 'nobody knows it yet');
    assert.deepEqual(issuer.asked.splice(0), perLoad);

    issuer.keys = [first.toJwk(), second.toJwk()];
    clock += 30_000;
    const both = await Promise.all([ask(second), ask(first), ask(second), ask(second)]);
    assert.deepEqual(both, [200, 200, 200, 200]);
    assert.deepEqual(issuer.asked.splice(0), ['/jwks'], 'one request for all of them');

    issuer.keys = [second.toJwk()];
    assert.equal(await ask(first), 200, 'until its age is over');
    clock += 600_000;
    assert.deepEqual([await ask(second), await ask(first)], [200, 401]);
    assert.deepEqual(issuer.asked.splice(0), perLoad);
  });
}

test('a flood of invented names is one request a cooldown', async () => {
  const ask = asking(createRemoteKeySet(issuer.jwks));
  await ask(first);
  for (const round of [1, 2, 3]) {
    clock += 30_000;
    const keys = Array.from({ length: 50 }, (_, n) => Key.generate('ES256', { kid: `${round} ${n}` }));
    assert.deepEqual(new Set(await Promise.all(keys.map(ask))), new Set([401]));
    assert.equal(issuer.asked.length, 1 + round);
  }
});

for (const [manner, code] of /** @type {const} */ ([
  ['hangs', 'ERR_JWKS_TIMEOUT'],
  ['stalls', 'ERR_JWKS_TIMEOUT'],
  ['error', 'ERR_JWKS_INVALID'],
  ['html', 'ERR_JWKS_INVALID'],
  ['endless', 'ERR_JWKS_INVALID'],
  ['redirects', 'ERR_JWKS_INVALID'],
  ['resets', 'ERR_JWKS_INVALID'],
])) {
  test(`one that ${manner}: ${code} to begin with, and its last keys later`, async () => {
    const remote = createRemoteKeySet(issuer.jwks, { timeoutDuration: 1.5 });
    const ask = asking(remote);
    issuer.manner = manner;
    await assert.rejects(remote.find({ alg: 'ES256', kid: 'a' }), { name: 'JwtError', code });
    assert.equal(await ask(first), 503);

    issuer.manner = 'good';
    assert.equal(await ask(first), 200, 'it is back');
    issuer.manner = manner;
    issuer.asked.length = 0;
    clock += 600_000;
    assert.deepEqual([await ask(first), await ask(first)], [200, 200]);
    assert.equal(await ask(second), 503, 'whether there is such a key, nobody can tell');
    assert.deepEqual(issuer.asked, ['/jwks'], 'once a cooldown, and nowhere else');
  });
}

test('nothing is left open: neither the bytes that nobody reads nor the answer that never comes', async () => {
  for (const manner of /** @type {const} */ (['hangs', 'stalls', 'endless'])) {
    Object.assign(issuer, { manner, cutOff: 0 });
    const remote = createRemoteKeySet(issuer.jwks, { timeoutDuration: 1.5 });
    await assert.rejects(remote.find({ alg: 'ES256', kid: 'a' }));
    for (let tries = 0; !issuer.cutOff && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(issuer.cutOff, 1, manner);
  }
});

test('nobody is there', async () => {
  const gone = await startIssuer();
  gone.stop();
  const remote = createRemoteKeySet(gone.jwks);
  const error = await remote.find({ alg: 'ES256', kid: 'a' }).catch((reason) => reason);
  assert.equal(error.code, 'ERR_JWKS_INVALID');
  assert.ok(error.cause instanceof Error, 'what fetch threw, for logs');
  assert.doesNotMatch(error.message, /127/);
});
