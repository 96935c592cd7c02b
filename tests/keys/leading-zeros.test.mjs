// @ts-check
// Keys in which a number begins with zeros: a JWK keeps them for EC (RFC 7518 section 6.2.1.2) and drops them for RSA
// (section 6.3), DER adds some and drops others.
import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { describe, test } from 'node:test';
import { Key } from 'jotwasm/full';
import { KINDS, generate, pemOf } from './kinds.mjs';
import { assertSamePrivate } from './same.mjs';

/** A key is found after 2^8 on average, or 2^9 on P-521, whose numbers have one bit in their first byte. */
const ENOUGH = 1 << 14;

/** @param {() => any} make @param {(jwk: any) => boolean} wanted */
function find(make, wanted) {
  for (let tries = 0; tries < ENOUGH; tries++) {
    const { privateKey } = make();
    if (wanted(privateKey.export({ format: 'jwk' }))) return privateKey;
  }
  throw new Error('no such key was found');
}

const bytes = (/** @type {string} */ text) => Buffer.from(text, 'base64url');

for (const { name, make, point } of KINDS.filter(({ point }) => point)) {
  describe(name, () => {
    // On P-521, half of all numbers begin with one zero: two are what is rare.
    const zeros = Buffer.alloc(point === 133 ? 2 : 1);
    for (const member of ['x', 'y', 'd']) {
      test(`${member} begins with ${zeros.length === 1 ? 'a zero' : 'zeros'}`, async () => {
        const key = find(make, (jwk) => bytes(jwk[member]).indexOf(zeros) === 0);
        await assertSamePrivate(Key.fromPem(pemOf(key, 'pkcs8')), key);
        await assertSamePrivate(Key.fromPem(pemOf(key, 'sec1')), key);
        await assertSamePrivate(Key.fromJwk(/** @type {any} */ (key.export({ format: 'jwk' }))), key);
      });
    }
  });
}

describe('RSA', () => {
  const short = () => generate('rsa', { modulusLength: 512 });
  for (const [member, length] of /** @type {const} */ ([['d', 64], ['dp', 32], ['dq', 32], ['qi', 32]])) {
    test(`${member} is a byte shorter than it may be`, () => {
      const theirs = find(short, (jwk) => bytes(jwk[member]).length < length);
      for (const format of /** @type {const} */ (['pkcs8', 'pkcs1'])) {
        const key = Key.fromPem(pemOf(theirs, format), 'RS256', { allowInsecureKeySizes: true });
        assert.deepEqual(key.toJwk({ private: true }), { ...theirs.export({ format: 'jwk' }), alg: 'RS256' });
        assert.equal(key.toPem({ private: true }), pemOf(theirs, 'pkcs8'));
        const back = { key: key.toJwk({ private: true }), format: /** @type {const} */ ('jwk') };
        assert.ok(createPrivateKey(back).equals(theirs));
      }
    });
  }
});
