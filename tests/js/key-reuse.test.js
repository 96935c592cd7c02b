// A key that is used again and again becomes faster, and nothing else.
import { refusals } from './support/assert.js';
import { ALGORITHMS, each, missing, newKey } from './support/algorithms.js';
import { base64url, bytes } from './support/tokens.js';

/** More than any key takes to get its multiples ready. */
const OFTEN = 32;

function spoiled(token, round) {
  const at = token.lastIndexOf('.') + 1;
  const signature = bytes(token.slice(at));
  signature[round % signature.length] ^= 1 << round % 8;
  return token.slice(0, at) + base64url(signature);
}

export default function (QUnit, jotwasm) {
  const { Key, sign, verify } = jotwasm;
  const onCurves = Object.keys(ALGORITHMS).filter((alg) => ALGORITHMS[alg].crv);
  const absent = missing(jotwasm, onCurves);

  QUnit.module('keys that are used again', () => {
    each(QUnit, onCurves.filter((alg) => !absent.includes(alg)), 'the same verdicts, and the same signatures', (assert, alg) => {
      const refuse = refusals(assert, jotwasm);
      const key = newKey(jotwasm, alg);
      const jwk = key.toJwk({ private: true });
      const publicKey = key.publicKey();
      for (let round = 0; round < OFTEN; round++) {
        const token = sign({ round }, key, { noTimestamp: true });
        assert.deepEqual(verify(token, publicKey), { round });
        refuse(() => verify(spoiled(token, round), publicKey), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
        if (round % 8 < 7) continue;
        const fresh = Key.fromJwk(jwk, alg);
        assert.equal(sign({ round }, fresh, { noTimestamp: true }), token);
        assert.deepEqual(verify(token, fresh), { round });
        fresh.free();
      }
    });

    QUnit.test('more of them than there is room for', (assert) => {
      const keys = Array.from({ length: OFTEN }, () => Key.generate('ES256'));
      for (let round = 0; round < 24; round++) {
        for (const [index, key] of keys.entries()) {
          const token = sign({ index }, key, { noTimestamp: true });
          assert.equal(verify(token, key).index, index);
        }
      }
      for (const key of keys) key.free();
      const key = Key.generate('ES256');
      for (let round = 0; round < 24; round++) assert.equal(verify(sign({ round }, key), key).round, round);
    });
  });
}
