// What only jotwasm/full has, jotwasm says so. These run before anything imports jotwasm/full.
import { FULL_ONLY } from './support/algorithms.js';
import { caught, refusals } from './support/assert.js';
import { ML_DSA_JWK, P384_JWK, P521_JWK, SECP256K1_JWK } from './support/full-keys.js';
import { A3_JWK, A3_PUBLIC, publicOf } from './support/keys.js';
import * as pems from './support/pem.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, verify } = jotwasm;
  const JWKS = { P384_JWK, P521_JWK, SECP256K1_JWK, ML_DSA_JWK };

  /** Refuses, and says where to find it. */
  const refusal = (assert) => (call, message) => {
    refusals(assert, jotwasm)(call, 'ERR_JOSE_NOT_SUPPORTED', {}, message);
    assert.true(caught(call).message.includes('jotwasm/full'), `${message}: the message names jotwasm/full`);
  };

  module('jotwasm: what only jotwasm/full has', () => {
    test('new keys', (assert) => {
      for (const alg of FULL_ONLY) refusal(assert)(() => Key.generate(alg), alg);
    });

    test('JWKs', (assert) => {
      for (const [name, jwk] of Object.entries(JWKS)) {
        refusal(assert)(() => Key.fromJwk(jwk), name);
        refusal(assert)(() => Key.fromJwk(publicOf(jwk)), `${name}, public`);
        refusal(assert)(() => sign({}, jwk), `signing with ${name}`);
      }
    });

    test('PEMs', (assert) => {
      refusal(assert)(() => Key.fromPem(pems.p384), 'P-384');
    });

    test('in a key set they are passed over', (assert) => {
      const set = new KeySet({ keys: [...Object.values(JWKS), A3_PUBLIC] });
      assert.equal(set.size, 1);
      assert.ok(verify(sign({}, A3_JWK), set));
    });

    test('names that nobody has are no matter of another entry', (assert) => {
      for (const alg of ['none', 'RS1', 'ES256k', 'ML-DSA'])
        assert.false(caught(() => Key.generate(alg)).message.includes('jotwasm/full'), alg);
    });
  });
}
