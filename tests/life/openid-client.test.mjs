// @ts-check
// openid-client, which nobody here wrote: discovery, code flow with PKCE, refresh, userinfo, introspection, revocation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as client from 'openid-client';
import { about } from './support/about.mjs';
import { authorize } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';

const local = { execute: [client.allowInsecureRequests] };
const PUBLIC = { id: 'demo-app', redirect: 'http://127.0.0.1:51234/callback', authentication: client.None() };
const CONFIDENTIAL = [
  {
    id: 'backend',
    redirect: 'https://backend.example/callback',
    authentication: client.ClientSecretBasic(about.secret),
  },
  {
    id: 'backend',
    redirect: 'https://backend.example/callback',
    authentication: client.ClientSecretPost(about.secret),
  },
];

/** @param {typeof PUBLIC} about_ @param {Record<string, string>} [more] */
async function flow({ id, redirect, authentication }, more) {
  const config = await client.discovery(new URL(about.url), id, undefined, authentication, local);
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid profile email notes:read',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    ...more,
  });
  const answer = await authorize(await loggedIn(), url.pathname + url.search);
  const back = new URL(`${redirect}?${answer}`);
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
  return { config, tokens: await client.authorizationCodeGrant(config, back, checks) };
}

for (const who of [PUBLIC, ...CONFIDENTIAL]) {
  test(`${who.id}: from the code to /userinfo and back out`, async () => {
    const { config, tokens } = await flow(who, { max_age: '3600' });
    const claims = tokens.claims();
    assert.equal(claims?.iss, about.url);
    assert.equal(claims?.aud, who.id);
    assert.equal(typeof claims?.auth_time, 'number');
    const info = await client.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '');
    assert.deepEqual([info.name, info.email, info.email_verified], ['Ada Lovelace', about.email, false]);

    const next = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    assert.notEqual(next.refresh_token, tokens.refresh_token);
    assert.notEqual(next.access_token, tokens.access_token);
    assert.equal(next.claims()?.sub, claims?.sub);
    assert.equal((await client.fetchUserInfo(config, next.access_token, claims?.sub ?? '')).sub, claims?.sub);

    await client.tokenRevocation(config, next.refresh_token ?? '', { token_type_hint: 'refresh_token' });
    await assert.rejects(client.refreshTokenGrant(config, next.refresh_token ?? ''), {
      error: 'invalid_grant',
      status: 400,
    });
    await assert.rejects(client.fetchUserInfo(config, next.access_token, claims?.sub ?? ''), { status: 401 });
  });
}

test('introspection by a client that has a secret', async () => {
  const { config, tokens } = await flow(/** @type {typeof PUBLIC} */ (CONFIDENTIAL[0]));
  const access = await client.tokenIntrospection(config, tokens.access_token);
  assert.equal(access.active, true);
  assert.deepEqual(
    [access.client_id, access.iss, access.scope],
    ['backend', about.url, 'openid profile email notes:read'],
  );
  assert.equal((await client.tokenIntrospection(config, tokens.refresh_token ?? '')).active, true);
  await client.tokenRevocation(config, tokens.access_token, { token_type_hint: 'access_token' });
  for (const token of [tokens.access_token, tokens.refresh_token ?? '', 'nonsense']) {
    assert.deepEqual(await client.tokenIntrospection(config, token), { active: false });
  }
});

test('the end of a session, by its address', async () => {
  const { config, tokens } = await flow(PUBLIC);
  const url = client.buildEndSessionUrl(config, { id_token_hint: tokens.id_token ?? '' });
  assert.equal(url.origin + url.pathname, `${about.url}/logout`);
  assert.equal((await fetch(url)).status, 200);
});
