// @ts-check
// Headers, methods and names that nobody expects.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { about } from './support/about.mjs';
import { isHarmless } from './support/bad.mjs';
import { endpoints } from './support/endpoints.mjs';
import { bearer, tokensFor } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';
import { visitor } from './support/visitor.mjs';

test('headers that are none', async () => {
  const { access_token: token } = await tokensFor(await loggedIn());
  for (const authorization of [
    'Bearer',
    'Bearer ',
    `Bearer ${token} x`,
    `Bearer ${token}x`,
    'Bearer '.repeat(900),
    `Bearer ${'x'.repeat(8000)}`,
    'Basic x',
    `Bearer ' OR 1=1`,
  ]) {
    for (const path of ['/userinfo', '/api/notes', '/api/calendar']) {
      const response = await visitor().send(path, { headers: { authorization } });
      assert.ok([400, 401].includes(response.status), `${response.status} for ${authorization.slice(0, 40)}`);
      assert.match(String(response.headers.get('www-authenticate')), /^Bearer realm=/);
      await isHarmless(response);
    }
    await isHarmless(
      await visitor().send('/token', { form: { grant_type: 'refresh_token' }, headers: { authorization } }),
    );
  }
  for (const value of ['', 'x', `' OR 1=1`, 'x'.repeat(7000), '%00', '"quoted"', '=', 'x; __Host-session=y']) {
    for (const path of ['/account', '/authorize', '/logout']) {
      await isHarmless(
        await fetch(about.url + path, { redirect: 'manual', headers: { cookie: `__Host-session=${value}` } }),
      );
    }
  }
  assert.equal((await visitor().send('/userinfo', bearer(token))).status, 200);
});

test('methods that nobody expects', async () => {
  const paths = [
    ...new Set(endpoints.map(({ path }) => path)),
    '/account',
    '/userinfo',
    '/api/notes',
    '/api/calendar',
    '/pages.css',
    '/.well-known/jwks.json',
    '/.well-known/openid-configuration',
  ];
  for (const path of paths) {
    const response = await fetch(about.url + path, { method: 'PUT' });
    assert.equal(response.status, 405, path);
    assert.match(String(response.headers.get('allow')), /^(GET, HEAD|POST|GET, HEAD, POST)$/);
  }
  for (const path of ['/.well-known/nothing', '/account/nothing', '/api/notes/1', '/api/constructor']) {
    assert.equal((await fetch(about.url + path)).status, 404, path);
  }
});

test('a Host that is somebody else’s', async () => {
  for (const path of ['/.well-known/openid-configuration', '/login', '/token']) {
    const status = await new Promise((resolve, reject) => {
      const sent = request(
        about.url + path,
        { headers: { host: 'evil.example' }, method: path === '/token' ? 'POST' : 'GET' },
        (answer) => resolve(answer.resume().statusCode),
      );
      sent.on('error', reject).end();
    });
    assert.equal(status, 421, path);
  }
});
