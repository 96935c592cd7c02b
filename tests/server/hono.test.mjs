// @ts-check
// jotwasm/hono by Hono's own test client.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { testClient } from 'hono/testing';
import { Key, sign } from 'jotwasm';
import { jwt } from 'jotwasm/hono';
import { cookieToken, tokenCookie } from 'jotwasm/server';

const key = Key.generate('ES256', { kid: 'a' });
const rules = { keys: key.publicKey(), issuer: 'https://login.example', realm: 'notes' };
const token = sign({ sub: 'ada', scope: 'notes:read' }, key, { issuer: rules.issuer, expiresIn: '5m' });
const bearer = (/** @type {string} */ one) => ({ headers: { authorization: `Bearer ${one}` } });

/** @type {(Error | undefined)[]} */
const seen = [];
let handled = 0;
const app = new Hono()
  .use(async (c, next) => {
    await next();
    seen.push(c.error);
  })
  .use('/api/*', cors({ origin: 'https://app.example' }))
  .use('/api/*', jwt(rules))
  .get('/api/me', (c) => {
    handled++;
    return c.json({ sub: c.get('claims').sub, token: c.var.token });
  })
  .get('/write', jwt({ ...rules, scopes: ['notes:write'] }), (c) => c.text('written'))
  .get('/page', jwt({ ...rules, token: cookieToken }), (c) => c.text(`hello ${c.var.claims.sub}`))
  .get('/open', (c) => c.text('open'));
const client = testClient(app);

test('claims and token are there for the handler', async () => {
  const answer = await client.api.me.$get(undefined, bearer(token));
  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), { sub: 'ada', token });
});

test('whoever may not pass gets the answer of the guard, and the handler does not run', async () => {
  const before = handled;
  for (const [given, status, challenge] of /** @type {const} */ ([
    [undefined, 401, 'Bearer realm="notes"'],
    [
      bearer('a.b.c'),
      401,
      'Bearer realm="notes", error="invalid_token", error_description="The access token is not valid"',
    ],
    [
      bearer('a b'),
      400,
      'Bearer realm="notes", error="invalid_request", error_description="The Authorization header is malformed"',
    ],
  ])) {
    const answer = await client.api.me.$get(undefined, given);
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get('www-authenticate'), challenge);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  }
  assert.equal(handled, before);
  const written = await client.write.$get(undefined, bearer(token));
  assert.deepEqual([written.status, await written.text()], [403, '{"error":"insufficient_scope"}']);
});

test('the reason is in c.error', async () => {
  seen.length = 0;
  const expired = sign({}, key, { issuer: rules.issuer, expiresIn: -1 });
  await client.api.me.$get(undefined, bearer(expired));
  await client.api.me.$get(undefined, bearer(token));
  assert.deepEqual(
    seen.map((error) => /** @type {any} */ (error)?.code),
    ['ERR_JWT_EXPIRED', undefined],
  );
});

test('a cookie', async () => {
  const cookie = tokenCookie(token).split(';')[0];
  assert.equal(await (await client.page.$get(undefined, { headers: { cookie } })).text(), 'hello ada');
  assert.equal((await client.page.$get(undefined, bearer(token))).status, 401);
});

test('other middleware works around it', async () => {
  const refused = await client.api.me.$get(undefined, { headers: { origin: 'https://app.example' } });
  assert.deepEqual([refused.status, refused.headers.get('access-control-allow-origin')], [401, 'https://app.example']);
  const preflight = await app.request('/api/me', { method: 'OPTIONS', headers: { origin: 'https://app.example' } });
  assert.equal(preflight.status, 204);
  assert.equal(await (await client.open.$get()).text(), 'open');
});

test('a mistake in the options is one at once, one in the program is Hono’s to report', async () => {
  assert.throws(() => jwt(/** @type {any} */ ({ key })), TypeError);
  const broken = new Hono().get('/', jwt({ ...rules, isRevoked: () => /** @type {any} */ (null) }), (c) =>
    c.text('never'),
  );
  broken.onError((error, c) => c.text(error.message, 500));
  const answer = await broken.request('/', bearer(token));
  assert.deepEqual(
    [answer.status, await answer.text()],
    [500, 'options.isRevoked must return or promise true or false'],
  );
});
