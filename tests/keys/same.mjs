// @ts-check
// Whether a key of jotwasm's and one of Node's are the same, asked in every way there is.
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { pemOf } from './kinds.mjs';

/** @typedef {import('jotwasm/full').Key} Key @typedef {import('node:crypto').KeyObject} KeyObject */

/** @param {Key} key @param {KeyObject} theirs */
export async function assertSamePublic(key, theirs) {
  const jwk = theirs.export({ format: 'jwk' });
  assert.deepEqual(key.toJwk(), { ...jwk, ...named(key) });
  assert.equal(key.toPem(), pemOf(theirs, 'spki'));
  for (const read of [createPublicKey(key.toPem()), createPublicKey({ key: key.toJwk(), format: 'jwk' })]) {
    assert.ok(read.equals(theirs));
  }
  for (const bits of /** @type {const} */ ([256, 384, 512])) {
    assert.equal(key.thumbprint(`sha${bits}`), await calculateJwkThumbprint(jwk, `sha${bits}`));
  }
}

/** @param {Key} key @param {KeyObject} theirs */
export async function assertSamePrivate(key, theirs) {
  const jwk = key.toJwk({ private: true });
  assert.deepEqual(jwk, { ...theirs.export({ format: 'jwk' }), ...named(key) });
  const pkcs8 = key.toPem({ private: true });
  if (!isMlDsa(theirs)) assert.equal(pkcs8, pemOf(theirs, 'pkcs8'));
  for (const read of [createPrivateKey(pkcs8), createPrivateKey({ key: jwk, format: 'jwk' })]) {
    assert.ok(read.equals(theirs));
    // RFC 9881 section 6: of an ML-DSA key we write the seed alone, as WebCrypto does, and Node the seed with the key
    // that it gives. Here Node wrote both.
    assert.equal(pemOf(read, 'pkcs8'), pemOf(theirs, 'pkcs8'));
  }
  await assertSamePublic(key, createPublicKey(theirs));
}

/** Node's JWK names the algorithm of AKP keys only; ours, where the key is bound to one. @param {Key} key */
const named = (key) => {
  const { alg } = key.toJwk();
  return alg === undefined ? {} : { alg };
};

/** @param {KeyObject} key */
export const isMlDsa = (key) => /^ml-dsa/.test(String(key.asymmetricKeyType));
