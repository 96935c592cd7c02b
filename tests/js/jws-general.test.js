// General JWS: several signatures, of which one has to be good.
import { refusals } from './support/assert.js';
import { A3_JWK, A3_PUBLIC, SECRET } from './support/keys.js';

const text = (bytes) => new TextDecoder().decode(bytes);

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, signJws, verifyJws } = jotwasm;

  /** Puts flattened JWS of one payload together. */
  function general(...all) {
    const { payload } = all[0];
    return { payload, signatures: all.map(({ payload: _, ...one }) => one) };
  }
  const by = (key, kid, payload = 'hello') =>
    signJws(payload, key, { serialization: 'flattened', unprotected: kid ? { kid } : {} });
  const pair = by(A3_JWK, 'pair');
  const hmac = by(SECRET, 'hmac');
  const foreign = by('another secret of thirty-two bytes', 'foreign');
  const changed = { ...hmac, signature: by(SECRET, 'x', 'hallo').signature };

  module('JWS: general', () => {
    test('each of the signatures is good for its key', (assert) => {
      for (const order of [[pair, hmac, foreign], [foreign, hmac, pair]]) {
        const jws = general(...order);
        assert.deepEqual(verifyJws(jws, A3_PUBLIC).header, { alg: 'ES256', kid: 'pair' });
        assert.deepEqual(verifyJws(jws, SECRET).header, { alg: 'HS256', kid: 'hmac' });
        assert.equal(text(verifyJws(jws, SECRET).payload), 'hello');
        const set = new KeySet([Key.fromJwk({ ...A3_PUBLIC, kid: 'pair' })]);
        assert.equal(verifyJws(jws, set).header.kid, 'pair');
      }
    });

    test('a function is asked for each until one is good', (assert) => {
      const asked = [];
      const keys = { pair: A3_PUBLIC, hmac: undefined, foreign: 'some other secret of thirty-two!' };
      const jws = general(foreign, hmac, pair, hmac);
      const choose = ({ kid }) => void asked.push(kid) ?? keys[kid];
      assert.equal(verifyJws(jws, choose).header.kid, 'pair');
      assert.deepEqual(asked, ['foreign', 'hmac', 'pair']);
    });

    test('a function may look into a key set that has not every key', (assert) => {
      const set = new KeySet([Key.fromJwk({ ...A3_PUBLIC, kid: 'pair' })]);
      assert.equal(verifyJws(general(hmac, pair), (header) => set.find(header)).header.kid, 'pair');
    });

    test('a function may verify and sign by itself', (assert) => {
      const choose = (header) => {
        verifyJws(signJws('x'.repeat(20_000), SECRET), SECRET);
        return header.kid === 'pair' ? A3_PUBLIC : foreign;
      };
      assert.equal(text(verifyJws(general(hmac, pair), ({ kid }) => (kid === 'hmac' ? undefined : choose({ kid }))).payload), 'hello');
    });

    test('a malformed signature does not keep another from being good', (assert) => {
      const broken = [
        { signature: '!' },
        { protected: '!', signature: '' },
        { protected: 'e30', signature: '' },
        { ...hmac, header: { alg: 'HS256' } },
      ];
      for (const one of broken) assert.equal(verifyJws(general(hmac, one), SECRET).header.kid, 'hmac');
      for (const one of broken) {
        const jws = { payload: hmac.payload, signatures: [one, ...general(hmac).signatures] };
        assert.equal(verifyJws(jws, SECRET).header.kid, 'hmac');
      }
    });

    test('what is said when none is good', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const failed = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
      refuse(() => verifyJws(general(changed), SECRET), failed);
      refuse(() => verifyJws(general(changed, foreign), SECRET), failed);
      refuse(() => verifyJws(general(changed, pair), SECRET), failed);
      refuse(() => verifyJws(general(pair), SECRET), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => verifyJws(general(pair, pair), SECRET), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => verifyJws(general(pair, hmac), () => null), 'ERR_JWKS_NO_MATCHING_KEY');
      refuse(() => verifyJws(general(pair, changed), ({ alg }) => (alg === 'HS256' ? SECRET : null)), failed);
      refuse(() => verifyJws({ payload: 'e30', signatures: [{ signature: '!' }] }, SECRET), 'ERR_JWS_INVALID');
    });

    test('sixteen signatures, and no more', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const fifteen = Array.from({ length: 15 }, () => foreign);
      assert.equal(verifyJws(general(...fifteen, hmac), SECRET).header.kid, 'hmac');
      refuse(() => verifyJws(general(hmac, ...fifteen, hmac), SECRET), 'ERR_JWS_INVALID');
    });

    test('detached, and with b64 the same for all', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const options = { serialization: 'flattened', header: { b64: false, crit: ['b64'] } };
      const plain = [A3_JWK, SECRET].map((key) => signJws('$.02', key, { ...options, detached: true }));
      assert.equal(text(verifyJws({ signatures: plain }, SECRET, { payload: '$.02' }).payload), '$.02');
      const attached = general(signJws('$.02', A3_JWK, options), signJws('$.02', SECRET, options));
      assert.equal(text(verifyJws(attached, SECRET).payload), '$.02');
      const mixed = { payload: hmac.payload, signatures: [...general(hmac).signatures, plain[1]] };
      refuse(() => verifyJws(mixed, SECRET), 'ERR_JWS_INVALID');
    });
  });
}
