// @ts-check
// A guard inside workerd, and an issuer that misbehaves: by the real fetch of Workers.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Key, sign } from 'jotwasm';
import { startIssuer } from './support/issuer.mjs';
import { startWorkerd } from './support/workerd.mjs';

const key = Key.generate('ES256', { kid: 'a' });
const issuer = await startIssuer();
issuer.keys = [key.toJwk()];
const worker = await startWorkerd('guard.mjs', { vars: { ISSUER: 'issuer', JWKS: issuer.jwks, TIMEOUT: '1.5' } });
after(async () => {
  await worker.stop();
  issuer.stop();
});

/** @param {object} [claims] @param {Key} [by] */
const tokenOf = (claims, by = key) => sign({ iss: 'issuer', aud: 'api', ...claims }, by, { expiresIn: '1h' });
/** @param {string} [token] */
const ask = (token) =>
  fetch(`${worker.url}/notes`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

for (const manner of /** @type {const} */ (['hangs', 'stalls', 'error', 'html', 'endless', 'redirects', 'resets'])) {
  test(`one that ${manner}: 503, and no word of it`, async () => {
    issuer.manner = manner;
    const answer = await ask(tokenOf());
    assert.deepEqual([answer.status, await answer.text()], [503, '{"error":"temporarily_unavailable"}']);
    assert.deepEqual([answer.headers.get('retry-after'), answer.headers.get('cache-control')], ['5', 'no-store']);
    assert.ok(!issuer.asked.includes('/elsewhere'), 'no redirect is followed');
  });
}

test('once it is back, what is refused is refused as everywhere', async () => {
  issuer.manner = 'good';
  assert.equal((await ask(tokenOf())).status, 200);
  for (const [token, status, challenge] of /** @type {const} */ ([
    [undefined, 401, 'Bearer'],
    ['a b', 400, 'Bearer error="invalid_request", error_description="The Authorization header is malformed"'],
    [
      tokenOf({}, Key.generate('ES256', { kid: 'a' })),
      401,
      'Bearer error="invalid_token", error_description="The access token is not valid"',
    ],
    [
      tokenOf({}, Key.generate('ES256', { kid: 'b' })),
      401,
      'Bearer error="invalid_token", error_description="The access token is not valid"',
    ],
    [tokenOf({ iat: 1 }), 401, 'Bearer error="invalid_token", error_description="The access token expired"'],
    [
      tokenOf({ aud: 'x' }),
      401,
      'Bearer error="invalid_token", error_description="The access token is meant for another audience"',
    ],
  ])) {
    const answer = await ask(token);
    assert.deepEqual([answer.status, answer.headers.get('www-authenticate')], [status, challenge]);
  }
});
