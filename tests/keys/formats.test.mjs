// @ts-check
// Keys that node:crypto makes, in every format that it writes; and keys that jotwasm makes.
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, test } from 'node:test';
import { Key } from 'jotwasm/full';
import { compressed } from './compressed.mjs';
import { KINDS, TYPES, pemOf } from './kinds.mjs';
import { assertSamePrivate, assertSamePublic, isMlDsa } from './same.mjs';

for (const { name, algorithms, make, point, ...formats } of KINDS) {
  describe(`${name}, made by Node`, () => {
    const { privateKey, publicKey } = make();

    for (const format of formats.private) {
      test(`private key: ${format}`, async () => {
        const pem = pemOf(privateKey, format);
        await assertSamePrivate(Key.fromPem(pem), privateKey);
        for (const alg of algorithms) await assertSamePrivate(Key.fromPem(pem, alg), privateKey);
      });
    }

    for (const format of formats.public) {
      test(`public key: ${format}`, async () => {
        const pem = pemOf(publicKey, format);
        await assertSamePublic(Key.fromPem(pem), publicKey);
        for (const alg of algorithms) await assertSamePublic(Key.fromPem(pem, alg), publicKey);
      });
    }

    test('JWK', async () => {
      const [jwk, half] = [privateKey, publicKey].map((key) => /** @type {any} */ (key.export({ format: 'jwk' })));
      await assertSamePrivate(Key.fromJwk(jwk, algorithms[0]), privateKey);
      await assertSamePublic(Key.fromJwk(jwk, algorithms[0]).publicKey(), publicKey);
      await assertSamePublic(Key.fromJwk(half, algorithms[0]), publicKey);
    });

    if (point) {
      test('public key: spki with a compressed point', async () => {
        await assertSamePublic(Key.fromPem(compressed(publicKey, point)), publicKey);
      });
    }

    if (isMlDsa(privateKey)) {
      test('private key: pkcs8 with the seed alone', async () => {
        const pem = await seedAlone(privateKey, name);
        const key = Key.fromPem(pem);
        await assertSamePrivate(key, privateKey);
        assert.equal(key.toPem({ private: true }), pem);
      });
    }
  });
}

for (const { name, algorithms } of TYPES) {
  test(`${name}, made by jotwasm`, async () => {
    const key = Key.generate(algorithms[0]);
    const theirs = createPrivateKey(key.toPem({ private: true }));
    await assertSamePrivate(key, theirs);
    await assertSamePublic(key.publicKey(), createPublicKey(key.toPem()));
    await assertSamePrivate(Key.fromPem(pemOf(theirs, 'pkcs8'), algorithms[0]), theirs);
  });
}

/** As WebCrypto exports it. @param {import('node:crypto').KeyObject} key @param {string} name */
async function seedAlone(key, name) {
  const exportable = /** @type {any} */ (key).toCryptoKey({ name }, true, ['sign']);
  const base64 = Buffer.from(await crypto.subtle.exportKey('pkcs8', exportable)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`;
}
