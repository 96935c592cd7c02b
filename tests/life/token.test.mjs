// @ts-check
// /token: codes for tokens, and who may have them.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { about, openDatabase } from './support/about.mjs';
import { basic, bearer, codeFor, refresh, tokensFor } from './support/flow.mjs';
import { loggedIn, registered } from './support/login.mjs';
import { visitor } from './support/visitor.mjs';

const who = await loggedIn();
const database = openDatabase();
after(() => database.close());

const claimsOf = (/** @type {string} */ token) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

/** @param {Response} response @param {number} status @param {string} error */
async function refused(response, status, error) {
  assert.equal(response.status, status);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.match(String(response.headers.get('content-type')), /^application\/json/);
  const body = await response.json();
  assert.deepEqual(Object.keys(body).sort(), ['error', 'error_description']);
  assert.equal(body.error, error);
}

test('an access token by RFC 9068 and an ID token', async () => {
  const { form, parameters } = await codeFor(who, { scope: 'openid offline_access notes:read' });
  const response = await who.send('/token', { form });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.deepEqual(response.headers.getSetCookie(), []);
  const tokens = await response.json();
  assert.deepEqual(Object.keys(tokens).sort(), [
    'access_token',
    'expires_in',
    'id_token',
    'refresh_token',
    'scope',
    'token_type',
  ]);
  const access = claimsOf(tokens.access_token);
  assert.deepEqual(Object.keys(access).sort(), [
    'aud',
    'auth_time',
    'client_id',
    'exp',
    'grant_id',
    'iat',
    'iss',
    'jti',
    'scope',
    'sub',
  ]);
  assert.deepEqual(access.aud, [`${about.url}/api/notes`, about.url]);
  assert.equal(access.exp - access.iat, 300);
  const id = claimsOf(tokens.id_token);
  assert.deepEqual([id.aud, id.nonce, id.sub, id.iss], ['demo-app', parameters.nonce, access.sub, about.url]);
  assert.equal(id.cnf, undefined);
});

test('nothing that was given out is in the database', async () => {
  const { code, form } = await codeFor(who);
  const tokens = await (await who.send('/token', { form })).json();
  const tables = database.all(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 3) NOT IN ('sql', '_cf')",
  );
  assert.ok(tables.length >= 9);
  const dump = JSON.stringify(tables.map(({ name }) => database.all(`SELECT * FROM ${name}`)));
  for (const secret of [
    code,
    form.code_verifier,
    tokens.access_token,
    tokens.id_token,
    tokens.refresh_token,
    about.secret,
    about.password,
  ]) {
    assert.ok(!dump.includes(String(secret)));
  }
  assert.ok(!/"d\\?":/.test(dump), 'no private key');
});

test('a code is good for one use, and a second ends what the first got', async () => {
  const { form } = await codeFor(who);
  const tokens = await (await who.send('/token', { form })).json();
  assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 200);
  await refused(await who.send('/token', { form }), 400, 'invalid_grant');
  await refused(await refresh(who, tokens.refresh_token), 400, 'invalid_grant');
  assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 401);
  assert.equal((await who.send('/userinfo', bearer(tokens.access_token))).status, 401);
});

test('of twenty at once, none keeps what it got', async () => {
  const { form } = await codeFor(who);
  const answers = await Promise.all(Array.from({ length: 20 }, () => who.send('/token', { form })));
  const given = answers.filter(({ status }) => status === 200);
  assert.ok(given.length <= 1);
  for (const answer of given) {
    const tokens = await answer.json();
    await refused(await refresh(who, tokens.refresh_token), 400, 'invalid_grant');
    assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 401);
  }
});

