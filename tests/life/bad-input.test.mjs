// @ts-check
// Bad input on every endpoint: the error of the RFC, nothing changed, nothing injected.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { about, openDatabase } from './support/about.mjs';
import { endpoints, ofClients } from './support/endpoints.mjs';
import { bearer, tokensFor } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';
import { visitor } from './support/visitor.mjs';

/** @typedef {import('./support/endpoints.mjs').Endpoint} Endpoint */

/** RFC 6749 sections 4.1.2.1 and 5.2, RFC 6750, RFC 7009, RFC 8707, OpenID Connect Core. */
const CODES = ['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope', 'invalid_target'];

const BAD = {
  SQL: `'; DROP TABLE users; --`,
  'SQL that is always true': `x' OR 1=1 --`,
  'SQL in double quotes': `" UNION SELECT password FROM users --`,
  'a header': 'x\r\nset-cookie: planted=1\r\n\r\n<script>alert(1)</script>',
  'a null': 'a\u0000b',
  markup: `"><script>alert(1)</script><img src=x onerror=alert(1)>`,
  'another site': 'https://evil.example/',
  'another site without a scheme': '//evil.example/\\@evil.example',
  'a script': 'javascript:alert(document.domain)',
  '10,000 letters': 'x'.repeat(10_000),
  'all objects': '__proto__',
  'half a letter': '\ud800',
  letters: 'ﷺ🔑é\u202e',
  'a number': '1e400',
  JSON: '{"$ne":null}',
  'a percent': '%00%0d%0a%zz',
};

const database = openDatabase();
after(() => database.close());
/** What bad input must not change. */
const kept = () => ({
  tables: database.all('SELECT sql FROM sqlite_master').map(({ sql }) => sql),
  rows: ['users', 'clients', 'signing_keys', 'consents', 'grants', 'codes', 'jotwasm_refresh_tokens'].map((table) => database.all(`SELECT * FROM ${table}`)),
});

/** @param {import('./support/visitor.mjs').Visitor} who @param {Endpoint} endpoint @param {string} parameters */
const call = (who, { path, by, headers }, parameters) => {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return by === 'query' ? who.send(`${path}?${parameters}`, { headers }) : who.send(path, { method: 'POST', body: parameters, headers: { ...type, ...headers } });
};

