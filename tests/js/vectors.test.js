// RFC 7515 appendix A: the examples as they stand there.
import { refusals } from './support/assert.js';
import { A1_JWK, A3_JWK, A3_PUBLIC } from './support/keys.js';

// The claims set of A.1.1: its line ends and spaces are part of what was signed.
const PAYLOAD = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
const CLAIMS = { iss: 'joe', exp: 1_300_819_380, 'http://example.com/is_root': true };

const A1 = `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${PAYLOAD}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`;
const A3 =
  `eyJhbGciOiJFUzI1NiJ9.${PAYLOAD}.` +
  'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, decode, verify } = jotwasm;
  const last = CLAIMS.exp - 1;

  const vectors = [
    ['A.1 HS256', A1, A1_JWK, { typ: 'JWT', alg: 'HS256' }],
    ['A.3 ES256', A3, A3_PUBLIC, { alg: 'ES256' }],
    ['A.3 ES256, by its private key', A3, A3_JWK, { alg: 'ES256' }],
  ];
  module('RFC 7515', () => {
    for (const [name, token, key, header] of vectors) {
      test(name, (assert) => {
        const refuse = refusals(assert, jotwasm);
        assert.deepEqual(verify(token, key, { currentDate: last }), CLAIMS);
        const signature = token.split('.')[2];
        assert.deepEqual(verify(token, key, { currentDate: last, complete: true }), {
          header,
          payload: CLAIMS,
          signature,
        });
        refuse(() => verify(token, key), 'ERR_JWT_EXPIRED', { claim: 'exp', reason: 'check_failed' });
        assert.deepEqual(decode(token), CLAIMS);
        for (const other of [token.replace('.eyJpc3', '.eyJpc2'), token.replace('sDQog', 'sDQoJ')]) {
          assert.notEqual(other, token);
          refuse(() => verify(other, key, { currentDate: last }), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
        }
      });
    }

    test('A.1, its key as a secret in base64url', (assert) => {
      const key = Key.fromSecret(A1_JWK.k, 'HS256', { encoding: 'base64url' });
      assert.deepEqual(verify(A1, key, { currentDate: last }), CLAIMS);
    });
  });
}