for (const [name, over, error] of /** @type {[string, Record<string, string>, string][]} */ ([
  ['another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
  ['a short verifier', { code_verifier: 'x' }, 'invalid_grant'],
  ['no verifier', { code_verifier: '' }, 'invalid_request'],
  ['another address', { redirect_uri: 'http://127.0.0.1:1/callback' }, 'invalid_grant'],
  ['another client', { client_id: 'spa' }, 'invalid_grant'],
  ['another code', { code: 'x'.repeat(43) }, 'invalid_grant'],
  ['no code', { code: '' }, 'invalid_request'],
  ['another API', { resource: `${about.url}/api/calendar` }, 'invalid_target'],
  ['no type', { grant_type: '' }, 'invalid_request'],
  ['a password', { grant_type: 'password' }, 'unsupported_grant_type'],
  ['a type of all objects', { grant_type: 'toString' }, 'unsupported_grant_type'],
])) {
  test(`${name}: ${error}, and the code is still good`, async () => {
    const { form } = await codeFor(who);
    await refused(await who.send('/token', { form: { ...form, ...over } }), 400, error);
    assert.equal((await who.send('/token', { form })).status, 200);
  });
}

test('a code that is too old', async () => {
  const { form } = await codeFor(who);
  database.run('UPDATE codes SET expires_at = expires_at - 61');
  await refused(await who.send('/token', { form }), 400, 'invalid_grant');
});

test('a code of somebody who has logged out', async () => {
  const { who: other } = await registered();
  const { form } = await codeFor(other);
  await other.submit('/logout', { confirm: 'yes' });
  await refused(await other.send('/token', { form }), 400, 'invalid_grant');
});

test('clients with a secret have to show it', async () => {
  const over = { client_id: 'backend', redirect_uri: 'https://backend.example/callback' };
  const { form } = await codeFor(who, over);
  const { client_id: _, ...rest } = form;
  const wrong = { authorization: `Basic ${btoa('backend:wrong')}` };
  for (const [sent, status, error] of /** @type {[import('./support/visitor.mjs').Sent, number, string][]} */ ([
    [{ form }, 401, 'invalid_client'],
    [{ form: { ...form, client_secret: 'wrong' } }, 401, 'invalid_client'],
    [{ form: rest, headers: wrong }, 401, 'invalid_client'],
    [{ form: rest, headers: { authorization: 'Basic !' } }, 401, 'invalid_client'],
    [{ form: rest, headers: { authorization: `Basic ${btoa('backend')}` } }, 401, 'invalid_client'],
    [{ form: rest, headers: { authorization: `Bearer ${about.secret}` } }, 401, 'invalid_client'],
    [{ form: { ...rest, client_id: 'nobody' } }, 401, 'invalid_client'],
    [{ form: rest }, 400, 'invalid_request'],
    [{ form: { ...rest, client_id: 'spa' }, headers: basic('backend') }, 400, 'invalid_request'],
    [{ form: { ...form, client_secret: about.secret }, headers: basic('backend') }, 400, 'invalid_request'],
    [{ form: { ...rest, client_id: 'demo-app', client_secret: 'x' } }, 401, 'invalid_client'],
  ])) {
    const response = await visitor().send('/token', sent);
    await refused(response, status, error);
    if (status === 401) assert.match(String(response.headers.get('www-authenticate')), /^Basic realm="/);
  }
  assert.equal((await who.send('/token', { form: rest, headers: basic('backend') })).status, 200);
});

test('an API gets no tokens', async () => {
  const form = { grant_type: 'authorization_code', code: 'x', code_verifier: 'y' };
  await refused(await who.send('/token', { form, headers: basic('notes-api') }), 400, 'unauthorized_client');
});

test('a refresh is for its client, for what was granted, and for one use', async () => {
  const tokens = await tokensFor(who);
  await refused(await refresh(who, tokens.refresh_token, { client_id: 'spa' }), 400, 'invalid_grant');
  await refused(
    await refresh(who, tokens.refresh_token, { scope: 'openid notes:read notes:write' }),
    400,
    'invalid_scope',
  );
  await refused(
    await refresh(who, tokens.refresh_token, { resource: `${about.url}/api/calendar` }),
    400,
    'invalid_target',
  );
  await refused(await refresh(who, ''), 400, 'invalid_request');
  await refused(await refresh(who, 'nonsense'), 400, 'invalid_grant');
  const next = await (await refresh(who, tokens.refresh_token)).json();
  assert.equal(next.scope, 'openid notes:read');
  assert.equal(claimsOf(next.id_token).nonce, undefined);
  assert.equal(claimsOf(next.id_token).auth_time, claimsOf(tokens.id_token).auth_time);
  assert.equal((await (await refresh(who, next.refresh_token, { scope: 'openid' })).json()).scope, 'openid notes:read');
});
