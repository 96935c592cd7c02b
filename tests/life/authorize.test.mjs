// @ts-check
// /authorize and the consent page: every way to be sent on, and every refusal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about } from './support/about.mjs';
import { authorization, authorize, REDIRECT } from './support/flow.mjs';
import { loggedIn, registered } from './support/login.mjs';
import { visitor } from './support/visitor.mjs';

const who = await loggedIn();

/** Where a response leads. @param {Response} response */
const target = (response) => {
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return new URL(String(response.headers.get('location')), about.url);
};

test('who is not logged in is sent to the log-in, and back', async () => {
  const nobody = visitor();
  const { path } = authorization();
  const login = target(await nobody.send(path));
  assert.equal(login.pathname, '/login');
  assert.equal(login.searchParams.get('return_to'), path);
  const form = { email: about.email, password: about.password, return_to: String(login.searchParams.get('return_to')) };
  assert.equal(target(await nobody.submit('/login', form)).href, about.url + path);
  assert.equal((await nobody.send(path)).status, 200, 'the consent page');
});

test('the consent page says who wants what, and cannot be framed or scripted', async () => {
  const { path } = authorization({ client_id: 'spa', redirect_uri: `${about.app}/callback`, prompt: 'consent' });
  const response = await who.send(path);
  assert.equal(response.status, 200);
  const policy = String(response.headers.get('content-security-policy'));
  assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
  assert.ok(policy.includes(`form-action 'self' ${about.app};`), policy);
  assert.ok(!/script-src|unsafe/.test(policy));
  assert.equal(response.headers.get('x-frame-options'), 'DENY');
  const page = await response.text();
  assert.match(page, /A page &lt;b&gt;without&lt;\/b&gt; a cookie/);
  assert.match(page, /<li>Know who you are<\/li>\s*<li>Read your notes<\/li>/);
});

test('a code comes with state and iss', async () => {
  const { path, parameters } = authorization();
  const answer = await authorize(who, path);
  assert.match(String(answer.get('code')), /^[\w-]{43}$/);
  assert.deepEqual([answer.get('state'), answer.get('iss'), answer.get('error')], [parameters.state, about.url, null]);
});

test('no is an answer', async () => {
  const { path, parameters } = authorization();
  const answer = await authorize(who, path, 'deny');
  assert.deepEqual([answer.get('error'), answer.get('code')], ['access_denied', null]);
  assert.deepEqual([answer.get('state'), answer.get('iss')], [parameters.state, about.url]);
});

test('what was agreed to once is not asked again, but for native clients and more scopes', async () => {
  const { who } = await registered();
  const page = { client_id: 'spa', redirect_uri: `${about.app}/callback`, scope: 'openid email' };
  await authorize(who, authorization(page).path);
  assert.equal(target(await who.send(authorization(page).path)).origin, about.app);
  assert.equal((await who.send(authorization({ ...page, scope: 'openid email calendar:read' }).path)).status, 200);
  assert.equal((await who.send(authorization({ ...page, prompt: 'consent' }).path)).status, 200);
  const app = authorization();
  await authorize(who, app.path);
  assert.equal((await who.send(app.path)).status, 200);
});

test('prompt and max_age', async () => {
  const silent = authorization({ prompt: 'none' }).path;
  assert.equal(target(await visitor().send(silent)).searchParams.get('error'), 'login_required');
  assert.equal(target(await who.send(silent)).searchParams.get('error'), 'consent_required');
  const again = authorization({ prompt: 'login', max_age: '0' }).path;
  const login = target(await who.send(again));
  assert.equal(login.pathname, '/login');
  const form = { email: about.email, password: about.password, return_to: String(login.searchParams.get('return_to')) };
  const back = target(await (await loggedIn()).submit('/login', form));
  assert.equal(back.searchParams.has('prompt'), false, 'or it would go round in circles');
});

test('a request may be a form', async () => {
  const { path, parameters } = authorization();
  assert.equal(target(await who.send('/authorize', { form: parameters })).href, about.url + path);
});

for (const redirect_uri of [
  'http://127.0.0.1:1/callback',
  'http://127.0.0.1:65535/callback',
  'http://[::1]:8080/callback',
  'com.example.demo:/callback',
]) {
  test(`a native client may be at ${redirect_uri}`, async () => {
    assert.equal((await who.send(authorization({ redirect_uri }).path)).status, 200);
  });
}

