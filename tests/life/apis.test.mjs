// @ts-check
// Two APIs that trust the one issuer, and single sign-on to both.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignJWT, generateKeyPair } from 'jose';
import { about, openDatabase } from './support/about.mjs';
import { authorization, authorize, bearer, refresh, tokensFor } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';

const who = await loggedIn();

/** @param {Response} response @param {number} status @param {string} api @param {string} [error] */
async function refused(response, status, api, error) {
  assert.equal(response.status, status);
  const challenge = String(response.headers.get('www-authenticate'));
  assert.match(challenge, new RegExp(`^Bearer realm="${api}"`));
  assert.equal(/ error="(\w+)"/.exec(challenge)?.[1], error);
  assert.deepEqual(Object.keys(await response.json()), ['error']);
}

test('one log-in, and a token for each API, which the other refuses', async () => {
  const notes = await tokensFor(who, { scope: 'openid notes:read' });
  const calendar = await tokensFor(who, { scope: 'openid calendar:read' });
  const resource = await tokensFor(who, { scope: 'notes:read', resource: `${about.url}/api/notes` });
  for (const { access_token: token } of [notes, resource]) {
    assert.equal((await who.send('/api/notes', bearer(token))).status, 200);
    await refused(await who.send('/api/calendar', bearer(token)), 401, 'calendar', 'invalid_token');
  }
  const entries = await who.send('/api/calendar', bearer(calendar.access_token));
  assert.equal(entries.status, 200);
  assert.equal((await entries.json()).entries.length, 1);
  await refused(await who.send('/api/notes', bearer(calendar.access_token)), 401, 'notes', 'invalid_token');
});

test('a token without openid is not for /userinfo, one with it alone is for no API', async () => {
  const plain = await tokensFor(who, { scope: 'notes:read' });
  assert.equal(plain.id_token, undefined);
  assert.equal((await who.send('/userinfo', bearer(plain.access_token))).status, 401);
  const identity = await tokensFor(who, { scope: 'openid' });
  await refused(await who.send('/api/notes', bearer(identity.access_token)), 401, 'notes', 'invalid_token');
  const info = await who.send('/userinfo', bearer(identity.access_token));
  assert.deepEqual(Object.keys(await info.json()), ['sub']);
  const post = await who.send('/userinfo', { method: 'POST', ...bearer(identity.access_token) });
  assert.equal(post.status, 200);
});

test('reading is not writing', async () => {
  const reader = await tokensFor(who, { scope: 'notes:read' });
  const response = await who.send('/api/notes', { method: 'POST', ...bearer(reader.access_token) });
  assert.match(String(response.headers.get('www-authenticate')), /scope="notes:write"/);
  await refused(response, 403, 'notes', 'insufficient_scope');
  const writer = await tokensFor(who, { scope: 'notes:write' });
  assert.equal((await who.send('/api/notes', { method: 'POST', ...bearer(writer.access_token) })).status, 201);
  await refused(await who.send('/api/notes', bearer(writer.access_token)), 403, 'notes', 'insufficient_scope');
});

test('an ID token, a refresh token, the playground’s token and a forged one are no access tokens', async () => {
  const tokens = await tokensFor(who);
  const guest = await (await who.send('/api/token', { method: 'POST' })).json();
  const { privateKey } = await generateKeyPair('ES256');
  const claims = { scope: 'notes:read', client_id: 'demo-app', sub: 'root', jti: 'x', grant_id: 'x' };
  const forged = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'x' })
    .setIssuer(about.url)
    .setAudience(`${about.url}/api/notes`)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  for (const token of [tokens.id_token, tokens.refresh_token, guest.access_token, forged]) {
    await refused(await who.send('/api/notes', bearer(token)), 401, 'notes', 'invalid_token');
    assert.equal((await who.send('/userinfo', bearer(token))).status, 401);
  }
});

test('no token, two, and one in the address', async () => {
  const { access_token: token } = await tokensFor(who);
  await refused(await who.send('/api/notes'), 401, 'notes');
  await refused(
    await who.send('/api/notes', { headers: { authorization: `Bearer ${token}, Bearer ${token}` } }),
    400,
    'notes',
    'invalid_request',
  );
  await refused(await who.send(`/api/notes?access_token=${token}`), 400, 'notes', 'invalid_request');
});

test('a token that is bound to a key is no bearer token', async () => {
  const tokens = await tokensFor(who);
  const database = openDatabase();
  // As an issuer would that reads proofs.
  const sql = `UPDATE jotwasm_refresh_tokens SET data = json_set(data, '$.cnf', json('{"jkt":"x"}')) WHERE family = ?`;
  database.run(sql, tokens.refresh_token.slice(0, 32));
  database.close();
  const bound = await (await refresh(who, tokens.refresh_token)).json();
  assert.match(Buffer.from(bound.access_token.split('.')[1], 'base64url').toString(), /"cnf":\{"jkt":"x"\}/);
  await refused(await who.send('/api/notes', bearer(bound.access_token)), 401, 'notes', 'invalid_token');
  assert.equal((await who.send('/userinfo', bearer(bound.access_token))).status, 401);
});

test('silently, once somebody is logged in and has agreed', async () => {
  const page = { client_id: 'spa', redirect_uri: `${about.app}/callback`, scope: 'openid calendar:read' };
  await authorize(who, authorization(page).path);
  const answer = await authorize(who, authorization({ ...page, prompt: 'none' }).path);
  assert.match(String(answer.get('code')), /^[\w-]{43}$/);
});
