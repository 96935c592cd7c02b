// @ts-check
// /logout (OpenID Connect RP-Initiated Logout 1.0).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about } from './support/about.mjs';
import { bearer, tokensFor } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';

const SPA = { client_id: 'spa', redirect_uri: `${about.app}/callback` };
const isIn = async (/** @type {import('./support/visitor.mjs').Visitor} */ who) =>
  (await who.send('/account')).status === 200;
const path = (/** @type {Record<string, string>} */ query) => `/logout?${new URLSearchParams(query)}`;

test('whoever has an ID token of the session ends it, and is sent where its client registered', async () => {
  const who = await loggedIn();
  const tokens = await tokensFor(who, SPA);
  const lasting = await tokensFor(who, { ...SPA, scope: 'offline_access notes:read' });
  const query = { id_token_hint: tokens.id_token, post_logout_redirect_uri: `${about.app}/`, state: 'a b' };
  const response = await who.send(path(query));
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), `${about.app}/?state=a+b`);
  assert.match(response.headers.getSetCookie().join(), /^__Host-session=; Path=\/; Max-Age=0/);
  assert.equal(await isIn(who), false);
  assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 401);
  assert.equal(
    (await who.send('/api/notes', bearer(lasting.access_token))).status,
    200,
    'offline_access means just that',
  );
});

test('anybody else may only ask, and the person answers', async () => {
  const who = await loggedIn();
  const stranger = await tokensFor(await loggedIn(), SPA);
  for (const query of [
    {},
    { id_token_hint: stranger.id_token },
    { id_token_hint: 'nonsense' },
    { client_id: 'spa' },
    { state: '"><b>' },
  ]) {
    const response = await who.send(path(/** @type {any} */ (query)));
    assert.equal(response.status, 200);
    const page = await response.text();
    assert.match(page, /<button class="primary" type="submit">Log out<\/button>/);
    assert.ok(!page.includes('"><b>'));
    assert.equal(await isIn(who), true);
  }
  const forged = await who.send('/logout', { form: { confirm: 'yes' }, headers: { origin: 'https://evil.example' } });
  assert.equal(forged.status, 403);
  assert.equal((await who.send('/logout', { form: {}, headers: { origin: 'https://evil.example' } })).status, 200);
  assert.equal(await isIn(who), true);
  assert.equal((await who.submit('/logout', { confirm: 'yes' })).status, 200);
  assert.equal(await isIn(who), false);
});

for (const [name, query] of /** @type {[string, Record<string, string>][]} */ ([
  ['another address', { post_logout_redirect_uri: 'https://evil.example/' }],
  ['one that begins so', { post_logout_redirect_uri: `${about.app}/x` }],
  ['a client that has none', { post_logout_redirect_uri: `${about.app}/`, client_id: 'backend' }],
  ['nobody’s', { post_logout_redirect_uri: `${about.app}/`, client_id: '' }],
  ['two clients', { post_logout_redirect_uri: `${about.app}/`, client_id: 'demo-app', id_token_hint: 'of spa' }],
])) {
  test(`nobody is sent on to ${name}`, async () => {
    const who = await loggedIn();
    const hint = query.id_token_hint && (await tokensFor(who, SPA)).id_token;
    const form = { client_id: 'spa', ...query, confirm: 'yes', ...(hint && { id_token_hint: hint }) };
    const response = await who.submit('/logout', form);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('location'), null);
    assert.equal(await isIn(who), false);
  });
}

test('who is not logged in is told so', async () => {
  const response = await fetch(`${about.url}/logout`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /You are logged out/);
});
