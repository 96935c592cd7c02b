// ECDSA signatures as AWS and Google give them.
import { rejections } from './support/assert.js';
import { A3_PUBLIC } from './support/keys.js';
import { answering, kms, signatureOf } from './support/kms.js';

/** A DER INTEGER, written as a test may want it. */
const integer = (...digits) => [2, digits.length, ...digits];
const sequence = (...content) => {
  const flat = content.flat();
  return Uint8Array.from([0x30, ...(flat.length > 127 ? [0x81] : []), flat.length, ...flat]);
};
/** As OpenSSL, AWS and Google write it. */
function toDer(signature) {
  const half = signature.length / 2;
  const numbers = [signature.slice(0, half), signature.slice(half)].map((number) => {
    const digits = [...number.slice(number.findIndex((digit) => digit > 0))];
    return integer(...(digits[0] > 127 ? [0, ...digits] : digits));
  });
  return sequence(...numbers);
}

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { signAsync, verify } = jotwasm;

  module('signAsync: DER', () => {
    test('is converted, as r and s come', async (assert) => {
      const signer = await kms('ES256');
      const der = { ...signer, sign: async (data) => toDer(await signer.sign(data)) };
      for (let n = 0; n < 20; n++) assert.equal(verify(await signAsync({ n }, der), A3_PUBLIC).n, n);
    });

    test('of every size', async (assert) => {
      for (const [alg, half] of [
        ['ES256', 32],
        ['ES256K', 32],
        ['ES384', 48],
        ['ES512', 66],
      ]) {
        for (const first of [1, 0x7f, 0x80, 0xff]) {
          for (const short of [0, 1, 9]) {
            const number = Uint8Array.from({ length: half }, (_, i) => (i < short ? 0 : i === short ? first : i));
            const signature = Uint8Array.from([...number, ...number.toReversed().fill(5, half - 1)]);
            const token = await signAsync({}, answering(alg, toDer(signature)));
            assert.deepEqual(signatureOf(token), signature, `${alg} ${first} ${short}`);
          }
        }
      }
      const one = Uint8Array.from({ length: 64 }, (_, i) => Number(i % 32 === 31));
      assert.deepEqual(signatureOf(await signAsync({}, answering('ES256', sequence(integer(1), integer(1))))), one);
    });

    test('anything that is not quite DER is nothing', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const one = integer(1);
      const bad = {
        'one number': sequence(one),
        'three numbers': sequence(one, one, one),
        zero: sequence(integer(0), one),
        'zero, the other': sequence(one, integer(0)),
        negative: sequence(integer(0x80), one),
        'a zero too many': sequence(integer(0, 1), one),
        'no digits': sequence(integer(), one),
        'too large': sequence(integer(...Array(33).fill(1)), one),
        'trailing bytes': Uint8Array.from([...sequence(one, one), 0]),
        'trailing bytes inside': sequence(one, one, [0]),
        'cut off': sequence(one, one).slice(0, -1),
        'too short a length': Uint8Array.from([0x30, 5, ...one, ...one]),
        'too long a length': Uint8Array.from([0x30, 7, ...one, ...one]),
        'a number past the end': sequence(one, [2, 9, 1]),
        'a length in more bytes than needed': Uint8Array.from([0x30, 0x81, 6, ...one, ...one]),
        'an indefinite length': Uint8Array.from([0x30, 0x80, ...one, ...one, 0, 0]),
        'another tag': Uint8Array.from([0x31, 6, ...one, ...one]),
        'another tag inside': sequence([3, 1, 1], one),
        nothing: new Uint8Array(0),
        'a tag': new Uint8Array([0x30]),
      };
      for (const [what, der] of Object.entries(bad)) {
        const { message } = await refuse(() => signAsync({}, answering('ES256', der)), 'ERR_JWK_INVALID', {}, what);
        assert.true(/P1363/.test(message), message);
      }
      const der = sequence(integer(1), integer(1));
      for (const alg of ['EdDSA', 'RS256', 'HS256', 'ML-DSA-44'])
        await refuse(() => signAsync({}, answering(alg, der)), 'ERR_JWK_INVALID', {}, alg);
    });
  });
}
