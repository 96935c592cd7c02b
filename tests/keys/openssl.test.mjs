// @ts-check
// Node reads tests/vectors/openssl/keys.json as jotwasm does, certificates too.
import assert from 'node:assert/strict';
import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Key } from 'jotwasm/full';
import { pemOf } from './kinds.mjs';
import { assertSamePrivate } from './same.mjs';

const keys = JSON.parse(readFileSync(new URL('../vectors/openssl/keys.json', import.meta.url), 'utf8'));

for (const { name, jwk, algorithms, ...formats } of keys) {
  describe(name, () => {
    for (const [format, pem] of Object.entries(formats.private)) {
      test(`private key: ${format}`, async () => {
        const theirs = createPrivateKey(pem);
        assert.deepEqual({ ...theirs.export({ format: 'jwk' }) }, jwk);
        // Node writes a point as it read it, so the key to compare with is the one of the JWK.
        await assertSamePrivate(Key.fromPem(pem, algorithms[0]), createPrivateKey({ key: jwk, format: 'jwk' }));
      });
    }

    for (const [format, pem] of Object.entries(formats.public)) {
      test(`public key: ${format}`, () => {
        const theirs = format.startsWith('certificate') ? new X509Certificate(pem).publicKey : createPublicKey(pem);
        const ours = Key.fromPem(pem, algorithms[0]);
        assert.deepEqual(ours.toJwk(), { ...theirs.export({ format: 'jwk' }), alg: algorithms[0] });
        assert.ok(createPublicKey(ours.toPem()).equals(theirs));
        if (!format.includes('compressed')) assert.equal(ours.toPem(), pemOf(theirs, 'spki'));
      });
    }
  });
}
