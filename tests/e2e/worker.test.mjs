// The demo Worker over plain HTTP.
import { SignJWT, decodeJwt, decodeProtectedHeader, generateKeyPair } from 'jose';

export default async function workerTests(t) {
  const { once: test, assert } = t;
  const call = (path, init) => fetch(new URL(path, t.baseUrl), init);
  const post = (body, headers = { 'content-type': 'application/json' }) =>
    call('/api/token', {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const me = (authorization) =>
    call('/api/me', { headers: authorization === undefined ? {} : { authorization } });
  const freshToken = async (body = {}) => (await (await post(body)).json()).access_token;

  test('POST /api/token issues an ES256 access token', async () => {
    const response = await post({ subject: 'ada', expiresIn: 30 });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const body = await response.json();
    assert.equal(body.token_type, 'Bearer');
    assert.equal(body.expires_in, 30);
    const header = decodeProtectedHeader(body.access_token),
      claims = decodeJwt(body.access_token);
    assert.equal(header.alg, 'ES256');
    assert.equal(header.typ, 'at+jwt');
    assert.equal(claims.sub, 'ada');
    assert.equal(claims.exp - claims.iat, 30);
    assert.ok(claims.iss && claims.aud && claims.jti);
  });

  test('POST /api/token needs no body', async () => {
    const response = await call('/api/token', { method: 'POST' });
    assert.equal(response.status, 200);
    assert.equal((await response.json()).expires_in, 60);
  });

  test('GET /api/me answers the claims, whatever the case of the scheme', async () => {
    const token = await freshToken({ subject: 'grace' });
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const response = await me(`${scheme} ${token}`);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.match(response.headers.get('content-type'), /^application\/json/);
      assert.deepEqual(await response.json(), decodeJwt(token));
    }
  });

  for (const authorization of [undefined, 'Basic YTpi', 'Bearer', 'Bearerx abc']) {
    test(`no bearer token (${authorization ?? 'no header'}): a challenge without an error code`, async () => {
      const response = await me(authorization);
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('www-authenticate'), 'Bearer realm="jotwasm demo"');
      assert.equal((await response.json()).error, undefined);
    });
  }

  test('bad tokens all get the same answer, which tells nothing', async () => {
    const answers = new Set();
    for (const token of await badTokens(await freshToken())) {
      const response = await me(`Bearer ${token}`);
      assert.equal(response.status, 401, token);
      assert.match(
        response.headers.get('www-authenticate'),
        /^Bearer realm="[^"]+", error="invalid_token", error_description="[^"]+"$/,
      );
      answers.add(response.headers.get('www-authenticate') + (await response.text()));
    }
    assert.equal(answers.size, 1);
  });

  test('an expired token is refused', async () => {
    const token = await freshToken({ expiresIn: 1 });
    await new Promise((resolve) => setTimeout(resolve, decodeJwt(token).exp * 1000 - Date.now() + 50));
    const response = await me(`Bearer ${token}`);
    assert.equal(response.status, 401);
    assert.match(response.headers.get('www-authenticate'), /error="invalid_token"/);
  });

  test('a good token is accepted after all that', async () => {
    assert.equal((await me(`Bearer ${await freshToken()}`)).status, 200);
  });

  const refused = [
    ['not JSON', '{"subject":', 400],
    ['no object', '[1]', 400],
    ['null', 'null', 400],
    ['a number', '7', 400],
    ['subject a number', { subject: 7 }, 400],
    ['subject empty', { subject: '' }, 400],
    ['subject blank', { subject: '  ' }, 400],
    ['subject long', { subject: 'x'.repeat(65) }, 400],
    ['subject with a line break', { subject: 'a\nb' }, 400],
    ['subject null', { subject: null }, 400],
    ['expiresIn a text', { expiresIn: '60' }, 400],
    ['expiresIn zero', { expiresIn: 0 }, 400],
    ['expiresIn negative', { expiresIn: -5 }, 400],
    ['expiresIn long', { expiresIn: 3601 }, 400],
    ['expiresIn a fraction', { expiresIn: 1.5 }, 400],
    ['expiresIn 1e400', '{"expiresIn":1e400}', 400],
    ['too large', { subject: 'x'.repeat(5000) }, 413],
  ];
  for (const [name, body, status] of refused) {
    test(`POST /api/token refuses: ${name}`, async () => {
      const response = await post(body);
      assert.equal(response.status, status);
      const answer = await response.json();
      assert.equal(answer.error, 'invalid_request');
      assert.ok(answer.error_description.length > 10);
    });
  }

  test('POST /api/token takes nothing but JSON', async () => {
    assert.equal(
      (await post('subject=x', { 'content-type': 'application/x-www-form-urlencoded' })).status,
      415,
    );
    assert.equal((await post('{}', { 'content-type': 'application/json; charset=utf-8' })).status, 200);
  });

  for (const [method, path, allow] of [
    ['GET', '/api/token', 'POST'],
    ['DELETE', '/api/me', 'GET, HEAD'],
    ['POST', '/api/me', 'GET, HEAD'],
  ]) {
    test(`${method} ${path} is 405`, async () => {
      const response = await call(path, { method });
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), allow);
      assert.equal((await response.json()).error, 'method_not_allowed');
    });
  }

  test('what the playground answers is for pages of this origin, errors too', async () => {
    const answers = [await post({}), await post('{'), await me(), await me(`Bearer ${await freshToken()}`)];
    for (const { headers, status } of answers) {
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', String(status));
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    }
  });

  test('an unknown endpoint is a 404 in JSON', async () => {
    for (const path of ['/api/nothing', '/api/', '/api/me/', '/api/constructor']) {
      const response = await call(path);
      assert.equal(response.status, 404, path);
      assert.equal((await response.json()).error, 'not_found');
    }
  });
}

/** Tokens near to a good one, none of which may pass. */
async function badTokens(good) {
  const [header, claims, signature] = good.split('.');
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const { privateKey } = await generateKeyPair('ES256');
  const foreign = await new SignJWT(decodeJwt(good))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .sign(privateKey);
  const hmac = await new SignJWT(decodeJwt(good))
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .sign(new Uint8Array(32));
  return [
    'x',
    'a.b.c',
    `${header}.${claims}`,
    `${header}.${claims}.`,
    `${good}.`,
    `${good}=`,
    `${good}, Bearer ${good}`,
    `${good} ${good}`,
    `${header}.${encode({ ...decodeJwt(good), sub: 'root' })}.${signature}`,
    `${encode({ alg: 'none', typ: 'at+jwt' })}.${claims}.`,
    `${encode({ alg: 'none', typ: 'at+jwt' })}.${claims}.${signature}`,
    foreign,
    hmac,
  ];
}
