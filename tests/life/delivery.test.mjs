// @ts-check
// The refresh token in a cookie, for pages: CSRF, CORS, and what scripts do not see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about } from './support/about.mjs';
import { bearer, codeFor, tokensFor } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';

const PAGE = { client_id: 'page', redirect_uri: `${about.app}/callback` };
const COOKIE = '__Host-refresh-page';
const form = { grant_type: 'refresh_token', client_id: 'page' };
const origin = { origin: about.app };

async function withCookie() {
  const who = await loggedIn();
  const tokens = await tokensFor(who, PAGE);
  return { who, tokens };
}

test('the cookie is for this host and no script; the body has the access token', async () => {
  const who = await loggedIn();
  const { form: exchange } = await codeFor(who, PAGE);
  const response = await who.send('/token', { form: exchange, headers: origin });
  assert.match(
    response.headers.getSetCookie().join(),
    /^__Host-refresh-page=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=Strict$/,
  );
  const tokens = await response.json();
  assert.equal(tokens.refresh_token, undefined);
  assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 200);
});

test('nor is it given to another page: nobody can be made to use somebody else’s', async () => {
  const who = await loggedIn();
  const { form: exchange } = await codeFor(who, PAGE);
  for (const headers of /** @type {Record<string, string>[]} */ ([{}, { origin: 'https://evil.example' }])) {
    const response = await who.send('/token', { form: exchange, headers });
    assert.deepEqual([response.status, response.headers.getSetCookie()], [403, []]);
  }
  assert.equal((await who.send('/token', { form: exchange, headers: origin })).status, 200);
});

test('a refresh needs the cookie and nothing else, and changes it', async () => {
  const { who, tokens } = await withCookie();
  const before = (await who.cookie(COOKIE))?.value;
  const response = await who.send('/token', { form, headers: origin });
  assert.equal(response.status, 200);
  const next = await response.json();
  assert.equal(next.refresh_token, undefined);
  assert.notEqual(next.access_token, tokens.access_token);
  assert.notEqual((await who.cookie(COOKIE))?.value, before);
});

for (const from of [
  undefined,
  'null',
  'https://evil.example',
  'http://127.0.0.1',
  `${about.app}.evil.example`,
  `${about.app}/`,
]) {
  test(`the cookie does not serve ${from ?? 'who says not where he comes from'}`, async () => {
    const { who } = await withCookie();
    const before = (await who.cookie(COOKIE))?.value;
    for (const path of ['/token', '/revoke']) {
      const response = await who.send(path, { form, headers: from === undefined ? {} : { origin: from } });
      assert.equal(response.status, 403, path);
      assert.equal((await response.json()).error, 'invalid_request');
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    }
    assert.equal((await who.cookie(COOKIE))?.value, before);
    assert.equal((await who.send('/token', { form, headers: origin })).status, 200);
  });
}

test('without a cookie, or with a dead one: invalid_grant, and the cookie goes', async () => {
  const { who } = await withCookie();
  await who.send('/revoke', { form: { client_id: 'page' }, headers: origin });
  assert.equal(await who.cookie(COOKIE), undefined);
  for (const cookie of ['', `${COOKIE}=nonsense`]) {
    const response = await fetch(`${about.url}/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { ...origin, cookie },
    });
    assert.equal(response.status, 400);
    assert.equal((await response.json()).error, 'invalid_grant');
    assert.match(response.headers.getSetCookie().join(), /^__Host-refresh-page=; Path=\/; Max-Age=0;/);
  }
});

test('two cookies of the name, or one in the body, are refused', async () => {
  const planted = { ...origin, cookie: `${COOKIE}=a; ${COOKIE}=b` };
  const response = await fetch(`${about.url}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: planted,
  });
  assert.equal(response.status, 400);
  const { who } = await withCookie();
  const given = await who.send('/token', { form: { ...form, refresh_token: 'x' }, headers: origin });
  assert.deepEqual([given.status, (await given.json()).error], [400, 'invalid_request']);
});

test('/revoke by the cookie alone logs the page out', async () => {
  const { who, tokens } = await withCookie();
  const response = await who.send('/revoke', { form: { client_id: 'page' }, headers: origin });
  assert.equal(response.status, 200);
  assert.equal((await who.send('/token', { form, headers: origin })).status, 400);
  assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 401);
});

const preflight = (/** @type {string} */ path, /** @type {string} */ from) =>
  fetch(about.url + path, {
    method: 'OPTIONS',
    headers: {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  });

for (const [path, credentials] of /** @type {[string, string | null][]} */ ([
  ['/token', 'true'],
  ['/revoke', 'true'],
  ['/userinfo', null],
  ['/api/notes', null],
  ['/api/calendar', null],
])) {
  test(`CORS of ${path}: a page that is registered, to the letter, and no other`, async () => {
    const allowed = await preflight(path, about.app);
    assert.equal(allowed.status, 204);
    assert.equal(allowed.headers.get('access-control-allow-origin'), about.app);
    assert.equal(allowed.headers.get('access-control-allow-credentials'), credentials);
    assert.equal(allowed.headers.get('vary'), 'Origin');
    assert.match(String(allowed.headers.get('access-control-allow-headers')), /Authorization/);
    for (const from of ['https://evil.example', 'null', about.app.replace(/\d$/, ''), about.app.toUpperCase()]) {
      const refused = await preflight(path, from);
      assert.equal(refused.headers.get('access-control-allow-origin'), null, from);
      assert.equal(refused.headers.get('access-control-allow-credentials'), null);
    }
    const error = await fetch(about.url + path, { method: path.startsWith('/api') ? 'GET' : 'POST', headers: origin });
    assert.ok(error.status >= 400);
    assert.equal(error.headers.get('access-control-allow-origin'), about.app, 'a page may read why not');
  });
}

test('metadata and keys are for everybody, without cookies', async () => {
  for (const path of ['/.well-known/openid-configuration', '/.well-known/jwks.json']) {
    const response = await fetch(about.url + path, { headers: { origin: 'https://anybody.example' } });
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(String(response.headers.get('cache-control')), /^public, max-age=600$/);
  }
});

for (const path of ['/authorize', '/login', '/account', '/introspect', '/logout']) {
  test(`${path} is for no script of another page`, async () => {
    const response = await fetch(about.url + path, { redirect: 'manual', headers: origin });
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  });
}
