// A guard that cannot tell, and one that was set up badly.
import { HttpError, createGuard } from 'jotwasm/server';
import { mistakes, refusals, rejected } from './support/assert.js';
import { SECRET, SECRETS } from './support/keys.js';
import { fakeKey, hmacKey } from './support/platform.js';
import { request, seen } from './support/requests.js';
import { forge } from './support/tokens.js';

export default function ({ module, test }, jotwasm) {
  const { JwtError, Key, sign } = jotwasm;
  const token = sign({ sub: 'ada' }, SECRET, { noTimestamp: true, keyid: 'k' });
  const ask = (options) => createGuard({ keys: SECRET, ...options })(request(`Bearer ${token}`));
  const throwing = (error) => () => {
    throw error;
  };

  /** The four ways in which something that is asked can fail. */
  const failures = (error) => [
    { keys: throwing(error) },
    { keys: async () => throwing(error)() },
    { keys: { find: throwing(error) } },
    { keys: { find: async () => throwing(error)() } },
  ];
  const revocation = (error) => [{ isRevoked: throwing(error) }, { isRevoked: async () => throwing(error)() }];

  module('createGuard: whoever cannot be asked', () => {
    test('has not said no: 503, and later again', async (assert) => {
      const errors = [new TypeError('fetch failed'), new Error('D1_ERROR'), new JwtError('ERR_JWKS_TIMEOUT', 'slow')];
      const codes = ['ERR_JWKS_INVALID', 'ERR_JWK_INVALID', 'ERR_JWT_EXPIRED', 'ERR_JWT_INVALID'];
      for (const error of [...errors, ...codes.map((code) => new JwtError(code, 'of something else'))])
        for (const options of [...failures(error), ...revocation(error)]) {
          const { ok, response, error: reason } = await ask({ ...options, realm: 'x' });
          assert.false(ok);
          assert.strictEqual(reason, error);
          assert.propEqual(
            [response.headers.get('retry-after'), response.headers.get('cache-control')],
            ['5', 'no-store'],
          );
          const body = { error: 'temporarily_unavailable' };
          assert.propEqual(await seen(response), { status: 503, challenge: null, body });
        }
    });

    test('a token is refused, though, for which there is no key', async (assert) => {
      for (const code of ['ERR_JWKS_NO_MATCHING_KEY', 'ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'ERR_JOSE_NOT_SUPPORTED'])
        for (const options of failures(new JwtError(code, 'none'))) {
          const { response, error } = await ask(options);
          assert.equal(response.status, 401, code);
          assert.equal(error.code, code);
        }
      for (const nothing of [null, undefined]) assert.equal((await ask({ keys: () => nothing })).response.status, 401);
      assert.equal(
        (await ask({ isRevoked: throwing(new JwtError('ERR_JWKS_NO_MATCHING_KEY', 'x')) })).response.status,
        503,
      );
    });

    test('a key that was found and cannot be used says nothing of the token', async (assert) => {
      for (const bad of [
        { kty: 'oct' },
        { keys: 1 },
        'short',
        fakeKey({ name: 'HMAC', hash: { name: 'SHA-256' }, length: 256 }, { usages: [] }),
      ]) {
        const { response } = await ask({ keys: () => bad });
        assert.equal(response.status, 503, JSON.stringify(bad));
      }
    });

    test('an HttpError is the answer, whoever throws it', async (assert) => {
      const error = new HttpError(429, 'slow_down', 'Too many');
      for (const options of [{ token: throwing(error) }, ...failures(error), ...revocation(error)]) {
        const { response, error: reason } = await ask(options);
        assert.strictEqual(reason, error);
        assert.propEqual(await seen(response), { status: 429, challenge: null, body: { error: 'slow_down' } });
      }
    });

    test('no token makes a secret the trouble', async (assert) => {
      const guard = createGuard({ keys: SECRET, algorithms: ['HS256', 'HS512', 'ES256'] });
      for (const alg of ['HS512', 'HS384', 'ES256', 'none', 'x']) {
        const one = await forge({ alg }, {}, { secret: SECRET });
        assert.equal((await guard(request(`Bearer ${one}`))).response.status, 401, alg);
      }
      assert.true((await guard(request(`Bearer ${token}`))).ok);
    });
  });

  module('createGuard: mistakes', () => {
    test('options are looked at when the guard is made', (assert) => {
      const mistake = mistakes(assert);
      const bad = [
        undefined,
        null,
        [],
        'x',
        {},
        { keys: undefined },
        { keys: null },
        { keys: 1 },
        { keys: {} },
        { keys: [] },
        { keys: Promise.resolve(SECRET) },
        { keys: { find: 1 } },
        { key: SECRET },
        { keys: SECRET, issuers: 'x' },
        { keys: SECRET, algorithms: 'HS256' },
        { keys: SECRET, complete: true },
        { keys: SECRET, maxTokenAge: '5' },
        { keys: SECRET, scopes: 'read' },
        { keys: SECRET, scopes: ['read write'] },
        { keys: SECRET, scopes: [''] },
        { keys: SECRET, scopes: ['a"b'] },
        { keys: SECRET, scopes: ['a\\b'] },
        { keys: SECRET, scopes: ['é'] },
        { keys: SECRET, scopes: [1] },
        { keys: SECRET, realm: 'a\r\nb' },
        { keys: SECRET, realm: 'é' },
        { keys: SECRET, realm: 1 },
        { keys: SECRET, token: 'a' },
        { keys: SECRET, isRevoked: {} },
      ];
      for (const options of bad) mistake(() => createGuard(options), JSON.stringify(options));
    });

    test('and so are keys', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const keys of ['short', new Uint8Array(31), { kty: 'oct', k: 'AA' }, { kty: 'EC', crv: 'P-256' }])
        refuse(() => createGuard({ keys }), 'ERR_JWK_INVALID', {}, JSON.stringify(keys));
      refuse(() => createGuard({ keys: SECRET, algorithms: ['HS512'] }), 'ERR_JWK_INVALID');
      refuse(() => createGuard({ keys: { keys: {} } }), 'ERR_JWKS_INVALID');
      const unfit = fakeKey({ name: 'HMAC', hash: { name: 'SHA-256' }, length: 256 }, { usages: ['sign'] });
      refuse(() => createGuard({ keys: unfit }), 'ERR_JWK_INVALID');
    });

    test('what changes afterwards changes nothing', async (assert) => {
      const bytes = new TextEncoder().encode(SECRET);
      const jwk = Key.fromSecret(SECRET).toJwk({ private: true });
      const own = { issuer: ['a'], audience: ['b'], currentDate: new Date(0), scopes: ['c'], clockTolerance: 5 };
      const guards = [bytes, jwk, { keys: [jwk] }].map((keys) => createGuard({ keys, ...own }));
      bytes.fill(0);
      jwk.k = btoa('\0'.repeat(32));
      own.issuer[0] = 'x';
      own.scopes.push('x');
      own.currentDate.setTime(1e12);
      const good = sign({ iss: 'a', aud: 'b', scope: 'c', exp: 1 }, SECRET, { noTimestamp: true });
      const zeros = await forge(
        { alg: 'HS256' },
        { iss: 'a', aud: 'b', scope: 'c', exp: 1 },
        { secret: new Uint8Array(32) },
      );
      for (const guard of guards) {
        assert.true((await guard(request(`Bearer ${good}`))).ok);
        assert.equal((await guard(request(`Bearer ${zeros}`))).response.status, 401);
      }
    });

    test('the programmer hears of the programmer’s mistakes', async (assert) => {
      const freed = Key.fromSecret(SECRET);
      const guard = createGuard({ keys: freed });
      freed.free();
      for (const mistake of [
        guard(request(`Bearer ${token}`)),
        ask({ token: () => 1 }),
        ask({ token: async () => token }),
      ])
        assert.true((await rejected(mistake)) instanceof TypeError);
      const own = new RangeError('no');
      assert.strictEqual(await rejected(ask({ token: throwing(own) })), own);
    });

    test('a CryptoKey, and what other secrets fit', async (assert) => {
      assert.true((await ask({ keys: await hmacKey(SECRET) })).ok);
      const guard = createGuard({ keys: SECRETS.HS512, algorithms: ['HS256', 'HS512'] });
      assert.true((await guard(request(`Bearer ${sign({}, SECRETS.HS512, { algorithm: 'HS512' })}`))).ok);
      assert.true((await guard(request(`Bearer ${sign({}, SECRETS.HS512)}`))).ok);
    });

    test('what somebody put on the prototype of all objects is no option', async (assert) => {
      for (const [name, value] of [
        ['scopes', ['x']],
        ['isRevoked', () => true],
        ['token', () => null],
        ['issuer', 'x'],
        ['realm', 'x'],
      ]) {
        Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: false });
        try {
          assert.true((await ask({})).ok, name);
        } finally {
          delete Object.prototype[name];
        }
      }
    });
  });
}
