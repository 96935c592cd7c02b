// Both directions against jose, which does its cryptography with the runtime's own WebCrypto.
import * as jose from 'jose';
import { exchange } from './support/exchange.js';
import { A3_JWK, A3_PUBLIC, SECRETS } from './support/keys.js';
import * as pems from './support/pem.js';
import { NOW } from './support/tokens.js';

const CLAIMS = {
  sub: 'ünïcödé \u{1f511}',
  list: [1, 1.5, { a: null }],
  iat: NOW,
  exp: NOW + 60,
  aud: ['a', 'b'],
  iss: 'issuer',
};
const then = { currentDate: new Date(NOW * 1000), issuer: 'issuer', audience: 'b' };

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, verify } = jotwasm;
  const encoder = new TextEncoder();
  const joseSign = (alg, key, header = {}) => new jose.SignJWT(CLAIMS).setProtectedHeader({ alg, ...header }).sign(key);
  const joseVerify = async (token, key) => (await jose.jwtVerify(token, key, then)).payload;

  for (const [alg, secret] of Object.entries(SECRETS)) {
    module(`interop: ${alg}`, () => {
      test('jose verifies what jotwasm signs', async (assert) => {
        const token = sign(CLAIMS, secret, { algorithm: alg });
        assert.deepEqual(await joseVerify(token, encoder.encode(secret)), CLAIMS);
      });

      test('jotwasm verifies what jose signs', async (assert) => {
        const token = await joseSign(alg, encoder.encode(secret), { kid: 'k', typ: 'at+jwt' });
        assert.deepEqual(verify(token, Key.fromSecret(secret, alg), { ...then, typ: 'at+jwt' }), CLAIMS);
        assert.deepEqual(verify(token, secret, { ...then, algorithms: [alg] }), CLAIMS);
      });

      test('they sign the same bytes', async (assert) => {
        const key = Key.fromSecret(secret, alg, { kid: 'k' });
        assert.equal(sign(CLAIMS, key), await joseSign(alg, encoder.encode(secret), { typ: 'JWT', kid: 'k' }));
      });

      test('a JWK goes from one to the other', async (assert) => {
        const key = Key.generate(alg);
        const imported = await jose.importJWK(key.toJwk({ private: true }));
        assert.deepEqual(await joseVerify(sign(CLAIMS, key), imported), CLAIMS);
        const made = await jose.generateSecret(alg, { extractable: true });
        const jwk = await jose.exportJWK(made);
        assert.deepEqual(verify(await joseSign(alg, made), Key.fromJwk(jwk, alg), then), CLAIMS);
      });

      test("they refuse each other's tokens under another key", async (assert) => {
        const other = `${secret} `;
        await assert.rejects(
          joseVerify(sign(CLAIMS, secret, { algorithm: alg }), encoder.encode(other)),
          ({ code }) => code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
        );
        const token = await joseSign(alg, encoder.encode(secret));
        assert.throws(
          () => verify(token, Key.fromSecret(other, alg), then),
          ({ code }) => code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
        );
      });
    });
  }

  module('interop: ES256', () => {
    const alg = 'ES256';
    const extractable = { extractable: true };

    test('jose verifies what jotwasm signs', async (assert) => {
      for (const key of [A3_JWK, Key.generate(alg), Key.fromPem(pems.pkcs8)]) {
        const half = (key instanceof Key ? key : Key.fromJwk(key)).toJwk();
        for (let n = 0; n < 8; n++)
          assert.deepEqual(await joseVerify(sign({ ...CLAIMS, n }, key), await jose.importJWK(half)), { ...CLAIMS, n });
      }
    });

    test('jotwasm verifies what jose signs', async (assert) => {
      const key = Key.fromJwk(A3_PUBLIC);
      for (let n = 0; n < 8; n++)
        assert.deepEqual(verify(await joseSign(alg, await jose.importJWK(A3_JWK, alg)), key, then), CLAIMS);
    });

    test('JWK from jose', async (assert) => {
      const { privateKey, publicKey } = await jose.generateKeyPair(alg, extractable);
      const [secret, half] = await Promise.all([privateKey, publicKey].map(jose.exportJWK));
      assert.deepEqual(verify(await joseSign(alg, privateKey), half, then), CLAIMS);
      assert.deepEqual(await joseVerify(sign(CLAIMS, secret), publicKey), CLAIMS);
      assert.equal(Key.fromJwk(secret).thumbprint(), await jose.calculateJwkThumbprint(half));
    });

    test('JWK to jose', async (assert) => {
      const key = Key.generate(alg);
      const half = await jose.importJWK(key.toJwk());
      const secret = await jose.importJWK(key.toJwk({ private: true }));
      assert.deepEqual(await joseVerify(sign(CLAIMS, key), half), CLAIMS);
      assert.deepEqual(verify(await joseSign(alg, secret), key, then), CLAIMS);
    });

    test('PEM from jose', async (assert) => {
      const { privateKey, publicKey } = await jose.generateKeyPair(alg, extractable);
      const secret = Key.fromPem(await jose.exportPKCS8(privateKey));
      const half = Key.fromPem(await jose.exportSPKI(publicKey));
      assert.deepEqual(verify(await joseSign(alg, privateKey), half, then), CLAIMS);
      assert.deepEqual(await joseVerify(sign(CLAIMS, secret), publicKey), CLAIMS);
    });

    test('PEM to jose', async (assert) => {
      const key = Key.generate(alg);
      const half = await jose.importSPKI(key.toPem(), alg);
      const secret = await jose.importPKCS8(key.toPem({ private: true }), alg);
      assert.deepEqual(await joseVerify(sign(CLAIMS, key), half), CLAIMS);
      assert.deepEqual(verify(await joseSign(alg, secret), key, then), CLAIMS);
    });

    test('a certificate is the same key to both', async (assert) => {
      const half = await jose.importX509(pems.certificate, alg, extractable);
      assert.deepEqual(await joseVerify(sign(CLAIMS, Key.fromPem(pems.sec1)), half), CLAIMS);
      const { x, y } = await jose.exportJWK(half);
      const read = Key.fromPem(pems.certificate).toJwk();
      assert.deepEqual([read.x, read.y], [x, y]);
    });
  });

  module('interop: Ed25519', () => exchange(QUnit, jotwasm, ['EdDSA', 'Ed25519']));

  module('interop: key sets', () => {
    test('both pick the same key', async (assert) => {
      const keys = [Key.generate('ES256', { kid: 'a' }), Key.generate('ES256', { kid: 'b' }), Key.generate('ES256')];
      const jwks = new KeySet(keys).toJwks();
      const remote = jose.createLocalJWKSet(jwks);
      for (const key of keys.slice(0, 2)) {
        const token = sign(CLAIMS, key);
        assert.deepEqual(await joseVerify(token, remote), CLAIMS);
        assert.deepEqual(verify(token, jwks, then), CLAIMS);
      }
      const ambiguous = sign(CLAIMS, keys[2]);
      await assert.rejects(joseVerify(ambiguous, remote), ({ code }) => code === 'ERR_JWKS_MULTIPLE_MATCHING_KEYS');
      assert.throws(
        () => verify(ambiguous, jwks, then),
        ({ code }) => code === 'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
      );
    });
  });
}
