// JWS in both directions against jose, in every serialization both know.
import * as jose from 'jose';
import { A3_JWK, A3_PUBLIC, SECRET } from './support/keys.js';

const PAYLOAD = 'pay $.02 to é\u{1f511}';
const PLAIN = '{"amount":2}';
const UNENCODED = { b64: false, crit: ['b64'] };
const encoder = new TextEncoder();
const text = (bytes) => new TextDecoder().decode(bytes);

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { signJws, verifyJws } = jotwasm;
  const flattened = { serialization: 'flattened' };
  const keys = {
    HS256: { own: SECRET, half: SECRET, jose: async () => [encoder.encode(SECRET), encoder.encode(SECRET)] },
    ES256: { own: A3_JWK, half: A3_PUBLIC, jose: () => Promise.all([A3_JWK, A3_PUBLIC].map((jwk) => jose.importJWK(jwk, 'ES256'))) },
  };

  for (const [alg, { own, half, jose: import_ }] of Object.entries(keys)) {
    module(`interop: JWS ${alg}`, () => {
      test('jose verifies compact and flattened', async (assert) => {
        const [, key] = await import_();
        const compact = await jose.compactVerify(signJws(PAYLOAD, own, { header: { kid: 'k' } }), key);
        assert.equal(text(compact.payload), PAYLOAD);
        assert.deepEqual(compact.protectedHeader, { alg, kid: 'k' });
        const signed = signJws(PAYLOAD, own, { ...flattened, unprotected: { kid: 'k', x: [1] } });
        const verified = await jose.flattenedVerify(signed, key);
        assert.equal(text(verified.payload), PAYLOAD);
        assert.deepEqual([verified.protectedHeader, verified.unprotectedHeader], [{ alg }, { kid: 'k', x: [1] }]);
        const all = await jose.flattenedVerify(signJws(PAYLOAD, own, { ...flattened, unprotected: { alg } }), key);
        assert.equal(text(all.payload), PAYLOAD);
      });

      test('jotwasm verifies compact and flattened', async (assert) => {
        const [key] = await import_();
        const bytes = encoder.encode(PAYLOAD);
        const compact = await new jose.CompactSign(bytes).setProtectedHeader({ alg, kid: 'k' }).sign(key);
        assert.deepEqual(verifyJws(compact, half), { header: { alg, kid: 'k' }, payload: bytes });
        const signer = new jose.FlattenedSign(bytes).setProtectedHeader({ alg }).setUnprotectedHeader({ kid: 'k' });
        assert.deepEqual(verifyJws(await signer.sign(key), half), { header: { alg, kid: 'k' }, payload: bytes });
        const all = await new jose.FlattenedSign(bytes).setUnprotectedHeader({ alg, kid: 'k' }).sign(key);
        assert.deepEqual(verifyJws(all, half), { header: { alg, kid: 'k' }, payload: bytes });
      });

      test('unencoded: jose verifies', async (assert) => {
        const [, key] = await import_();
        const signed = signJws(PAYLOAD, own, { ...flattened, header: UNENCODED });
        assert.equal(text((await jose.flattenedVerify(signed, key)).payload), PAYLOAD);
        const detached = signJws(PAYLOAD, own, { ...flattened, header: UNENCODED, detached: true });
        const whole = { ...detached, payload: encoder.encode(PAYLOAD) };
        assert.equal(text((await jose.flattenedVerify(whole, key)).payload), PAYLOAD);
        const compact = signJws(PLAIN, own, { header: UNENCODED });
        assert.equal(text((await jose.compactVerify(compact, key)).payload), PLAIN);
      });

      test('unencoded: jotwasm verifies', async (assert) => {
        const [key] = await import_();
        const signer = new jose.FlattenedSign(encoder.encode(PAYLOAD)).setProtectedHeader({ alg, ...UNENCODED });
        const signed = await signer.sign(key);
        // jose leaves the payload to its caller, and an empty one in its place.
        assert.equal(signed.payload, '');
        assert.equal(text(verifyJws({ ...signed, payload: PAYLOAD }, half).payload), PAYLOAD);
        assert.equal(text(verifyJws(signed, half, { payload: PAYLOAD }).payload), PAYLOAD);
        const compact = `${signed.protected}..${signed.signature}`;
        assert.deepEqual(verifyJws(compact, half, { payload: PAYLOAD }).header, { alg, ...UNENCODED });
      });

      test('detached and encoded, in both directions', async (assert) => {
        const [key, publicKey] = await import_();
        const signed = await new jose.FlattenedSign(encoder.encode(PAYLOAD)).setProtectedHeader({ alg }).sign(key);
        const { payload, ...detached } = signed;
        assert.equal(text(verifyJws(detached, half, { payload: PAYLOAD }).payload), PAYLOAD);
        const compact = `${detached.protected}..${detached.signature}`;
        assert.equal(text(verifyJws(compact, half, { payload: PAYLOAD }).payload), PAYLOAD);
        const own_ = signJws(PAYLOAD, own, { ...flattened, detached: true });
        assert.equal(text((await jose.flattenedVerify({ ...own_, payload }, publicKey)).payload), PAYLOAD);
      });
    });
  }

  module('interop: JWS, general', () => {
    const both = async (header = {}) => {
      const signer = new jose.GeneralSign(encoder.encode(PAYLOAD));
      for (const [alg, { jose: import_ }] of Object.entries(keys)) {
        const [key] = await import_();
        signer.addSignature(key).setProtectedHeader({ alg, ...header }).setUnprotectedHeader({ kid: alg });
      }
      return signer.sign();
    };

    test('jotwasm verifies what jose signs', async (assert) => {
      const jws = await both();
      for (const [alg, { half }] of Object.entries(keys)) {
        assert.deepEqual(verifyJws(jws, half), { header: { alg, kid: alg }, payload: encoder.encode(PAYLOAD) });
      }
      const plain = await both(UNENCODED);
      for (const { half } of Object.values(keys)) {
        assert.equal(text(verifyJws(plain, half, { payload: PAYLOAD }).payload), PAYLOAD);
      }
    });

    test('jose verifies what jotwasm signs', async (assert) => {
      const [first, second] = Object.values(keys).map(({ own }) => signJws(PAYLOAD, own, flattened));
      const { payload, ...one } = first;
      const { payload: same, ...other } = second;
      assert.equal(payload, same);
      for (const { jose: import_ } of Object.values(keys)) {
        const [, key] = await import_();
        const verified = await jose.generalVerify({ payload, signatures: [one, other] }, key);
        assert.equal(text(verified.payload), PAYLOAD);
      }
    });

    test('they refuse the same', async (assert) => {
      const [, key] = await keys.HS256.jose();
      const good = signJws(PAYLOAD, SECRET, { ...flattened, unprotected: { kid: 'k' } });
      const bad = [
        { ...good, payload: `${good.payload}A` },
        { ...good, header: { alg: 'HS256' } },
        { ...good, header: { crit: ['x'], x: 1 } },
        { ...good, header: [] },
        { ...good, protected: 1 },
        { ...good, signature: good.signature.slice(1) },
        signJws(PAYLOAD, SECRET, { ...flattened, header: { crit: ['x'], x: 1 } }),
      ];
      for (const jws of bad) {
        const codes = ['ERR_JWS_INVALID', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'];
        await assert.rejects(jose.flattenedVerify(jws, key), ({ code }) => [...codes, 'ERR_JOSE_NOT_SUPPORTED'].includes(code));
        assert.throws(() => verifyJws(jws, SECRET), ({ code }) => codes.includes(code));
      }
    });
  });
}
