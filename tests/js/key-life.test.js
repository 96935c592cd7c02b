// Keys from birth to free(), and what they show of themselves in between.
import { caught, mistakes, refusals } from './support/assert.js';
import { A3_JWK, SECRET } from './support/keys.js';
import { bytes } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, verify } = jotwasm;
  const OTHERS =
    'RS256 RS384 RS512 PS256 PS384 PS512 ES384 ES512 ES256K ML-DSA-44 ML-DSA-65 ML-DSA-87'.split(' ');

  module('Key.generate', () => {
    test('secrets as long as the hash output', (assert) => {
      for (const [alg, size] of [
        ['HS256', 32],
        ['HS384', 48],
        ['HS512', 64],
      ]) {
        const key = Key.generate(alg, { kid: 'k' });
        assert.deepEqual([key.alg, key.kid, key.type], [alg, 'k', 'secret']);
        assert.equal(bytes(key.toJwk({ private: true }).k).length, size);
      }
    });

    test('pairs', (assert) => {
      const key = Key.generate('ES256');
      assert.deepEqual([key.alg, key.kid, key.type, key.publicKey().type], ['ES256', undefined, 'private', 'public']);
      assert.ok(verify(sign({}, key), key.publicKey()));
    });

    test('never the same one twice', (assert) => {
      for (const alg of ['HS256', 'ES256']) {
        const prints = Array.from({ length: 20 }, () => Key.generate(alg).thumbprint());
        assert.equal(new Set(prints).size, 20, alg);
      }
    });

    test('algorithms of other builds, and none at all', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const alg of [...OTHERS, 'none', 'None', 'hs256', 'HS', ''])
        refuse(() => Key.generate(alg), 'ERR_JOSE_NOT_SUPPORTED', {}, alg);
    });

    test('wrong types and misspelt options are mistakes', (assert) => {
      const mistake = mistakes(assert);
      for (const alg of [undefined, null, 1, {}, ['HS256']]) mistake(() => Key.generate(alg), String(alg));
      for (const options of [null, 'k', [], { id: 'k' }, { kid: 1 }, { alg: 'HS256' }])
        mistake(() => Key.generate('HS256', options), JSON.stringify(options));
    });
  });

  module('publicKey', () => {
    test('verifies, keeps the name, and signs nothing', (assert) => {
      const key = Key.fromJwk({ ...A3_JWK, kid: 'k' });
      const half = key.publicKey();
      assert.deepEqual([half.alg, half.kid, half.type], ['ES256', 'k', 'public']);
      assert.ok(verify(sign({}, key), half));
      assert.equal(half.publicKey().type, 'public');
      refusals(assert, jotwasm)(() => sign({}, half), 'ERR_JWK_INVALID');
    });

    test('a secret has none', (assert) => {
      refusals(assert, jotwasm)(() => Key.generate('HS256').publicKey(), 'ERR_JWK_INVALID');
    });
  });

  module('free', () => {
    const uses = {
      alg: (key) => key.alg,
      kid: (key) => key.kid,
      type: (key) => key.type,
      toJwk: (key) => key.toJwk({ private: true }),
      toPem: (key) => key.toPem(),
      publicKey: (key) => key.publicKey(),
      thumbprint: (key) => key.thumbprint(),
      sign: (key) => sign({}, key),
      verify: (key) => verify(sign({}, A3_JWK), key),
      'a key function': (key) => verify(sign({}, A3_JWK), () => key),
      KeySet: (key) => new KeySet([key]),
    };
    for (const [name, use] of Object.entries(uses)) {
      test(`${name} after it is a mistake`, (assert) => {
        const key = Key.fromJwk(A3_JWK);
        use(key);
        key.free();
        mistakes(assert)(() => use(key));
      });
    }

    test('once is enough, twice does no harm', (assert) => {
      const key = Key.generate('HS256');
      key.free();
      assert.strictEqual(key.free(), undefined);
    });

    test('the public half and the sets of a freed key live on', (assert) => {
      const key = Key.fromJwk(A3_JWK);
      const token = sign({}, key);
      const half = key.publicKey();
      const set = new KeySet([key]);
      key.free();
      assert.ok(verify(token, half));
      assert.ok(verify(token, set));
    });

    test('Symbol.dispose is free', (assert) => {
      if (!Symbol.dispose) return assert.true(true, 'this runtime has none yet');
      for (const one of [Key.generate('HS256'), new KeySet([])]) {
        one[Symbol.dispose]();
        mistakes(assert)(() => (one instanceof Key ? one.alg : one.size));
      }
    });
  });

  module('Key: made here only', () => {
    test('new, lookalikes and methods on something else are mistakes', (assert) => {
      const mistake = mistakes(assert);
      for (const args of [[], [SECRET], [Symbol()], [undefined, {}]]) mistake(() => new Key(...args));
      const fake = Object.create(Key.prototype);
      for (const call of [
        () => fake.alg,
        () => fake.toJwk(),
        () => fake.free(),
        () => sign({}, fake),
        () => verify(sign({}, SECRET), fake),
        () => new KeySet([fake]),
      ])
        mistake(call);
    });
  });

  module('Key: what it shows', () => {
    test('no secret, however it is looked at', (assert) => {
      const secret = 'SENTINEL-SECRET-of-32-bytes-or-so';
      const key = Key.fromSecret(secret);
      const jwk = Key.fromJwk(A3_JWK);
      const views = [key, jwk, new KeySet([key, jwk])].flatMap((one) => [
        JSON.stringify(one),
        String(one),
        `${one}`,
        JSON.stringify({ ...one }),
        Object.getOwnPropertyNames(one).join(),
        JSON.stringify(Object.entries(one)),
        inspect(one),
      ]);
      for (const view of views) {
        assert.false(
          view.includes('SENTINEL') ||
            view.includes(A3_JWK.d) ||
            view.includes('U0VOVElORUw') ||
            view.includes('__wbg'),
          view,
        );
      }
    });

    test('nor in the error of a failed export', (assert) => {
      const key = Key.fromSecret('SENTINEL-SECRET-of-32-bytes-or-so');
      assert.false(caught(() => key.toJwk()).message.includes('SENTINEL'));
    });
  });
}

/** What console.log shows, where the runtime lets itself be asked. */
function inspect(value) {
  const { Deno, process } = globalThis;
  if (Deno) return Deno.inspect(value, { depth: 10, showHidden: true });
  const util = process?.getBuiltinModule?.('node:util');
  return util ? util.inspect(value, { depth: 10, showHidden: true }) : '';
}
