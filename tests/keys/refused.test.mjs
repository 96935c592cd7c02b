// @ts-check
// What node:crypto writes that is no key for a token, and keys of one kind under the algorithm of another.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Key } from 'jotwasm/full';
import { TYPES, generate, pemOf } from './kinds.mjs';

const NOT_SUPPORTED = { name: 'JwtError', code: 'ERR_JOSE_NOT_SUPPORTED' };
const INVALID = { name: 'JwtError', code: 'ERR_JWK_INVALID' };
const PASSWORD = { cipher: 'aes-128-cbc', passphrase: 'secret' };

describe('other kinds of keys', () => {
  /** @type {[string, object?][]} */
  const others = [
    ['rsa-pss', { modulusLength: 2048 }],
    ['rsa-pss', { modulusLength: 2048, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha256', saltLength: 32 }],
    ['dsa', { modulusLength: 1024, divisorLength: 160 }],
    ['dh', { group: 'modp14' }],
    ['ec', { namedCurve: 'P-224' }],
    ['ec', { namedCurve: 'brainpoolP256r1' }],
    ['ed448'], ['x25519'], ['x448'], ['ml-kem-768'], ['slh-dsa-sha2-128f'],
  ];
  for (const [type, options] of others) {
    test(`${type} ${options ? JSON.stringify(options) : ''}`, () => {
      const { privateKey, publicKey } = generate(type, options);
      assert.throws(() => Key.fromPem(pemOf(privateKey, 'pkcs8')), NOT_SUPPORTED);
      assert.throws(() => Key.fromPem(pemOf(publicKey, 'spki')), NOT_SUPPORTED);
    });
  }

  // RFC 5480 section 2.1.1: a curve has a name.
  test('a curve spelled out', () => {
    const { privateKey, publicKey } = generate('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' });
    for (const pem of [pemOf(privateKey, 'pkcs8'), pemOf(privateKey, 'sec1'), pemOf(publicKey, 'spki')]) {
      assert.throws(() => Key.fromPem(pem), INVALID);
    }
  });
});

for (const { name, algorithms, make, ...formats } of TYPES) {
  describe(name, () => {
    const { privateKey, publicKey } = make();

    for (const type of formats.private) {
      test(`under a password: ${type}`, () => {
        const pem = privateKey.export({ type: /** @type {any} */ (type), format: 'pem', ...PASSWORD });
        assert.throws(() => Key.fromPem(String(pem)), { ...NOT_SUPPORTED, message: /encrypted/ });
      });
    }

    test('for the algorithm of another', () => {
      const others = TYPES.flatMap((kind) => kind.algorithms).filter((alg) => !algorithms.includes(alg));
      for (const alg of [...others, /** @type {const} */ ('HS256')]) {
        for (const type of formats.private) assert.throws(() => Key.fromPem(pemOf(privateKey, type), alg), INVALID);
        for (const type of formats.public) assert.throws(() => Key.fromPem(pemOf(publicKey, type), alg), INVALID);
      }
    });
  });
}
