// Keys in a KMS: the Signer gives bytes, and they have to be those of the algorithm.
import * as jose from 'jose';
import { asyncMistakes, rejected, rejections } from './support/assert.js';
import { A3_PUBLIC, SECRET } from './support/keys.js';
import { answering, kms, signatureOf } from './support/kms.js';
import { NOW, parts } from './support/tokens.js';

const LENGTHS = {
  HS256: 32,
  HS384: 48,
  HS512: 64,
  ES256: 64,
  ES384: 96,
  ES512: 132,
  ES256K: 64,
  EdDSA: 64,
  Ed25519: 64,
  'ML-DSA-44': 2420,
  'ML-DSA-65': 3309,
  'ML-DSA-87': 4627,
};
const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, signAsync } = jotwasm;

  module('signAsync: Signer', () => {
    test('signs what sign would have signed', async (assert) => {
      const signer = await kms('HS256', 'k');
      const options = { expiresIn: 60, audience: 'a', currentDate: NOW, header: { typ: 'at+jwt', x: 'é' } };
      const token = await signAsync({ sub: 'ada' }, signer, options);
      assert.equal(token, sign({ sub: 'ada' }, Key.fromSecret(SECRET, 'HS256', { kid: 'k' }), options));
    });

    test('jose verifies it', async (assert) => {
      const token = await signAsync({ sub: 'ada' }, await kms('ES256'), { expiresIn: 60 });
      const { payload } = await jose.jwtVerify(token, await jose.importJWK(A3_PUBLIC, 'ES256'));
      assert.equal(payload.sub, 'ada');
    });

    test('its kid is a default', async (assert) => {
      const named = await kms('HS256', 'own');
      const kid = async (signer, options) => parts(await signAsync({}, signer, options)).header.kid;
      assert.equal(await kid(named), 'own');
      assert.equal(await kid(named, { keyid: 'mine' }), 'mine');
      assert.equal(await kid(named, { header: { kid: 'mine' } }), 'mine');
      assert.equal(await kid(await kms()), undefined);
      await asyncMistakes(assert)(() => signAsync({}, named, { keyid: 'a', header: { kid: 'b' } }), 'two of them');
    });

    test('may be of a class, and answer at once, with an ArrayBuffer', async (assert) => {
      class Device {
        #answer = new Uint8Array(64).fill(1).buffer;
        get alg() {
          return 'ES256K';
        }
        sign(data) {
          this.seen = data;
          return this.#answer;
        }
      }
      const device = new Device();
      const token = await signAsync({ sub: 'ada' }, device, { noTimestamp: true });
      assert.deepEqual(signatureOf(token), new Uint8Array(64).fill(1));
      assert.deepEqual(device.seen, new TextEncoder().encode(token.slice(0, token.lastIndexOf('.'))));
      assert.deepEqual(parts(token).header, { alg: 'ES256K', typ: 'JWT' });
    });

    test('every algorithm’s signature has its length', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      for (const [alg, length] of Object.entries(LENGTHS)) {
        const good = new Uint8Array(length).fill(7);
        assert.deepEqual(signatureOf(await signAsync({}, answering(alg, good))), good, alg);
        for (const wrong of [0, 1, length - 1, length + 1, 2 * length]) {
          const { message } = await refuse(
            () => signAsync({}, answering(alg, new Uint8Array(wrong))),
            'ERR_JWK_INVALID',
          );
          assert.true(message.includes(alg) && message.includes(String(length)), message);
        }
      }
      for (const alg of RSA) {
        for (const length of [256, 384, 512])
          assert.equal(signatureOf(await signAsync({}, answering(alg, new Uint8Array(length)))).length, length);
        for (const wrong of [0, 128, 255, 1_000_000])
          await refuse(
            () => signAsync({}, answering(alg, new Uint8Array(wrong))),
            'ERR_JWK_INVALID',
            {},
            `${alg} ${wrong}`,
          );
      }
    });

    test('what is no bytes is a mistake', async (assert) => {
      const mistake = asyncMistakes(assert);
      for (const answer of [
        undefined,
        null,
        'text',
        64,
        {},
        Array(64).fill(1),
        new Uint16Array(32),
        new DataView(new ArrayBuffer(64)),
      ])
        await mistake(() => signAsync({}, answering('ES256', answer)), String(answer));
    });

    test('what it throws comes through as it is', async (assert) => {
      const error = new Error('the KMS is down');
      const thrower = () => {
        throw error;
      };
      for (const fail of [thrower, () => Promise.reject(error)])
        assert.strictEqual(await rejected(signAsync({}, { alg: 'ES256', sign: fail })), error);
    });

    test('is not asked for what sign would refuse', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const signer = { alg: 'ES256', sign: () => assert.true(false, 'was asked') };
      await refuse(() => signAsync({ exp: 'x' }, signer), 'ERR_JWT_INVALID', { claim: 'exp', reason: 'invalid' });
      await refuse(() => signAsync({}, signer, { header: { typ: 1 } }), 'ERR_JWT_INVALID');
      await refuse(() => signAsync({}, signer, { header: { crit: ['exp'] } }), 'ERR_JWS_INVALID');
      await refuse(() => signAsync({}, signer, { header: { b64: false, crit: ['b64'] } }), 'ERR_JWT_INVALID');
      for (const options of [{ algorithm: 'ES384' }, { algorithm: 'none' }, { header: { alg: 'HS256' } }])
        await refuse(() => signAsync({}, signer, options), 'ERR_JOSE_ALG_NOT_ALLOWED');
    });

    test('its own alg and kid', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const mistake = asyncMistakes(assert);
      for (const alg of ['none', 'es256', 'ECDSA_SHA_256', 'toString', ''])
        await refuse(() => signAsync({}, answering(alg, new Uint8Array(64))), 'ERR_JOSE_NOT_SUPPORTED', {}, alg);
      for (const alg of [undefined, null, 1, {}])
        await mistake(() => signAsync({}, answering(alg)), `alg ${String(alg)}`);
      for (const kid of [null, 1, {}])
        await mistake(() => signAsync({}, { alg: 'HS256', kid, sign() {} }), `kid ${String(kid)}`);
    });
  });
}
