// @ts-check
// What one signs, the other verifies, by keys that went over in a PEM.
import assert from 'node:assert/strict';
import { constants, sign, verify } from 'node:crypto';
import { describe, test } from 'node:test';
import { Key, signJws, verifyJws } from 'jotwasm/full';
import { TYPES, pemOf } from './kinds.mjs';

/** @typedef {import('node:crypto').KeyObject} KeyObject */

const PAYLOAD = 'ünïcödé \u{1f511}';
/** Those that give one signature for one text. */
const DETERMINISTIC = /^(RS...|EdDSA|Ed25519)$/;

/** What node:crypto calls the hash, and how it is to sign with the key. @param {string} alg @param {KeyObject} key */
function theirs(alg, key) {
  const [, family, bits] = /^(RS|PS|ES)(\d{3})K?$/.exec(alg) ?? [];
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  const pkcs1 = { padding: constants.RSA_PKCS1_PADDING };
  const options = { RS: pkcs1, PS: pss, ES: { dsaEncoding: /** @type {const} */ ('ieee-p1363') } }[family ?? ''];
  return { hash: bits && `sha${bits}`, key: { key, ...options } };
}

/** @param {string} alg @param {KeyObject} privateKey */
function signed(alg, privateKey) {
  const [header, payload] = [JSON.stringify({ alg }), PAYLOAD].map((text) => Buffer.from(text).toString('base64url'));
  const { hash, key } = theirs(alg, privateKey);
  const signature = sign(hash, Buffer.from(`${header}.${payload}`), key);
  return `${header}.${payload}.${signature.toString('base64url')}`;
}

/** @param {string} alg @param {KeyObject} publicKey @param {string} jws */
function verifies(alg, publicKey, jws) {
  const end = jws.lastIndexOf('.');
  const { hash, key } = theirs(alg, publicKey);
  return verify(hash, Buffer.from(jws.slice(0, end)), key, Buffer.from(jws.slice(end + 1), 'base64url'));
}

for (const { name, algorithms, make } of TYPES) {
  describe(name, () => {
    const { privateKey, publicKey } = make();
    const stranger = make();

    for (const alg of algorithms) {
      const pair = Key.fromPem(pemOf(privateKey, 'pkcs8'), alg);
      const half = Key.fromPem(pemOf(publicKey, 'spki'), alg);

      test(`${alg}: signed by Node`, () => {
        const jws = signed(alg, privateKey);
        for (const key of [pair, half]) assert.equal(Buffer.from(verifyJws(jws, key).payload).toString(), PAYLOAD);
        const foreign = signed(alg, stranger.privateKey);
        assert.throws(() => verifyJws(foreign, half), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
      });

      test(`${alg}: signed by jotwasm`, () => {
        const jws = signJws(PAYLOAD, pair);
        assert.ok(verifies(alg, publicKey, jws));
        assert.ok(!verifies(alg, stranger.publicKey, jws));
        if (DETERMINISTIC.test(alg)) assert.equal(jws, signed(alg, privateKey));
      });
    }
  });
}
