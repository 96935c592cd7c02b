// What RFC 7515, 7520, 7638, 7797 and 8037 print, as far as jotwasm alone goes.
import { refusals } from './support/assert.js';
import { KEYS, THUMBPRINTS, printed } from './support/rfc.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, verifyJws } = jotwasm;

  module('RFC', () => {
    printed(QUnit, jotwasm, ['HS256', 'ES256', 'EdDSA', 'RS256', 'PS384'], ['HS256', 'EdDSA']);

    for (const [name, thumbprint] of THUMBPRINTS) {
      test(`${name}: thumbprint`, (assert) => {
        const { d, ...half } = KEYS[name];
        const key = Key.fromJwk(half);
        assert.equal(key.thumbprint(), thumbprint);
        assert.deepEqual(key.toJwk(), half);
        if (d) assert.equal(Key.fromJwk(KEYS[name]).thumbprint(), thumbprint);
      });
    }

    test('RFC 8037 A.1 and A.2: two halves of one key', (assert) => {
      const key = Key.fromJwk(KEYS['RFC 8037 A.1']);
      assert.deepEqual(key.toJwk({ private: true }), KEYS['RFC 8037 A.1']);
      const { d: _, ...half } = KEYS['RFC 8037 A.1'];
      assert.deepEqual(key.publicKey().toJwk(), half);
    });

    test('RFC 7515 A.5: a JWS without a signature is none', (assert) => {
      const claims = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
      const jws = `eyJhbGciOiJub25lIn0.${claims}.`;
      for (const name of ['RFC 7515 A.1.1', 'RFC 7515 A.3.1', 'RFC 8037 A.1']) {
        const key = Key.fromJwk({ ...KEYS[name] }, name === 'RFC 7515 A.1.1' ? 'HS256' : undefined);
        refusals(assert, jotwasm)(() => verifyJws(jws, key), 'ERR_JOSE_ALG_NOT_ALLOWED');
      }
    });
  });
}
