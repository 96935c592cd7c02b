import { calculateJwkThumbprint } from 'jose';
import { mistakes, refusals } from './support/assert.js';
import { A1_JWK, A3_JWK, A3_PUBLIC } from './support/keys.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;
  const invalid = 'ERR_JWK_INVALID';
  const unsupported = 'ERR_JOSE_NOT_SUPPORTED';

  module('Key.fromJwk', () => {
    test('what it is, the JWK says', (assert) => {
      const about = ({ alg, kid, type }) => [alg, kid, type];
      assert.deepEqual(about(Key.fromJwk(A3_JWK)), ['ES256', undefined, 'private']);
      assert.deepEqual(about(Key.fromJwk({ ...A3_PUBLIC, kid: 'k', alg: 'ES256' })), ['ES256', 'k', 'public']);
      assert.deepEqual(about(Key.fromJwk({ ...A1_JWK, alg: 'HS512' })), ['HS512', undefined, 'secret']);
    });

    test('alg is needed where the JWK leaves it open', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => Key.fromJwk(A1_JWK), invalid);
      for (const alg of ['HS256', 'HS384', 'HS512']) assert.equal(Key.fromJwk(A1_JWK, alg).alg, alg);
      assert.equal(Key.fromJwk(A3_JWK, 'ES256').alg, 'ES256');
    });

    test('alg must agree where the JWK says it', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => Key.fromJwk({ ...A1_JWK, alg: 'HS256' }, 'HS512'), invalid);
      refuse(() => Key.fromJwk(A3_JWK, 'HS256'), invalid);
      refuse(() => Key.fromJwk(A1_JWK, 'ES256'), invalid);
      refuse(() => Key.fromJwk({ ...A3_JWK, alg: 'HS256' }), invalid);
    });

    test('a member that is absent or malformed', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const bad = [
        undefined,
        null,
        1,
        '',
        'A',
        '!',
        `${A3_JWK.x}=`,
        `${A3_JWK.x}A`,
        A3_JWK.x.slice(1),
        ` ${A3_JWK.x}`,
        'A'.repeat(43),
        '_'.repeat(43),
      ];
      for (const name of ['x', 'y', 'd']) {
        // A JWK without `d` is a public key, no malformed one.
        for (const value of name === 'd' ? bad.slice(1) : bad)
          refuse(() => Key.fromJwk({ ...A3_JWK, [name]: value }), invalid, {}, `${name}: ${value}`);
      }
      for (const value of [undefined, null, 1, '', '!', '+'.repeat(44)])
        refuse(() => Key.fromJwk({ ...A1_JWK, alg: 'HS256', k: value }), invalid, {}, `k: ${value}`);
      for (const name of ['kty', 'crv']) refuse(() => Key.fromJwk({ ...A3_JWK, [name]: undefined }), invalid, {}, name);
      for (const name of ['kty', 'crv', 'kid', 'alg', 'use', 'key_ops'])
        refuse(() => Key.fromJwk({ ...A3_JWK, [name]: 1 }), invalid, {}, name);
    });

    test('a point that is not on the curve, or not the one of d', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => Key.fromJwk({ ...A3_PUBLIC, y: A3_PUBLIC.x }), invalid);
      refuse(() => Key.fromJwk({ ...A3_PUBLIC, x: A3_PUBLIC.y, y: A3_PUBLIC.x }), invalid);
      const other = Key.generate('ES256').toJwk({ private: true });
      refuse(() => Key.fromJwk({ ...A3_JWK, d: other.d }), invalid);
    });

    test('use and key_ops are kept to', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const token = sign({}, A3_JWK, { noTimestamp: true });
      for (const usage of [
        {},
        { use: 'sig' },
        { key_ops: ['sign', 'verify'] },
        { use: 'sig', key_ops: ['verify', 'sign'] },
      ]) {
        assert.deepEqual(verify(sign({}, { ...A3_JWK, ...usage }, { noTimestamp: true }), { ...A3_JWK, ...usage }), {});
      }
      for (const usage of [
        { use: 'enc' },
        { key_ops: [] },
        { key_ops: ['encrypt'] },
        { use: 'enc', key_ops: ['sign', 'verify'] },
      ]) {
        refuse(() => sign({}, { ...A3_JWK, ...usage }), invalid, {}, JSON.stringify(usage));
        refuse(() => verify(token, { ...A3_PUBLIC, ...usage }), invalid, {}, JSON.stringify(usage));
      }
      refuse(() => sign({}, { ...A3_JWK, key_ops: ['verify'] }), invalid);
      refuse(() => verify(token, { ...A3_PUBLIC, key_ops: ['sign'] }), invalid);
    });

    test('types and curves of other builds', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const x = A3_JWK.x;
      const others = [
        { kty: 'OKP', crv: 'X25519', x },
        { kty: 'EC', crv: 'P-384', x, y: x },
        { kty: 'EC', crv: 'P-521', x, y: x },
        { kty: 'EC', crv: 'secp256k1', x, y: x },
        { kty: 'AKP', alg: 'ML-DSA-44', pub: x },
        { kty: 'new', x },
        { kty: '', x },
        { kty: 'ec', crv: 'P-256', x },
      ];
      for (const jwk of others) refuse(() => Key.fromJwk(jwk), unsupported, {}, JSON.stringify(jwk));
    });

    test('what is no JWK is a mistake', (assert) => {
      const mistake = mistakes(assert);
      for (const jwk of [undefined, null, 1, 'x', JSON.stringify(A3_JWK), [], [A3_JWK]])
        mistake(() => Key.fromJwk(jwk), String(jwk));
      for (const alg of [null, 1, {}]) mistake(() => Key.fromJwk(A3_JWK, alg), String(alg));
      for (const alg of ['none', 'es256', ''])
        refusals(assert, jotwasm)(() => Key.fromJwk(A3_JWK, alg), unsupported, {}, alg);
    });
  });

  module('toJwk', () => {
    test('public members only, unless private', (assert) => {
      const key = Key.fromJwk({ ...A3_JWK, kid: 'k', use: 'sig' });
      const rest = { kid: 'k', alg: 'ES256', use: 'sig' };
      for (const options of [undefined, {}, { private: false }])
        assert.propEqual(key.toJwk(options), { ...A3_PUBLIC, ...rest });
      assert.propEqual(key.toJwk({ private: true }), { ...A3_JWK, ...rest });
      assert.propEqual(key.publicKey().toJwk(), { ...A3_PUBLIC, ...rest });
    });

    test('a secret needs private, a public key has nothing private', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const secret = Key.fromJwk(A1_JWK, 'HS256');
      refuse(() => secret.toJwk(), invalid);
      refuse(() => secret.toJwk({ private: false }), invalid);
      assert.propEqual(secret.toJwk({ private: true }), { ...A1_JWK, alg: 'HS256' });
      refuse(() => Key.fromJwk(A3_PUBLIC).toJwk({ private: true }), invalid);
    });

    test('key_ops of the public half', (assert) => {
      const key = Key.fromJwk({ ...A3_JWK, key_ops: ['sign'] });
      assert.deepEqual(key.toJwk().key_ops, ['verify']);
      assert.deepEqual(key.toJwk({ private: true }).key_ops, ['sign']);
      assert.ok(verify(sign({}, key), key.publicKey()));
    });

    test('what it gives, fromJwk takes', (assert) => {
      for (const alg of ['HS256', 'HS384', 'HS512', 'ES256']) {
        const key = Key.generate(alg, { kid: 'näme "\\\n' });
        const jwk = key.toJwk({ private: true });
        const again = Key.fromJwk(jwk);
        assert.deepEqual([again.alg, again.kid, again.type], [alg, 'näme "\\\n', key.type]);
        assert.ok(verify(sign({}, key), again));
        assert.propEqual(again.toJwk({ private: true }), jwk);
      }
    });
  });

  module('thumbprint', () => {
    test('as jose has it, for every hash', async (assert) => {
      for (const jwk of [A3_JWK, A3_PUBLIC, { ...A1_JWK, alg: 'HS256', kid: 'k', use: 'sig' }]) {
        const key = Key.fromJwk(jwk);
        assert.equal(key.thumbprint(), await calculateJwkThumbprint(jwk));
        for (const hash of ['sha256', 'sha384', 'sha512'])
          assert.equal(key.thumbprint(hash), await calculateJwkThumbprint(jwk, hash), hash);
      }
    });

    test('the same for both halves; another hash is a mistake', (assert) => {
      const key = Key.generate('ES256', { kid: 'k' });
      assert.equal(key.thumbprint(), key.publicKey().thumbprint());
      for (const hash of ['sha1', 'SHA-256', 'SHA256', '', null, 256, 'toString'])
        mistakes(assert)(() => key.thumbprint(hash), String(hash));
    });
  });
}
