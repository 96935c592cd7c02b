import { mistakes, refusals } from './support/assert.js';
import { A1_JWK, A3_JWK, A3_PUBLIC, SECRET, SECRETS } from './support/keys.js';
import * as pems from './support/pem.js';
import { base64url, bytes, forge } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;
  const invalid = 'ERR_JWK_INVALID';
  const encoder = new TextEncoder();
  const k = (key) => key.toJwk({ private: true }).k;

  module('Key.fromSecret', () => {
    test('text is its UTF-8, bytes are themselves', (assert) => {
      const text = 'ünïcödé \u{1f511} secret of enough bytes';
      assert.equal(k(Key.fromSecret(text)), base64url(text));
      assert.equal(k(Key.fromSecret(encoder.encode(text))), base64url(text));
      assert.equal(k(Key.fromSecret(text, 'HS256', { encoding: 'utf8' })), base64url(text));
    });

    test('HS256 unless said otherwise', (assert) => {
      assert.equal(Key.fromSecret(SECRET).alg, 'HS256');
      for (const [alg, secret] of Object.entries(SECRETS)) {
        const key = Key.fromSecret(secret, alg, { kid: alg });
        assert.deepEqual([key.alg, key.kid, key.type], [alg, alg, 'secret']);
      }
      assert.strictEqual(Key.fromSecret(SECRET).kid, undefined);
    });

    test('hex, base64 and base64url spell bytes', (assert) => {
      const secret = bytes(A1_JWK.k);
      const hex = Array.from(secret, (byte) => byte.toString(16).padStart(2, '0')).join('');
      const base64 = btoa(String.fromCharCode(...secret));
      const spellings = [
        ['hex', hex],
        ['hex', hex.toUpperCase()],
        ['base64', base64],
        ['base64', base64.replace(/=+$/, '')],
        ['base64url', A1_JWK.k],
      ];
      for (const [encoding, text] of spellings)
        assert.equal(k(Key.fromSecret(text, 'HS256', { encoding })), A1_JWK.k, encoding);
    });

    test('text that is not in its encoding is refused', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const wrong = {
        hex: ['0', 'x'.repeat(64), `${'0'.repeat(63)}g`, `0x${'0'.repeat(64)}`, ` ${'0'.repeat(64)}`, '0'.repeat(65)],
        base64: [
          '-'.repeat(44),
          '_'.repeat(44),
          'A'.repeat(45),
          `${'A'.repeat(43)}\n`,
          `=${'A'.repeat(43)}`,
          '\u{1f511}'.repeat(20),
        ],
        base64url: ['+'.repeat(44), '/'.repeat(44), 'A'.repeat(45), `${'A'.repeat(42)} A`, `${'A'.repeat(44)}.`],
      };
      for (const [encoding, texts] of Object.entries(wrong)) {
        for (const text of texts)
          refuse(() => Key.fromSecret(text, 'HS256', { encoding }), invalid, {}, `${encoding} ${text}`);
      }
    });

    test('half a surrogate pair is refused: UTF-8 has no bytes for it', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const half of ['\ud800', '\udfff', '\udc00\ud800']) {
        refuse(() => Key.fromSecret(SECRET + half), invalid);
        refuse(() => sign({}, SECRET + half), invalid);
      }
    });

    test('at least as long as the hash output (RFC 7518 section 3.2)', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const [alg, size] of [
        ['HS256', 32],
        ['HS384', 48],
        ['HS512', 64],
      ]) {
        const secret = new Uint8Array(size).fill(7);
        assert.equal(Key.fromSecret(secret, alg).alg, alg);
        refuse(() => Key.fromSecret(secret.subarray(1), alg), invalid);
        refuse(() => Key.fromJwk({ kty: 'oct', alg, k: base64url(secret.subarray(1)) }), invalid);
        refuse(() => sign({}, secret.subarray(1), { algorithm: alg }), invalid);
      }
    });

    test('shorter with allowInsecureKeySizes, but never empty', async (assert) => {
      const refuse = refusals(assert, jotwasm);
      const key = Key.fromSecret('s', 'HS256', { allowInsecureKeySizes: true });
      assert.deepEqual(verify(await forge({ alg: 'HS256' }, {}, { secret: 's' }), key), {});
      for (const empty of ['', new Uint8Array(0)]) {
        refuse(() => Key.fromSecret(empty, 'HS256', { allowInsecureKeySizes: true }), invalid);
        refuse(() => sign({}, empty), invalid);
      }
    });

    test('longer than a block of the hash, and much longer', async (assert) => {
      for (const size of [64, 65, 128, 129, 20_000]) {
        const secret = 'x'.repeat(size);
        assert.deepEqual(verify(await forge({ alg: 'HS256' }, {}, { secret }), secret), {}, `${size} bytes`);
      }
    });

    test('the caller may overwrite the bytes afterwards', (assert) => {
      const secret = encoder.encode(SECRET);
      const key = Key.fromSecret(secret);
      secret.fill(0);
      assert.ok(verify(sign({}, SECRET), key));
    });

    test('a part of a larger buffer is that part', (assert) => {
      const buffer = encoder.encode(`before${SECRET}after`);
      assert.ok(verify(sign({}, SECRET), buffer.subarray(6, 6 + SECRET.length)));
    });
  });

  module('Key.fromSecret: what only looks like a secret', () => {
    const der = (pem) =>
      Uint8Array.from(atob(pem.replace(/-----[A-Z ]+-----|\s/g, '')), (character) => character.charCodeAt(0));
    const lookalikes = {
      'an SPKI PEM': pems.spki,
      'a PKCS#8 PEM': pems.pkcs8,
      'a SEC1 PEM': pems.sec1,
      'a certificate PEM': pems.certificate,
      'an RSA PEM': pems.rsa,
      'a PEM after white space': `\n\t ${pems.spki}`,
      'a PEM after a byte order mark': `\ufeff${pems.spki}`,
      'a PEM with CRLF': pems.spki.replaceAll('\n', '\r\n'),
      'a PEM after text': `Key of the day:\n${pems.spki}`,
      'a JWK': JSON.stringify(A3_PUBLIC),
      'a private JWK': JSON.stringify(A3_JWK),
      'an octet JWK': JSON.stringify(A1_JWK),
      'an indented JWK': ` ${JSON.stringify(A3_PUBLIC, null, 2)}`,
      'a JWKS': JSON.stringify({ keys: [A3_PUBLIC] }),
      'an SPKI DER': der(pems.spki),
      'a PKCS#8 DER': der(pems.pkcs8),
      'a certificate DER': der(pems.certificate),
      'an RSA DER': der(pems.rsa),
    };
    for (const [name, secret] of Object.entries(lookalikes)) {
      test(name, (assert) => {
        const refuse = refusals(assert, jotwasm);
        const token = sign({}, SECRET);
        for (const one of typeof secret === 'string' ? [secret, encoder.encode(secret)] : [secret]) {
          refuse(() => Key.fromSecret(one), invalid);
          refuse(() => Key.fromSecret(one, 'HS256', { allowInsecureKeySizes: true }), invalid);
          refuse(() => sign({}, one), invalid);
          refuse(() => verify(token, one), invalid);
        }
      });
    }

    test('in base64 too', (assert) => {
      const text = btoa(String.fromCharCode(...der(pems.spki)));
      refusals(assert, jotwasm)(() => Key.fromSecret(text, 'HS256', { encoding: 'base64' }), invalid);
    });
  });

  module('Key.fromSecret: mistakes', () => {
    test('wrong types and misspelt options', (assert) => {
      const mistake = mistakes(assert);
      for (const secret of [undefined, null, 1, {}, [1], new ArrayBuffer(32), new Uint32Array(8)])
        mistake(() => Key.fromSecret(secret), String(secret));
      for (const alg of [null, 1, {}, ['HS256']]) mistake(() => Key.fromSecret(SECRET, alg), String(alg));
      for (const encoding of ['latin1', 'UTF8', 'utf-8', '', 1, null])
        mistake(() => Key.fromSecret(SECRET, 'HS256', { encoding }), String(encoding));
      for (const options of [null, 'kid', [], { id: 'x' }, { kid: 1 }, { kid: null }])
        mistake(() => Key.fromSecret(SECRET, 'HS256', options), JSON.stringify(options));
    });

    test('an algorithm that takes no secret', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const alg of ['ES256', 'RS256', 'EdDSA', 'ML-DSA-44'])
        refuse(() => Key.fromSecret(SECRET, alg), 'ERR_JOSE_ALG_NOT_ALLOWED', {}, alg);
      for (const alg of ['none', 'HS1', 'hs256'])
        refuse(() => Key.fromSecret(SECRET, alg), 'ERR_JOSE_NOT_SUPPORTED', {}, alg);
    });
  });
}
