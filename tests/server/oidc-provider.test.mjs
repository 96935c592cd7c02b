// @ts-check
// Tokens of an issuer that nobody here wrote, by discovery.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { decode } from 'jotwasm';
import { createGuard, createRemoteKeySet, discoverKeySet } from 'jotwasm/server';
import { ALGORITHMS, AUDIENCE, startProvider } from './support/provider.mjs';

const provider = await startProvider();
after(provider.stop);

const keys = discoverKeySet(provider.url);
const rules = { keys, issuer: provider.url, audience: AUDIENCE, typ: 'at+jwt', scopes: ['notes:read'] };

/** @param {string} token @param {Partial<import('jotwasm/server').GuardOptions>} [options] */
function ask(token, options) {
  const request = new Request(`${AUDIENCE}/notes`, { headers: { authorization: `Bearer ${token}` } });
  return createGuard({ ...rules, ...options })(request);
}

/** @param {string} token @param {Partial<import('jotwasm/server').GuardOptions>} options */
async function refusal(token, options) {
  const guarded = await ask(token, options);
  assert.ok(!guarded.ok);
  return [guarded.response.status, guarded.response.headers.get('www-authenticate')];
}

/** @param {string} description */
const invalid = (description) => [401, `Bearer error="invalid_token", error_description="${description}"`];

for (const alg of ALGORITHMS) {
  test(`${alg}: accepted`, async () => {
    const guarded = await ask(await provider.token(alg));
    assert.ok(guarded.ok, `${!guarded.ok && guarded.error}`);
    assert.equal(guarded.header.alg, alg);
    assert.equal(guarded.header.typ, 'at+jwt');
    assert.deepEqual(
      [guarded.claims.iss, guarded.claims.aud, guarded.claims.scope],
      [provider.url, AUDIENCE, 'notes:read'],
    );
  });

  test(`${alg}: refused when it is for somebody else, expired, of another issuer, or changed`, async () => {
    const token = await provider.token(alg);
    const { exp = 0 } = decode(token);
    const otherAudience = invalid('The access token is meant for another audience');
    assert.deepEqual(await refusal(token, { audience: 'https://other.example' }), otherAudience);
    assert.deepEqual(await refusal(token, { currentDate: exp }), invalid('The access token expired'));
    assert.ok((await ask(token, { currentDate: exp - 1 })).ok);
    assert.deepEqual(
      await refusal(token, { issuer: 'https://other.example' }),
      invalid('The access token is not valid'),
    );
    const [header, , signature] = token.split('.');
    const [, payload] = (await provider.token(alg, 'notes:write')).split('.');
    assert.deepEqual(
      await refusal([header, payload, signature].join('.'), {}),
      invalid('The access token is not valid'),
    );
  });
}

test('a scope that was not granted', async () => {
  const [status, challenge] = await refusal(await provider.token('ES256'), { scopes: ['notes:read', 'notes:write'] });
  assert.equal(status, 403);
  assert.match(String(challenge), /error="insufficient_scope".*scope="notes:read notes:write"/);
  assert.ok((await ask(await provider.token('ES256', 'notes:read notes:write'), { scopes: ['notes:write'] })).ok);
});

test('its keys by their address, and by a name that is not its own', async () => {
  const token = await provider.token('EdDSA');
  assert.ok((await ask(token, { keys: createRemoteKeySet(`${provider.url}/jwks`) })).ok);
  const alias = provider.url.replace('127.0.0.1', 'localhost');
  const guarded = await ask(token, { keys: discoverKeySet(alias) });
  assert.ok(!guarded.ok);
  assert.deepEqual(
    [guarded.response.status, guarded.error.message],
    [503, "the issuer's configuration is that of another issuer"],
  );
});
