// ES256 signatures that fit no message, or fit in a form that JWS does not have (RFC 7518 section 3.4).
import { mistakes, refusals } from './support/assert.js';
import { A3_JWK, A3_PUBLIC } from './support/keys.js';
import { base64url, bytes } from './support/tokens.js';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const toBytes = (number) =>
  Uint8Array.from(number.toString(16).padStart(64, '0').match(/../g), (pair) => parseInt(pair, 16));
const toNumber = (data) => BigInt(`0x${Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
const join = (...pieces) => Uint8Array.from(pieces.flatMap((piece) => [...piece]));

/** The ASN.1 form that other formats have: a SEQUENCE of two INTEGERs. */
function der(signature) {
  const integer = (data) => (data[0] & 128 ? [2, data.length + 1, 0, ...data] : [2, data.length, ...data]);
  const body = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))];
  return Uint8Array.from([48, body.length, ...body]);
}

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;
  const token = sign({ sub: 'ada' }, A3_JWK, { noTimestamp: true });
  const input = token.slice(0, token.lastIndexOf('.') + 1);
  const signature = bytes(token.slice(input.length));
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];

  module('verify: ES256', () => {
    test('the same message gives the same signature (RFC 6979), of 64 bytes', (assert) => {
      assert.equal(sign({ sub: 'ada' }, A3_JWK, { noTimestamp: true }), token);
      assert.equal(signature.length, 64);
    });

    test('zero, the order of the curve and beyond are no r and no s', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const numbers = [0n, ORDER, ORDER + 1n, 2n ** 256n - 1n].map(toBytes);
      for (const one of numbers) {
        for (const bad of [join(one, s), join(r, one), join(one, one)]) {
          for (const key of [A3_PUBLIC, A3_JWK])
            refuse(() => verify(input + base64url(bad), key), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
        }
      }
    });

    test('another length, another order, another form', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const others = [
        [],
        signature.subarray(1),
        signature.subarray(0, 63),
        join(signature, [0]),
        join([0], signature),
        join(s, r),
        r,
        join(signature, signature),
        der(signature),
      ];
      for (const bad of others)
        refuse(
          () => verify(input + base64url(Uint8Array.from(bad)), A3_PUBLIC),
          'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
          {},
          `${bad.length} bytes`,
        );
    });

    test('every bit of the signature counts', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (let bit = 0; bit < 512; bit += 3) {
        const changed = signature.slice();
        changed[bit >> 3] ^= 1 << (bit & 7);
        refuse(
          () => verify(input + base64url(changed), A3_PUBLIC),
          'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
          {},
          `bit ${bit}`,
        );
      }
    });

    test('both signs of s verify, as JWS has no rule against it', (assert) => {
      const negated = toBytes(ORDER - toNumber(s));
      assert.deepEqual(verify(input + base64url(join(r, negated)), A3_PUBLIC), { sub: 'ada' });
    });

    test('another key, and the key of another algorithm', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => verify(token, Key.generate('ES256').publicKey()), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
      for (const alg of ['HS256', 'HS384', 'HS512'])
        refuse(() => verify(token, Key.generate(alg)), 'ERR_JOSE_ALG_NOT_ALLOWED', {}, alg);
      mistakes(assert)(() => verify(token, A3_PUBLIC, { algorithms: 'ES256' }));
    });
  });
}
