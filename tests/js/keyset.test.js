import { mistakes, refusals } from './support/assert.js';
import { A1_JWK, A3_JWK, A3_PUBLIC } from './support/keys.js';
import { parts, unsigned } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, verify } = jotwasm;
  const NONE = 'ERR_JWKS_NO_MATCHING_KEY';
  const SEVERAL = 'ERR_JWKS_MULTIPLE_MATCHING_KEYS';
  const keys = {
    h1: Key.generate('HS256', { kid: 'h1' }),
    h2: Key.generate('HS256', { kid: 'h2' }),
    h3: Key.generate('HS384', { kid: 'h3' }),
    e1: Key.generate('ES256', { kid: 'e1' }),
  };
  const all = new KeySet(Object.values(keys));

  module('KeySet: choice', () => {
    test('by kid', (assert) => {
      for (const [kid, key] of Object.entries(keys)) {
        assert.strictEqual(all.find({ alg: key.alg, kid }), key);
        assert.equal(verify(sign({ kid }, key), all).kid, kid);
      }
    });

    test('by alg, where that leaves one', (assert) => {
      assert.strictEqual(all.find({ alg: 'ES256' }), keys.e1);
      assert.strictEqual(all.find({ alg: 'HS384' }), keys.h3);
      assert.ok(verify(sign({}, keys.e1, { header: { kid: undefined } }), all));
    });

    test('none fits', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const headers = [
        { alg: 'HS256', kid: 'h3' },
        { alg: 'HS384', kid: 'h1' },
        { alg: 'HS256', kid: 'x' },
        { alg: 'HS256', kid: '' },
        { alg: 'HS256', kid: 'H1' },
        { alg: 'HS512' },
        { alg: 'RS256' },
        { alg: 'none' },
        { alg: 'hs384' },
      ];
      for (const header of headers) refuse(() => all.find(header), NONE, {}, JSON.stringify(header));
      refuse(() => new KeySet([]).find({ alg: 'HS256' }), NONE);
      refuse(() => verify(sign({}, keys.h1, { keyid: 'x' }), all), NONE);
      refuse(() => verify(sign({}, keys.h1), new KeySet([keys.e1])), NONE);
    });

    test('several fit', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => all.find({ alg: 'HS256' }), SEVERAL);
      const twins = new KeySet([keys.h1, Key.generate('HS256', { kid: 'h1' })]);
      refuse(() => twins.find({ alg: 'HS256', kid: 'h1' }), SEVERAL);
      refuse(() => verify(sign({}, keys.h1), twins), SEVERAL);
    });

    test('a token with a kid does not get a key without a name', (assert) => {
      const nameless = Key.generate('HS256');
      const set = new KeySet([nameless]);
      refusals(assert, jotwasm)(() => verify(sign({}, nameless, { keyid: 'k' }), set), NONE);
      assert.ok(verify(sign({}, nameless), set));
    });

    test('by use and key_ops', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const token = sign({}, A3_JWK);
      const usable = { ...A3_PUBLIC, use: 'sig', key_ops: ['verify'] };
      for (const usage of [{ use: 'enc' }, { key_ops: ['sign'] }, { key_ops: [] }, { use: 'x' }]) {
        refuse(() => verify(token, { keys: [{ ...A3_PUBLIC, ...usage }] }), NONE, {}, JSON.stringify(usage));
        assert.ok(verify(token, { keys: [{ ...A3_PUBLIC, ...usage }, usable] }));
      }
    });

    test('a token without a usable alg gets no key at all', (assert) => {
      for (const alg of ['none', 'None', 'RS256', 'x']) {
        assert.throws(
          () => verify(unsigned({ alg }, {}), all),
          ({ code }) => [NONE, 'ERR_JOSE_ALG_NOT_ALLOWED'].includes(code),
          alg,
        );
      }
    });

    test('to sign: the one that may', (assert) => {
      const set = new KeySet([keys.e1, Key.generate('ES256', { kid: 'e2' }).publicKey(), keys.h1]);
      assert.equal(parts(sign({}, set, { algorithm: 'ES256' })).header.kid, 'e1');
      assert.equal(parts(sign({}, set, { keyid: 'h1' })).header.alg, 'HS256');
      assert.equal(parts(sign({}, set, { header: { kid: 'h1' } })).header.alg, 'HS256');
    });
  });

  module('KeySet: from a JWK Set', () => {
    test('keys that nobody here can use are skipped (RFC 7517 section 5)', (assert) => {
      const { x } = A3_JWK;
      const skipped = [
        { kty: 'RSA', n: x, e: 'AQAB' },
        { kty: 'OKP', crv: 'Ed25519', x },
        { kty: 'new' },
        {},
        { kty: 1 },
        { kty: 'EC', crv: 'P-256' },
        { ...A1_JWK },
        { ...A1_JWK, alg: 'HS256', k: 'c2hvcnQ' },
        { ...A3_PUBLIC, alg: 'HS256' },
        { ...A3_PUBLIC, alg: 'ECDH-ES' },
      ];
      const set = new KeySet({ keys: [...skipped, A3_PUBLIC, ...skipped], extra: 1 });
      assert.equal(set.size, 1);
      assert.ok(verify(sign({}, A3_JWK), set));
      assert.equal(new KeySet({ keys: skipped }).size, 0);
      assert.equal(new KeySet({ keys: [] }).size, 0);
    });

    test('find gives a key of its own', (assert) => {
      const key = new KeySet({ keys: [{ ...A3_PUBLIC, kid: 'k' }] }).find({ alg: 'ES256' });
      assert.deepEqual([key instanceof Key, key.kid, key.type], [true, 'k', 'public']);
    });

    test('what is no JWK Set is refused', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const set of [
        {},
        { keys: null },
        { keys: {} },
        { keys: 'x' },
        { keys: [1] },
        { keys: [null] },
        { keys: ['x'] },
        { keys: [[]] },
        { keys: [A3_PUBLIC, 1] },
        { Keys: [] },
      ]) {
        refuse(() => new KeySet(set), 'ERR_JWKS_INVALID', {}, JSON.stringify(set));
      }
    });

    test('wrong types are mistakes', (assert) => {
      const mistake = mistakes(assert);
      for (const keysOf of [undefined, null, 1, 'x', [1], [A3_JWK], [null], () => []])
        mistake(() => new KeySet(keysOf), String(keysOf));
      for (const header of [undefined, null, 'HS256', [], {}, { alg: 1 }, { alg: 'HS256', kid: 1 }])
        mistake(() => all.find(header), JSON.stringify(header));
    });
  });

  module('KeySet: toJwks', () => {
    test('public members only, unless private', (assert) => {
      const jwk = { ...A3_JWK, kid: 'k', alg: 'ES256' };
      const { d: _, ...half } = jwk;
      for (const set of [new KeySet([Key.fromJwk(jwk)]), new KeySet({ keys: [jwk] })]) {
        assert.propEqual(set.toJwks(), { keys: [half] });
        assert.propEqual(set.toJwks({ private: true }), { keys: [jwk] });
      }
      assert.deepEqual(new KeySet([]).toJwks(), { keys: [] });
    });

    test('a secret is never among them unless private', (assert) => {
      const published = all.toJwks();
      assert.equal(published.keys.length, 1);
      assert.notOk(published.keys.some(({ kty, d }) => kty === 'oct' || d));
      const again = new KeySet(all.toJwks({ private: true }));
      assert.equal(again.size, all.size);
      assert.ok(verify(sign({}, keys.h2), again));
    });

    test('private, each key is in its fullest form', (assert) => {
      const set = new KeySet([keys.h2, Key.fromJwk(A3_JWK).publicKey()]);
      assert.propEqual(set.toJwks({ private: true }).keys.map(({ k, d }) => [typeof k, typeof d]), [
        ['string', 'undefined'],
        ['undefined', 'undefined'],
      ]);
    });
  });

  module('KeySet: free', () => {
    test('use after it is a mistake, and its keys live on', (assert) => {
      const mistake = mistakes(assert);
      const set = new KeySet([keys.h1]);
      set.free();
      set.free();
      for (const use of [
        () => set.size,
        () => set.find({ alg: 'HS256' }),
        () => set.toJwks(),
        () => verify(sign({}, keys.h1), set),
        () => sign({}, set),
      ])
        mistake(use);
      assert.equal(keys.h1.alg, 'HS256');
    });

    test('the set keeps its own list', (assert) => {
      const list = [keys.h1];
      const set = new KeySet(list);
      list.push(keys.h2);
      assert.equal(set.size, 1);
    });
  });
}
