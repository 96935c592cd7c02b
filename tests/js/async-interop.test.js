// CryptoKeys of every algorithm, both directions against jose. What a platform lacks, it has to say so itself.
import * as jose from 'jose';
import { rejections } from './support/assert.js';
import { A3_JWK, SECRET } from './support/keys.js';
import { EVERYWHERE, PLATFORM, hmacKey, pairFor } from './support/platform.js';
import { NOW, base64url, bytes, parts } from './support/tokens.js';

const CLAIMS = { sub: 'ünïcödé \u{1f511}', iat: NOW, exp: NOW + 60, aud: ['a', 'b'], iss: 'issuer' };
const then = { currentDate: new Date(NOW * 1000), issuer: 'issuer', audience: 'b' };

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, signAsync, verify, verifyAsync } = jotwasm;

  /** The pair, or undefined where the platform itself says that it lacks the algorithm. */
  async function pairOrRefusal(assert, alg) {
    try {
      return await pairFor(alg);
    } catch (error) {
      assert.false(EVERYWHERE.includes(alg), `${alg} is everywhere: ${error}`);
      assert.equal(error.name, 'NotSupportedError', `${alg}: ${error}`);
      return undefined;
    }
  }

  for (const alg of Object.keys(PLATFORM)) {
    module(`async: ${alg} with a CryptoKey`, () => {
      test('from and to jose', async (assert) => {
        const pair = await pairOrRefusal(assert, alg);
        if (!pair) return;
        const { privateKey, publicKey } = pair;
        assert.false(privateKey.extractable);
        const token = await signAsync(CLAIMS, privateKey, { keyid: 'k', algorithm: alg });
        assert.deepEqual(parts(token).header, { alg, typ: 'JWT', kid: 'k' });
        assert.deepEqual((await jose.jwtVerify(token, publicKey, then)).payload, CLAIMS);
        const theirs = await new jose.SignJWT(CLAIMS).setProtectedHeader({ alg }).sign(privateKey);
        assert.deepEqual(await verifyAsync(theirs, publicKey, then), CLAIMS);
        assert.deepEqual(await verifyAsync(theirs, async () => publicKey, { ...then, algorithms: [alg] }), CLAIMS);
        assert.deepEqual(await verifyAsync(token, publicKey, { ...then, complete: true }), parts(token));
      });

      test('a signature that is not', async (assert) => {
        const refuse = rejections(assert, jotwasm);
        const pair = await pairOrRefusal(assert, alg);
        if (!pair) return;
        const token = await signAsync(CLAIMS, pair.privateKey, { algorithm: alg });
        const { signature } = parts(token);
        const input = token.slice(0, -signature.length);
        const good = bytes(signature);
        const flipped = good.map((byte, at) => (at === 3 ? byte ^ 1 : byte));
        const bad = {
          'one bit': flipped,
          none: [],
          'one byte': [1],
          'a byte less': good.slice(1),
          'a byte more': [...good, 0],
          zeros: good.map(() => 0),
          ones: good.map(() => 255),
        };
        for (const [what, one] of Object.entries(bad)) {
          const call = () => verifyAsync(input + base64url(Uint8Array.from(one)), pair.publicKey, then);
          await refuse(call, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', {}, what);
        }
      });
    });
  }

  module('async: the same tokens as without', () => {
    test('HS256', async (assert) => {
      const key = await hmacKey(SECRET);
      const token = sign(CLAIMS, SECRET, { keyid: 'k' });
      assert.equal(await signAsync(CLAIMS, key, { keyid: 'k' }), token);
      assert.equal(await signAsync(CLAIMS, SECRET, { keyid: 'k' }), token);
      assert.deepEqual(await verifyAsync(token, key, then), verify(token, SECRET, then));
    });

    test('ES256', async (assert) => {
      const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
      const own = Key.fromJwk(A3_JWK);
      const { key_ops: _, ...half } = own.toJwk();
      const privateKey = await crypto.subtle.importKey('jwk', A3_JWK, algorithm, false, ['sign']);
      const publicKey = await crypto.subtle.importKey('jwk', half, algorithm, false, ['verify']);
      assert.deepEqual(verify(await signAsync(CLAIMS, privateKey), own, then), CLAIMS);
      assert.deepEqual(await verifyAsync(sign(CLAIMS, own), publicKey, then), CLAIMS);
    });
  });
}
