// @ts-check
// After theft: revoke, log out, log out everywhere, and what the audit list says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about } from './support/about.mjs';
import { basic, bearer, codeFor, refresh, tokensFor } from './support/flow.mjs';
import { loggedIn, registered } from './support/login.mjs';
import { visitor } from './support/visitor.mjs';

/** @typedef {import('./support/visitor.mjs').Visitor} Visitor */

const notes = async (/** @type {Visitor} */ who, /** @type {Record<string, any>} */ tokens) =>
  (await who.send('/api/notes', bearer(tokens.access_token))).status;
const introspected = async (/** @type {string} */ token, id = 'notes-api') =>
  (await visitor().send('/introspect', { form: { token }, headers: basic(id) })).json();
const accountOf = async (/** @type {Visitor} */ who) => (await who.send('/account')).text();
/** @param {string} page @param {string} text */
const count = (page, text) => page.split(text).length - 1;
const idsOf = (/** @type {string} */ page, /** @type {string} */ action) =>
  [
    ...page.matchAll(new RegExp(`action="/account/${action}">\\s*<input type="hidden" name="id" value="([^"]+)"`, 'g')),
  ].map(([, id]) => String(id));

/** @param {Visitor} who @param {Record<string, any>} tokens */
async function isDead(who, tokens) {
  const response = await refresh(who, tokens.refresh_token);
  assert.deepEqual([response.status, (await response.json()).error], [400, 'invalid_grant']);
  assert.equal(await notes(who, tokens), 401);
  assert.deepEqual(await introspected(tokens.access_token), { active: false });
}

test('a refresh token that is used again, after its owner went on: its family dies, and he sees it', async () => {
  const { who } = await registered();
  const stolen = await tokensFor(who);
  const thief = visitor();
  const other = await tokensFor(who);
  const next = await (await refresh(who, stolen.refresh_token)).json();
  const last = await (await refresh(who, next.refresh_token)).json();
  assert.equal((await refresh(thief, stolen.refresh_token)).status, 400);
  for (const tokens of [stolen, next, last]) await isDead(who, tokens);
  assert.equal(await notes(who, other), 200, 'another grant is another matter');
  const page = await accountOf(who);
  assert.equal(count(page, 'A refresh token was used twice'), 1, 'once, however often it is tried');
  assert.match(page, new RegExp(thief.address.replaceAll('.', '\\.')), 'and from where');
});

test('a thief who is quicker is found out when the owner comes', async () => {
  const { who } = await registered();
  const tokens = await tokensFor(who);
  const thief = await (await refresh(visitor(), tokens.refresh_token)).json();
  const more = await (await refresh(visitor(), thief.refresh_token)).json();
  assert.equal((await refresh(who, tokens.refresh_token)).status, 400);
  await isDead(who, more);
});

test('a code that is used twice is in the list', async () => {
  const { who } = await registered();
  const { form } = await codeFor(who);
  assert.equal((await who.send('/token', { form })).status, 200);
  assert.equal((await visitor().send('/token', { form })).status, 400);
  assert.match(await accountOf(who), /An authorization code was used twice/);
});

test('/revoke: by refresh or access token, for its client only, and no word about others', async () => {
  const who = await loggedIn();
  for (const kind of ['refresh_token', 'access_token']) {
    const tokens = await tokensFor(who);
    const token = String(tokens[kind]);
    const foreign = await who.send('/revoke', { form: { token, client_id: 'spa' }, headers: { origin: about.app } });
    assert.deepEqual([foreign.status, (await foreign.json()).error], [400, 'invalid_grant']);
    assert.equal(await notes(who, tokens), 200);
    for (const hint of ['access_token', 'nonsense']) {
      const form = { token, client_id: 'demo-app', token_type_hint: hint };
      const response = await who.send('/revoke', { form });
      assert.deepEqual([response.status, await response.text()], [200, ''], 'twice is no error');
    }
    await isDead(who, tokens);
  }
  assert.equal((await who.send('/revoke', { form: { token: 'unknown', client_id: 'demo-app' } })).status, 200);
  const missing = await who.send('/revoke', { form: { client_id: 'demo-app' } });
  assert.deepEqual([missing.status, (await missing.json()).error], [400, 'invalid_request']);
});

test('the calendar looks at the token alone: a log-out counts there when it has expired', async () => {
  const who = await loggedIn();
  const tokens = await tokensFor(who, { scope: 'calendar:read' });
  await who.send('/revoke', { form: { token: tokens.refresh_token, client_id: 'demo-app' } });
  assert.equal((await who.send('/api/calendar', bearer(tokens.access_token))).status, 200);
});

test('/introspect: for those whom it concerns, and who say who they are', async () => {
  const who = await loggedIn();
  const tokens = await tokensFor(who);
  const known = await introspected(tokens.access_token);
  assert.deepEqual([known.active, known.client_id, known.token_type], [true, 'demo-app', 'Bearer']);
  assert.deepEqual(await introspected(tokens.access_token, 'calendar-api'), { active: false });
  assert.deepEqual(await introspected(tokens.refresh_token), { active: false });
  assert.deepEqual(await introspected(tokens.access_token, 'backend'), { active: false });
  for (const sent of /** @type {import('./support/visitor.mjs').Sent[]} */ ([
    { form: { token: 'x', client_id: 'demo-app' } },
    { form: { token: 'x' }, headers: { authorization: `Basic ${btoa('notes-api:no')}` } },
  ])) {
    const response = await who.send('/introspect', sent);
    assert.deepEqual([response.status, (await response.json()).error], [401, 'invalid_client']);
    assert.match(String(response.headers.get('www-authenticate')), /^Basic /);
  }
  const missing = await who.send('/introspect', { form: 'x=y', headers: basic('notes-api') });
  assert.deepEqual([missing.status, (await missing.json()).error], [400, 'invalid_request']);
});

test('one grant, one browser, everywhere: by the account page', async () => {
  const { who, account } = await registered();
  const elsewhere = await loggedIn(account);
  const [first, second, third] = [await tokensFor(who), await tokensFor(who), await tokensFor(elsewhere)];
  const grants = idsOf(await accountOf(who), 'revoke-grant');
  assert.equal(grants.length, 3);
  await who.submit('/account/revoke-grant', { id: String(grants.at(-1)) });
  await isDead(who, first);

  const stranger = (await registered()).who;
  await stranger.submit('/account/revoke-grant', { id: String(grants[0]) });
  await stranger.submit('/account/end-session', { id: String(idsOf(await accountOf(who), 'end-session')[0]) });
  assert.deepEqual([await notes(who, second), await notes(who, third)], [200, 200], 'only one’s own');

  const sessions = idsOf(await accountOf(who), 'end-session');
  assert.equal(sessions.length, 2);
  await who.submit('/account/end-session', { id: String(sessions[0]) });
  assert.equal((await elsewhere.send('/account')).status, 303);
  await isDead(who, third);

  const lasting = await tokensFor(who, { scope: 'openid offline_access notes:read' });
  const out = await who.submit('/account/logout-everywhere', { id: '' });
  assert.equal(out.headers.get('location'), '/login');
  for (const tokens of [second, lasting]) await isDead(who, tokens);
  assert.match(await accountOf(await loggedIn(account)), /Logged out everywhere/);
});
