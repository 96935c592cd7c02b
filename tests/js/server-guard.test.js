// createGuard(): who may pass, and what the others are answered.
import { HttpError, bearerToken, cookieToken } from 'jotwasm/server';
import { challenge, guarding } from './support/guard.js';
import { SECRET } from './support/keys.js';
import { request, seen, withCookie } from './support/requests.js';
import { NOW, forge, unsigned } from './support/tokens.js';

export default function ({ module, test }, jotwasm) {
  const { JwtError, Key, KeySet, sign } = jotwasm;
  const { key, claims, signed, guardOf, answerTo } = guarding(jotwasm);

  module('createGuard: who passes', () => {
    test('claims, header and token', async (assert) => {
      const token = signed({ role: 'admin' }, { keyid: 'k' });
      assert.deepEqual(await guardOf()(request(`Bearer ${token}`)), {
        ok: true,
        token,
        claims: { ...claims, role: 'admin' },
        header: { alg: 'HS256', typ: 'JWT', kid: 'k' },
      });
    });

    test('every kind of key', async (assert) => {
      const pair = Key.generate('ES256', { kid: 'e' });
      const jwk = pair.toJwk();
      const token = sign(claims, pair);
      const later = async () => jwk;
      for (const keys of [
        pair,
        pair.publicKey(),
        jwk,
        { keys: [jwk] },
        new KeySet([pair]),
        () => jwk,
        later,
        { find: later },
      ])
        assert.true((await guardOf({ keys })(request(`Bearer ${token}`))).ok);
      const bytes = new TextEncoder().encode(SECRET);
      for (const keys of [
        SECRET,
        bytes,
        key,
        { kty: 'oct', k: btoa(SECRET).replace(/=/g, '').replace(/\+/g, '-').replace(/\//g, '_') },
      ])
        assert.true((await guardOf({ keys })(request(`Bearer ${signed()}`))).ok);
    });

    test('a cookie, or whatever carries the token', async (assert) => {
      const token = signed();
      const either = guardOf({ token: (one) => bearerToken(one) ?? cookieToken(one) });
      assert.true((await either(withCookie(`__Host-token=${token}`))).ok);
      assert.true((await either(request(`Bearer ${token}`))).ok);
      assert.equal((await either(withCookie(`other=${token}`))).response.status, 401);
      assert.equal((await guardOf({ token: cookieToken })(request(`Bearer ${token}`))).response.status, 401);
      assert.equal((await either(withCookie(`__Host-token=${token}; __Host-token=${token}`))).response.status, 400);
    });

    test('many at once do not mix', async (assert) => {
      const guard = guardOf({ keys: async () => key, isRevoked: async ({ n }) => n % 3 === 0 });
      const asked = Array.from({ length: 30 }, (_, n) => guard(request(`Bearer ${n % 2 ? signed({ n }) : 'a.b.c'}`)));
      const results = await Promise.all(asked);
      assert.deepEqual(
        results.map(({ ok, claims }) => ok && claims.n),
        results.map((_, n) => (n % 2 && n % 3 ? n : false)),
      );
    });
  });

  module('createGuard: who does not', () => {
    test('no token: a challenge without an error', async (assert) => {
      for (const given of [request(), request('Basic YTpi')]) {
        const { ok, response, error } = await guardOf({ realm: 'notes', scopes: ['read'] })(given);
        assert.false(ok);
        assert.equal(response.headers.get('cache-control'), 'no-store');
        assert.propEqual(await seen(response), {
          status: 401,
          challenge: 'Bearer realm="notes"',
          body: { error: 'unauthorized' },
        });
        assert.true(error instanceof HttpError && error.code === 'unauthorized');
      }
      for (const nothing of [null, undefined, ''])
        assert.equal((await guardOf({ token: () => nothing })(request())).response.status, 401);
    });

    test('a malformed credential, several, and one in the URL', async (assert) => {
      for (const given of [
        request('Bearer'),
        request('Bearer a, Bearer b'),
        request('Bearer a', 'https://a.example/?access_token=a'),
      ]) {
        const { response, error } = await guardOf({ realm: 'notes' })(given);
        assert.equal(response.headers.get('cache-control'), 'no-store');
        const { status, challenge, body } = await seen(response);
        assert.propEqual([status, body], [400, { error: 'invalid_request' }]);
        assert.equal(challenge, `Bearer realm="notes", error="invalid_request", error_description="${error.message}"`);
      }
    });

    test('a token that is not good: one sentence, whatever is wrong', async (assert) => {
      const other = Key.fromSecret('another secret of thirty-two bytes');
      const token = signed();
      const bad = {
        ERR_JWT_INVALID: 'a.b.c',
        ERR_JWS_SIGNATURE_VERIFICATION_FAILED: sign({ ...claims, exp: NOW - 1, aud: 'x' }, other),
        ERR_JOSE_ALG_NOT_ALLOWED: unsigned({ alg: 'none' }, claims),
        'ERR_JWT_INVALID ': await forge({ alg: 'HS256' }, { ...claims, aud: 1 }),
        ERR_JWS_INVALID: await forge({ alg: 'HS256', crit: ['x'], x: 1 }, claims),
      };
      for (const [code, one] of Object.entries(bad)) {
        const { status, challenge: said, body, error, headers } = await answerTo(one);
        assert.propEqual([status, body], [401, { error: 'invalid_token' }], code);
        assert.equal(said, challenge('invalid_token', 'The access token is not valid'), code);
        assert.equal(headers.get('cache-control'), 'no-store');
        assert.true(error instanceof JwtError && error.code === code.trim(), `${code}: ${error}`);
      }
      assert.equal((await answerTo(token.slice(0, -1))).error.code.slice(0, 6), 'ERR_JW');
    });

    test('one that was good is told what to do', async (assert) => {
      const cases = [
        [signed({ exp: NOW }), {}, 'The access token expired', 'ERR_JWT_EXPIRED'],
        [signed({ iat: NOW - 100 }), { maxTokenAge: '1m' }, 'The access token is too old', 'ERR_JWT_EXPIRED'],
        [signed({ nbf: NOW + 1 }), {}, 'The access token is not valid yet'],
        [signed({ aud: 'b' }), { audience: 'a' }, 'The access token is meant for another audience'],
        [signed(), { audience: 'a' }, 'The access token is meant for another audience'],
        [signed(), { typ: 'at+jwt' }, 'The token is not an access token'],
        [signed({ iss: 'b' }), { issuer: 'a' }, 'The access token is not valid'],
        [signed({ iat: NOW + 10 }), { maxTokenAge: '1m' }, 'The access token is not valid'],
        [signed(), { requiredClaims: ['nbf'] }, 'The access token is not valid'],
        [signed(), { requiredClaims: ['toString'] }, 'The access token is not valid'],
      ];
      for (const [token, options, description, code = 'ERR_JWT_CLAIM_VALIDATION_FAILED'] of cases) {
        const { status, challenge: said, error } = await answerTo(token, options);
        assert.propEqual([status, said, error.code], [401, challenge('invalid_token', description), code], description);
      }
    });

    test('access tokens by RFC 9068', async (assert) => {
      const rules = { typ: 'at+jwt', issuer: 'https://login.example', audience: 'api' };
      const good = { iss: 'https://login.example', aud: ['api', 'x'] };
      for (const typ of ['at+jwt', 'AT+JWT', 'application/at+jwt'])
        assert.equal((await answerTo(signed(good, { header: { typ } }), rules)).status, 200, typ);
      for (const typ of ['JWT', 'at', 'text/at+jwt'])
        assert.equal((await answerTo(signed(good, { header: { typ } }), rules)).status, 401, typ);
    });
  });
}
