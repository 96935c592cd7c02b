// Keys of every algorithm as JWK, PEM and JWK Set, and their thumbprints.
import { ALGORITHMS, each, newKey } from '../support/algorithms.js';
import { refusals } from '../support/assert.js';
import { NOW, base64url } from '../support/tokens.js';

const ALL = Object.keys(ALGORITHMS);
const PAIRS = ALL.filter((alg) => ALGORITHMS[alg].kty !== 'oct');
const CLAIMS = { sub: 'ada', iat: NOW, exp: NOW + 60 };
const options = { currentDate: NOW };

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, verify } = jotwasm;

  module('keys of every algorithm', () => {
    each(QUnit, ALL, 'JWK', (assert, alg, { kty, crv, required, secret }) => {
      const key = newKey(jotwasm, alg, 'k');
      const jwk = key.toJwk({ private: true });
      assert.deepEqual([jwk.kty, jwk.crv, jwk.alg, jwk.kid], [kty, crv, alg, 'k']);
      const shown = [...new Set([...required, 'alg', 'kid'])];
      assert.deepEqual(Object.keys(jwk).sort(), [...new Set([...shown, ...secret])].sort());
      const again = Key.fromJwk(jwk);
      assert.deepEqual(again.toJwk({ private: true }), jwk);
      assert.deepEqual(verify(sign(CLAIMS, again), key, options), CLAIMS);
      if (kty === 'oct') return;
      const half = key.toJwk();
      assert.deepEqual(Object.keys(half).sort(), shown.sort());
      assert.deepEqual(Key.fromJwk(half).toJwk(), half);
      assert.deepEqual(verify(sign(CLAIMS, key), half, options), CLAIMS);
      refusals(assert, jotwasm)(() => Key.fromJwk(half).toJwk({ private: true }), 'ERR_JWK_INVALID');
    });

    each(QUnit, PAIRS, 'PEM', (assert, alg) => {
      const key = newKey(jotwasm, alg);
      const spki = key.toPem();
      const pkcs8 = key.toPem({ private: true });
      assert.true(/^-----BEGIN PUBLIC KEY-----\n[^-]+-----END PUBLIC KEY-----\n$/.test(spki));
      assert.true(/^-----BEGIN PRIVATE KEY-----\n[^-]+-----END PRIVATE KEY-----\n$/.test(pkcs8));
      const [half, pair] = [spki, pkcs8].map((pem) => Key.fromPem(pem, alg, { kid: 'k' }));
      assert.deepEqual([half.alg, half.kid, half.type], [alg, 'k', 'public']);
      assert.deepEqual([pair.alg, pair.kid, pair.type], [alg, 'k', 'private']);
      assert.deepEqual([half.toPem(), pair.toPem(), pair.toPem({ private: true })], [spki, spki, pkcs8]);
      assert.deepEqual(verify(sign(CLAIMS, pair), half, options), CLAIMS);
      refusals(assert, jotwasm)(() => half.toPem({ private: true }), 'ERR_JWK_INVALID');
    });

    each(QUnit, ALL, 'thumbprints, as WebCrypto hashes them', async (assert, alg, { required }) => {
      const key = newKey(jotwasm, alg, 'k');
      const jwk = key.toJwk({ private: true });
      const text = JSON.stringify(Object.fromEntries(required.map((name) => [name, jwk[name]])));
      for (const bits of [256, 384, 512]) {
        const hash = await crypto.subtle.digest(`SHA-${bits}`, new TextEncoder().encode(text));
        assert.equal(key.thumbprint(`sha${bits}`), base64url(new Uint8Array(hash)));
      }
    });

    test('one key set for all of them', (assert) => {
      const keys = ALL.map((alg) => newKey(jotwasm, alg, `for ${alg}`));
      const own = new KeySet(keys);
      const full = new KeySet(own.toJwks({ private: true }));
      const shown = new KeySet(own.toJwks());
      assert.deepEqual([own.size, full.size, shown.size], [keys.length, keys.length, keys.length - 3]);
      for (const key of keys) {
        const token = sign(CLAIMS, full, { algorithm: key.alg, keyid: key.kid });
        assert.deepEqual(verify(token, own, options), CLAIMS, key.alg);
        if (key.type !== 'secret') assert.deepEqual(verify(token, shown, options), CLAIMS, key.alg);
        assert.strictEqual(own.find({ alg: key.alg, kid: key.kid }), key);
      }
    });
  });
}