/** @param {Response} response */
async function isHarmless(response) {
  assert.ok(response.status < 500, `${response.status} ${response.url}`);
  assert.ok(!response.headers.getSetCookie().join().includes('planted'));
  const location = response.headers.get('location');
  if (location !== null) assert.ok(!/evil|script/.test(new URL(location, about.url).host + new URL(location, about.url).protocol), location);
  const text = await response.text();
  assert.ok(!/<script|<img src=x/.test(text), text);
  assert.ok(!/SQLITE|D1_|at \w+ \(|node_modules/.test(text), text);
  return text;
}

/** @param {Response} response @param {string} text */
function isOfTheRfc(response, text) {
  if (response.status === 200) return;
  const body = JSON.parse(text);
  assert.ok(CODES.includes(body.error), text);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  // RFC 6749 section 5.2: these characters and no others.
  assert.match(body.error_description, /^[ !#-[\]-~]+$/);
}

for (const endpoint of endpoints) {
  const { path, by, fields } = endpoint;
  test(`${path} by ${by} (${Object.keys(fields).length} fields)`, async () => {
    const before = kept();
    for (const field of Object.keys(fields)) {
      // Each in turn, and not limited by the others; side by side, so that the whole does not take minutes.
      await Promise.all(Object.entries(BAD).map(async ([name, value]) => {
        const parameters = new URLSearchParams({ ...fields, [field]: value }).toString();
        const response = await call(visitor(), endpoint, parameters);
        const text = await isHarmless(response);
        if (ofClients.includes(endpoint)) isOfTheRfc(response, text);
        assert.ok(response.status !== 200 || by === 'query' || /^\/(logout|revoke|introspect)/.test(path), `${field}: ${name}`);
      }));
    }
    for (const field of Object.keys(fields)) {
      const { [field]: value = '', ...rest } = fields;
      await isHarmless(await call(visitor(), endpoint, new URLSearchParams(rest).toString()));
      const twice = await call(visitor(), endpoint, `${new URLSearchParams(fields)}&${field}=${encodeURIComponent(value)}`);
      const text = await isHarmless(twice);
      if (by === 'form' && path !== '/authorize') assert.equal(twice.status, 400, `${field} twice`);
      if (ofClients.includes(endpoint)) assert.equal(JSON.parse(text).error, 'invalid_request');
    }
    // Not deepEqual, whose report would be the database.
    assert.ok(JSON.stringify(kept()) === JSON.stringify(before), 'something in the database has changed');
  });
}

test('a megabyte, JSON, broken UTF-8 and no body at all', async () => {
  const form = 'application/x-www-form-urlencoded';
  for (const endpoint of endpoints.filter(({ by }) => by === 'form')) {
    const { path, headers } = endpoint;
    for (const [status, body, type] of /** @type {[number, BodyInit, string][]} */ ([
      [413, `token=${'x'.repeat(1_000_000)}`, form],
      [413, `${'x=1&'.repeat(250_000)}`, form],
      [413, JSON.stringify({ token: 'x'.repeat(1_000_000) }), 'application/json'],
      [400, '{"grant_type":"refresh_token"}', 'application/json'],
      [400, '{"grant_type":"refresh_token"}', 'text/plain'],
      [400, new Uint8Array([0x78, 0x3d, 0xff, 0xfe]), form],
    ])) {
      const response = await visitor().send(path, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
      assert.deepEqual([response.status, (await response.json()).error], [status, 'invalid_request'], `${path} ${type}`);
    }
    const response = await visitor().send(path, { method: 'POST', headers });
    await isHarmless(response);
    if (ofClients.includes(endpoint)) assert.ok([400, 401].includes(response.status));
  }
});

test('headers that are none', async () => {
  const { access_token: token } = await tokensFor(await loggedIn());
  for (const authorization of ['Bearer', 'Bearer ', `Bearer ${token} x`, `Bearer ${token}x`, 'Bearer '.repeat(900), `Bearer ${'x'.repeat(8000)}`, 'Basic x', `Bearer ' OR 1=1`]) {
    for (const path of ['/userinfo', '/api/notes', '/api/calendar']) {
      const response = await visitor().send(path, { headers: { authorization } });
      assert.ok([400, 401].includes(response.status), `${response.status} for ${authorization.slice(0, 40)}`);
      assert.match(String(response.headers.get('www-authenticate')), /^Bearer realm=/);
      await isHarmless(response);
    }
    await isHarmless(await visitor().send('/token', { form: { grant_type: 'refresh_token' }, headers: { authorization } }));
  }
  for (const value of ['', 'x', `' OR 1=1`, 'x'.repeat(7000), '%00', '"quoted"', '=', 'x; __Host-session=y']) {
    for (const path of ['/account', '/authorize', '/logout']) {
      await isHarmless(await fetch(about.url + path, { redirect: 'manual', headers: { cookie: `__Host-session=${value}` } }));
    }
  }
  assert.equal((await visitor().send('/userinfo', bearer(token))).status, 200);
});

test('methods that nobody expects', async () => {
  const paths = [...new Set(endpoints.map(({ path }) => path)), '/account', '/userinfo', '/api/notes', '/api/calendar', '/pages.css', '/.well-known/jwks.json', '/.well-known/openid-configuration'];
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
  const { request } = await import('node:http');
  for (const path of ['/.well-known/openid-configuration', '/login', '/token']) {
    const status = await new Promise((resolve, reject) => {
      const sent = request(about.url + path, { headers: { host: 'evil.example' }, method: path === '/token' ? 'POST' : 'GET' }, (answer) => resolve(answer.resume().statusCode));
      sent.on('error', reject).end();
    });
    assert.equal(status, 421, path);
  }
});

test('after all that, it works', async () => {
  const who = await loggedIn();
  const tokens = await tokensFor(who);
  assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 200);
});
