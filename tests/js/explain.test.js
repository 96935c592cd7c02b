// Every check at once: what is said of good tokens, of broken ones, and of keys.
import { mistakes } from './support/assert.js';
import { claims, options, stage } from './support/hostile.js';
import { A3_JWK, A3_PUBLIC, SECRET, SECRETS } from './support/keys.js';
import { NOW, forge, unsigned } from './support/tokens.js';
import { verdicts } from './support/verdicts.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { JwtError, Key, KeySet, explain, sign } = jotwasm;
  const { hmac, half, set, good } = stage(jotwasm);

  const { agreed, failed } = verdicts(jotwasm);
  const failedNames = (found) => failed(found).map(({ name }) => name);
  const check = ({ checks }, wanted) => checks.find(({ name }) => name === wanted);

  module('explain: a support desk', () => {
    const key = Key.fromJwk(A3_JWK);
    const token = sign({ sub: 'ada', iss: 'https://login.example' }, key, { expiresIn: '15m', currentDate: NOW });
    const policy = { issuer: 'https://login.example', audience: 'api', currentDate: NOW + 3600 };

    test('sees all faults, with what to do about them', (assert) => {
      const found = agreed(assert, token, key, policy);
      assert.deepEqual(found.header, { alg: 'ES256', typ: 'JWT' });
      assert.deepEqual(found.payload, { sub: 'ada', iss: 'https://login.example', iat: NOW, exp: NOW + 900 });
      assert.deepEqual(failed(found), [
        {
          name: 'aud',
          ok: false,
          code: 'ERR_JWT_CLAIM_VALIDATION_FAILED',
          claim: 'aud',
          message: 'The claim "aud" is missing. The issuer has to add it.',
        },
        {
          name: 'exp',
          ok: false,
          code: 'ERR_JWT_EXPIRED',
          claim: 'exp',
          message: 'The token has expired. Get a new one.',
        },
      ]);
      assert.deepEqual(check(found, 'signature'), {
        name: 'signature',
        ok: true,
        message: 'The signature is genuine.',
      });
    });

    test('checks the claims where the signature failed', (assert) => {
      const found = agreed(assert, token, Key.generate('ES256'), policy);
      assert.deepEqual(failedNames(found), ['signature', 'aud', 'exp']);
    });

    test('passes a good token check by check', (assert) => {
      const found = agreed(assert, good.HS256, hmac, options);
      assert.true(found.valid);
      assert.true(explain(good.HS256, hmac, { ...options, complete: true }).valid, 'with an option that is verify()\'s alone');
      assert.deepEqual(
        found.checks.map(({ name }) => name).join(' '),
        'size format header payload algorithm key signature claims requiredClaims iss aud exp maxTokenAge',
      );
      const endless = agreed(assert, sign({}, hmac), hmac);
      assert.true(endless.valid);
      assert.true(/never expires/.test(check(endless, 'exp').message));
    });
  });

  module('explain: broken tokens', () => {
    const [header, payload, signature] = good.HS256.split('.');

    test('the header where the payload is damaged, and the other way round', (assert) => {
      const one = agreed(assert, `${header}.${payload}!.${signature}`, hmac, options);
      assert.deepEqual([one.header, one.payload], [{ alg: 'HS256', typ: 'JWT' }, undefined]);
      assert.deepEqual(failedNames(one), ['payload', 'signature']);
      const other = agreed(assert, `Bearer ${good.HS256}`, hmac, options);
      assert.deepEqual([other.header, other.payload], [undefined, claims]);
      assert.deepEqual(failedNames(other), ['header', 'signature']);
      const cut = agreed(assert, `${header}.${payload}`, hmac, options);
      assert.deepEqual([cut.header, cut.payload], [{ alg: 'HS256', typ: 'JWT' }, claims]);
      assert.deepEqual(failedNames(cut), ['format', 'signature']);
    });

    test('what is no token at all', (assert) => {
      for (const token of ['', 'opaque', '...', 'a.b', '\ud800.\ud800.\ud800']) {
        const found = agreed(assert, token, hmac);
        assert.false(found.valid);
        assert.deepEqual(Object.keys(found).sort(), ['checks', 'valid']);
      }
    });

    test('too long, by the limit or by any', (assert) => {
      const huge = 2 ** 24;
      agreed(assert, good.HS256, hmac, { ...options, maxTokenBytes: 1000 });
      for (const [token, maxTokenBytes] of [
        [good.HS256, 10],
        ['x'.repeat(70_000), undefined],
        ['x'.repeat(huge + 1), huge],
        ['\u20ac'.repeat(huge / 2), huge],
      ]) {
        const found = agreed(assert, token, hmac, { maxTokenBytes });
        assert.deepEqual(failedNames(found), ['size']);
        assert.equal(found.checks.length, 1);
      }
      assert.true(explain(good.HS256, hmac, options).valid, 'and then as before');
    });
  });

  module('explain: keys', () => {
    test('none: all but the signature is checked, and nobody is called a forger', (assert) => {
      const found = explain(good.HS256, undefined, options);
      assert.false(found.valid);
      assert.deepEqual(failed(found), [
        { name: 'signature', ok: false, message: 'The signature was not checked: no key was given.' },
      ]);
      assert.deepEqual(found.payload, claims);
    });

    test('one that cannot be read', (assert) => {
      const keys = ['short', { kty: 'oct', k: '!' }, { keys: 1 }, new Uint8Array(3), { ...A3_PUBLIC, crv: 'P-1' }];
      for (const key of keys) {
        for (const token of [good.HS256, 'opaque', `${good.HS256}!`]) {
          const found = agreed(assert, token, key, options);
          assert.equal(found.checks[0].name, 'key', JSON.stringify(key));
          assert.true(/^[A-Z].*\.$/.test(found.checks[0].message));
        }
        const found = explain(good.HS256, key, options);
        assert.deepEqual(failedNames(found), ['key', 'signature']);
        assert.equal(check(found, 'signature').code, undefined);
        assert.deepEqual(found.payload, claims);
      }
    });

    test('a function that gives nothing, throws a JwtError, or gives what cannot be read', (assert) => {
      const functions = [
        () => undefined,
        () => null,
        () => ({}),
        () => 'short',
        () => set.find({ alg: 'HS384' }),
        () => {
          throw new JwtError('ERR_JWKS_TIMEOUT', 'Try again!');
        },
      ];
      for (const key of functions) {
        assert.deepEqual(failedNames(agreed(assert, good.HS256, key, options)), ['key', 'signature']);
        for (const token of ['opaque', `${good.HS256}!`, `!${good.HS256}`, good.HS256.replace('.', '.!')])
          agreed(assert, token, key, options);
        agreed(assert, 'x'.repeat(100), key, { maxTokenBytes: 10 });
      }
      assert.equal(check(explain(good.HS256, functions[5]), 'key').message, 'Try again!');
    });

    test('a function hears the header, and only one that can be read', (assert) => {
      const heard = [];
      const key = (header) => heard.push(structuredClone(header)) && Object.assign(header, { alg: 'none' }) && hmac;
      const found = explain(good.HS256, key, options);
      assert.true(found.valid);
      assert.deepEqual(found.header, { alg: 'HS256', typ: 'JWT' }, 'not the one that was handed out');
      explain(good.HS256.replace('.', '.!'), key);
      for (const token of ['opaque', `!${good.HS256}`, unsigned({}, {}), unsigned([], {})]) explain(token, key);
      assert.deepEqual(heard, [found.header, found.header]);
    });

    test('a function may call explain and verify itself', (assert) => {
      const key = () => {
        for (let n = 0; n < 70; n++) explain(good.ES256, hmac, { clockTolerance: n });
        return hmac;
      };
      assert.true(explain(good.HS256, key, options).valid);
    });

    test('a secret for more than one algorithm', (assert) => {
      const algorithms = ['HS256', 'HS512'];
      for (const secret of [SECRETS.HS512, SECRET, 'short', new TextEncoder().encode(SECRET)]) {
        for (const token of [sign({}, SECRET), sign({}, SECRETS.HS512, { algorithm: 'HS512' }), 'opaque', 'a.b.c'])
          agreed(assert, token, secret, { algorithms });
      }
    });

    test('sets, and keys for something else', (assert) => {
      const names = (key, token = good.HS256) => failedNames(agreed(assert, token, key, options));
      assert.deepEqual(names({ keys: [] }), ['key', 'signature']);
      assert.deepEqual(names(new KeySet([hmac, hmac])), ['key', 'signature']);
      assert.deepEqual(names(half), ['algorithm', 'signature']);
      assert.deepEqual(names({ ...A3_PUBLIC, use: 'enc' }, good.ES256), ['key', 'signature']);
      assert.deepEqual(names(set), []);
    });
  });

  module('explain: mistakes in the program', () => {
    test('are a TypeError, as everywhere', (assert) => {
      const mistake = mistakes(assert);
      for (const token of [undefined, null, 1, {}, new Uint8Array(3)]) mistake(() => explain(token, hmac), 'token');
      for (const key of [null, 1, true, {}, [], new Map()]) mistake(() => explain(good.HS256, key), 'key');
      mistake(() => explain(good.HS256, hmac, { isuer: 'x' }));
      mistake(() => explain(good.HS256, undefined, { issuer: 1 }));
      mistake(() => explain(good.HS256, hmac, null));
      mistake(() => explain(good.HS256, async () => hmac));
      const freed = Key.generate('HS256');
      freed.free();
      mistake(() => explain(good.HS256, freed));
    });

    test("a key function's own errors are its own", (assert) => {
      const key = () => {
        throw new RangeError('mine');
      };
      assert.throws(() => explain(good.HS256, key), RangeError);
    });
  });

  module('explain: messages', () => {
    test('are sentences that quote nothing', async (assert) => {
      const header = { alg: 'SENTINEL', kid: 'SENTINEL', typ: 'SENTINEL', crit: ['SENTINEL'], SENTINEL: 1 };
      const payload = { iss: 'SENTINEL', aud: 'SENTINEL', sub: 'SENTINEL', jti: 9876543, exp: 12345678 };
      const tokens = [unsigned(header, payload), await forge({ alg: 'HS256' }, payload), 'SENTINEL.SENTINEL', 'SENTINEL'];
      const keys = [undefined, hmac, set, 'SENTINEL', { kty: 'SENTINEL' }, { ...A3_JWK, d: 'SENTINEL' }, () => null];
      for (const token of tokens) {
        for (const key of keys) {
          for (const { message } of explain(token, key, { issuer: 'SENTINEL-x', audience: 'x', nonce: 'SENTINEL' }).checks)
            assert.true(/^[A-Z][^]*[.?]$/.test(message) && !/SENTINEL|12345678|9876543|\.\./.test(message), message);
        }
      }
    });
  });
}
