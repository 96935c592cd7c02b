// @ts-check
// What the lesson of the playground needs of the server, beside what every client gets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about } from './support/about.mjs';
import { authorization, bearer, codeFor, tokensFor } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';
import { ownServer } from './support/own-server.mjs';
import { visitor } from './support/visitor.mjs';

const PLAYGROUND = { client_id: 'playground', redirect_uri: `${about.url}/callback` };
const own = { origin: about.url };

test('a client may have access tokens of its own length, also after a refresh; the others have the usual', async () => {
  const who = await loggedIn();
  const { form } = await codeFor(who, PLAYGROUND);
  const first = await (await who.send('/token', { form, headers: own })).json();
  const again = { grant_type: 'refresh_token', client_id: 'playground', refresh_token: first.refresh_token };
  const second = await (await who.send('/token', { form: again, headers: own })).json();
  for (const tokens of [first, second]) {
    const { exp, iat } = JSON.parse(atob(tokens.access_token.split('.')[1]));
    assert.deepEqual([tokens.expires_in, exp - iat], [30, 30]);
  }
  assert.equal((await who.send('/api/notes', bearer(second.access_token))).status, 200);
  assert.equal((await tokensFor(who)).expires_in, 300);
});

test('its redirect URI is a page that keeps nothing, under the policy of the others', async () => {
  const response = await visitor().send('/callback?code=x&state=y');
  assert.equal(response.status, 200);
  assert.match(String(response.headers.get('content-security-policy')), /script-src 'self' 'wasm-unsafe-eval'/);
  assert.equal(response.headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.match(await response.text(), /<script src="\/callback.js">/);
});

test('a window that was opened from here stays its opener’s on the way to the log-in page, and only there', async () => {
  const { path } = authorization(PLAYGROUND);
  const toLogin = await visitor().send(path);
  assert.match(String(toLogin.headers.get('location')), /^\/login\?/);
  assert.equal(toLogin.headers.get('cross-origin-opener-policy'), 'same-origin');
  const who = await loggedIn();
  await codeFor(who, PLAYGROUND);
  const toClient = await who.send(authorization(PLAYGROUND).path);
  assert.match(String(toClient.headers.get('location')), /\/callback\?code=/);
  assert.equal(toClient.headers.get('cross-origin-opener-policy'), null, 'a client’s page decides for itself');
});

test('the demo account is offered where its password was given, and never where the server is deployed', async () => {
  const demo = { DEMO_EMAIL: about.email, DEMO_PASSWORD: about.password };
  const local = await ownServer('demo-local', demo);
  try {
    const page = await (await fetch(`${local.url}/login`)).text();
    assert.match(page, new RegExp(`value="${about.email}"`));
    assert.match(page, new RegExp(`value="${about.password}"`));
    const form = { email: about.email, password: 'wrong' };
    const refused = await visitor(local).submit('/login', form);
    assert.ok(!(await refused.text()).includes(about.password));
  } finally {
    await local.stop();
  }
  const deployed = await ownServer('demo-deployed', { ...demo, ISSUER: 'https://login.example' });
  try {
    const page = await (await fetch(`${deployed.url}/login`)).text();
    assert.match(page, /Log in/);
    assert.ok(!page.includes(about.password) && !page.includes(about.email));
  } finally {
    await deployed.stop();
  }
  assert.ok(!(await (await fetch(`${about.url}/login`)).text()).includes(about.email), 'nor unless it was given');
});