const page = { client_id: 'spa', redirect_uri: `${about.app}/callback` };
for (const [name, over] of /** @type {[string, Record<string, string>][]} */ ([
  ['no client', { client_id: '' }],
  ['an unknown client', { client_id: "x' OR '1'='1" }],
  ['an API', { client_id: 'notes-api' }],
  ['no address', { redirect_uri: '' }],
  ['another address', { redirect_uri: 'https://evil.example/callback' }],
  ['another path', { redirect_uri: 'http://127.0.0.1:1/callback/../x' }],
  ['a query', { redirect_uri: `${REDIRECT}?x=1` }],
  ['a fragment', { redirect_uri: `${REDIRECT}#x` }],
  ['a name in front', { redirect_uri: 'http://127.0.0.1:1@evil.example/callback' }],
  ['a host that begins so', { redirect_uri: 'http://127.0.0.1.evil.example/callback' }],
  ['a port without end', { redirect_uri: 'http://127.0.0.1:123456/callback' }],
  ['localhost, which anybody may be', { redirect_uri: 'http://localhost:1/callback' }],
  ['a script', { redirect_uri: 'javascript:alert(1)' }],
  ['a header', { redirect_uri: `${REDIRECT}\r\nset-cookie: a=b` }],
  ['a page at another port', { ...page, redirect_uri: 'http://127.0.0.1:1/callback' }],
  ['a page with a slash more', { ...page, redirect_uri: `${about.app}/callback/` }],
  ['a page in capitals', { ...page, redirect_uri: `${about.app}/Callback` }],
])) {
  test(`${name}: nobody is sent anywhere`, async () => {
    const response = await who.send(authorization(over).path);
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('location'), null);
    assert.match(String(response.headers.get('content-type')), /^text\/html/);
  });
}

for (const [name, over, error] of /** @type {[string, Record<string, string>, string][]} */ ([
  ['no response_type', { response_type: '' }, 'invalid_request'],
  ['token', { response_type: 'token' }, 'unsupported_response_type'],
  ['code id_token', { response_type: 'code id_token' }, 'unsupported_response_type'],
  ['no PKCE', { code_challenge: '' }, 'invalid_request'],
  ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['PKCE without a method, which is plain', { code_challenge_method: '' }, 'invalid_request'],
  ['a short challenge', { code_challenge: 'abc' }, 'invalid_request'],
  ['an unknown scope', { scope: 'openid everything' }, 'invalid_scope'],
  ['a scope of all objects', { scope: 'openid constructor' }, 'invalid_scope'],
  ['no scope', { scope: '' }, 'invalid_scope'],
  [
    'a scope that is not the client’s',
    { client_id: 'narrow', redirect_uri: 'https://narrow.example/' },
    'invalid_scope',
  ],
  ['two APIs at once', { scope: 'notes:read calendar:read' }, 'invalid_target'],
  ['an unknown API', { resource: 'https://evil.example/' }, 'invalid_target'],
  ['another API than the scope’s', { resource: `${about.url}/api/calendar` }, 'invalid_target'],
  ['a fragment', { response_mode: 'fragment' }, 'invalid_request'],
  ['a state of two lines', { state: 'a\r\nset-cookie: b=c' }, 'invalid_request'],
  ['a nonce that is none', { nonce: '\u0000' }, 'invalid_request'],
  ['a request object', { request: 'eyJ' }, 'request_not_supported'],
  ['the address of one', { request_uri: 'https://evil.example/' }, 'request_uri_not_supported'],
  ['an unknown prompt', { prompt: 'create' }, 'invalid_request'],
  ['none and another', { prompt: 'none login' }, 'invalid_request'],
  ['an age that is none', { max_age: '-1' }, 'invalid_request'],
])) {
  test(`${name}: the client is told ${error}`, async () => {
    const { path, parameters } = authorization(over);
    const answer = target(await who.send(path));
    assert.equal(
      answer.origin + answer.pathname,
      new URL(String(parameters.redirect_uri)).origin + new URL(String(parameters.redirect_uri)).pathname,
    );
    assert.equal(answer.searchParams.get('error'), error);
    assert.equal(answer.searchParams.get('iss'), about.url);
    assert.equal(answer.searchParams.get('state'), /^[ -~]+$/.test(String(parameters.state)) ? parameters.state : null);
    assert.equal(answer.searchParams.get('code'), null);
  });
}

test('a parameter that is there twice', async () => {
  const { path } = authorization();
  assert.equal(target(await who.send(`${path}&scope=openid`)).searchParams.get('error'), 'invalid_request');
  for (const twice of ['client_id=demo-app', `redirect_uri=${encodeURIComponent(REDIRECT)}`]) {
    assert.equal((await who.send(`${path}&${twice}`)).status, 400);
  }
});

for (const return_to of [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  'javascript:alert(1)',
  '/api/notes',
  '/%09/evil.example',
  '\t//evil.example/authorize',
  'http://127.0.0.1:1/authorize',
]) {
  test(`after the log-in, nobody goes to ${JSON.stringify(return_to)}`, async () => {
    const response = await (
      await loggedIn()
    ).submit('/login', { email: about.email, password: about.password, return_to });
    assert.equal(response.headers.get('location'), '/account');
  });
}
