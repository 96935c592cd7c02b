// RSA in jotwasm: verifies all six algorithms, against jose and the platform's own WebCrypto; signs in jotwasm/full.
import * as jose from 'jose';
import { RSA } from './support/algorithms.js';
import { caught, refusals, rejections } from './support/assert.js';
import { RSA_JWK } from './support/full-keys.js';
import { shortRsa } from './support/pem.js';
import { PLATFORM } from './support/platform.js';
import * as pems from './support/rsa-pem.js';
import { ZERO_FIRST } from './support/rsa-zero.js';
import { NOW, base64url, bytes, parts } from './support/tokens.js';

const CLAIMS = { sub: 'ünïcödé \u{1f511}', iat: NOW, exp: NOW + 60 };
const then = { currentDate: NOW };
const { kty, n, e } = RSA_JWK;
const PUBLIC = { kty, n, e };
const INVALID = 'ERR_JWK_INVALID';
const NOT_SUPPORTED = 'ERR_JOSE_NOT_SUPPORTED';
const NOT_ALLOWED = 'ERR_JOSE_ALG_NOT_ALLOWED';
const SIGNATURE = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';

/** A token of jose's. */
async function signed(alg, header = {}) {
  const key = await jose.importJWK(RSA_JWK, alg);
  return new jose.SignJWT(CLAIMS).setProtectedHeader({ alg, ...header }).sign(key);
}

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, verify, verifyAsync } = jotwasm;

  for (const alg of RSA) {
    module(`RSA: ${alg}`, () => {
      test('verifies what jose signs, whatever the key came in', async (assert) => {
        const token = await signed(alg, { kid: 'k' });
        const keys = {
          'a JWK': PUBLIC,
          'a JWK for this algorithm': { ...PUBLIC, alg, use: 'sig', kid: 'k' },
          'a JWK Set': { keys: [{ ...PUBLIC, kid: 'other' }, { ...PUBLIC, kid: 'k' }] },
          SPKI: Key.fromPem(pems.spki, alg),
          'SPKI, open': Key.fromPem(pems.spki),
          'PKCS #1': Key.fromPem(pems.pkcs1, alg),
          'a certificate': Key.fromPem(pems.certificate, alg),
        };
        for (const [what, key] of Object.entries(keys)) assert.deepEqual(verify(token, key, then), CLAIMS, what);
      });

      test('a signature that is not', async (assert) => {
        const refuse = refusals(assert, jotwasm);
        const token = await signed(alg);
        const { signature } = parts(token);
        const input = token.slice(0, -signature.length);
        const good = bytes(signature);
        const bad = {
          'one bit': good.map((byte, at) => (at === 100 ? byte ^ 1 : byte)),
          none: [],
          'a byte less': good.slice(1),
          'a zero before it': [0, ...good],
          zeros: good.map(() => 0),
          ones: good.map(() => 255),
          'the modulus': bytes(n),
        };
        for (const [what, one] of Object.entries(bad))
          refuse(() => verify(input + base64url(Uint8Array.from(one)), PUBLIC, then), SIGNATURE, {}, what);
      });

      // RFC 8017 sections 8.1.2 and 8.2.2. OpenSSL takes a shorter one, and what is made of it may.
      test('a signature keeps the zero that it begins with', async (assert) => {
        const token = ZERO_FIRST[alg];
        const [header, payload, signature] = token.split('.');
        const [zero, ...rest] = bytes(signature);
        const shorter = [header, payload, base64url(Uint8Array.from(rest))].join('.');
        const platform = await crypto.subtle.importKey('jwk', PUBLIC, PLATFORM[alg], false, ['verify']);
        assert.equal(zero, 0);
        assert.ok(verify(token, PUBLIC).round);
        assert.ok((await verifyAsync(token, platform)).round);
        refusals(assert, jotwasm)(() => verify(shorter, PUBLIC), SIGNATURE);
        await rejections(assert, jotwasm)(() => verifyAsync(shorter, platform), SIGNATURE);
      });

      test('a key of another algorithm', async (assert) => {
        const refuse = refusals(assert, jotwasm);
        const token = await signed(alg);
        for (const other of RSA.filter((name) => name !== alg)) {
          refuse(() => verify(token, Key.fromPem(pems.spki, other), then), NOT_ALLOWED, {}, other);
          refuse(() => verify(token, PUBLIC, { ...then, algorithms: [other] }), NOT_ALLOWED, {}, other);
        }
      });
    });
  }

  module('RSA: algorithms', () => {
    // RFC 7518 section 3.5.
    test('a salt that is not as long as the hash', async (assert) => {
      const key = await crypto.subtle.importKey('jwk', RSA_JWK, PLATFORM.PS256, false, ['sign']);
      const input = `${base64url('{"alg":"PS256"}')}.${base64url('{}')}`;
      for (const saltLength of [0, 20, 32, 64]) {
        const algorithm = { name: 'RSA-PSS', saltLength };
        const signature = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(input));
        const call = () => verify(`${input}.${base64url(new Uint8Array(signature))}`, PUBLIC);
        if (saltLength === 32) assert.deepEqual(call(), {});
        else refusals(assert, jotwasm)(call, SIGNATURE, {}, `${saltLength}`);
      }
    });

    test('the public key is no HMAC secret', async (assert) => {
      const refuse = refusals(assert, jotwasm);
      const secret = new TextEncoder().encode(pems.spki);
      const token = await new jose.SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256' }).sign(secret);
      refuse(() => verify(token, PUBLIC, then), NOT_ALLOWED);
      refuse(() => verify(token, Key.fromPem(pems.spki), then), NOT_ALLOWED);
      refuse(() => verify(token, pems.spki, then), INVALID);
    });
  });

  module('RSA: keys', () => {
    test('one key, however it is wrapped', async (assert) => {
      const thumbprint = await jose.calculateJwkThumbprint(PUBLIC);
      for (const pem of [pems.spki, pems.pkcs1, pems.certificate]) {
        const key = Key.fromPem(pem, undefined, { kid: 'k' });
        assert.deepEqual([key.alg, key.kid, key.type], [undefined, 'k', 'public']);
        assert.deepEqual(key.toJwk(), { ...PUBLIC, kid: 'k' });
        assert.equal(key.toPem(), pems.spki);
        assert.equal(key.thumbprint(), thumbprint);
      }
      assert.equal(Key.fromJwk(PUBLIC, 'PS384').alg, 'PS384');
      assert.deepEqual(Key.fromJwk({ ...PUBLIC, alg: 'RS512' }).toJwk(), { ...PUBLIC, alg: 'RS512' });
    });

    test('from and to WebCrypto', async (assert) => {
      const usages = ['verify'];
      const theirs = await crypto.subtle.importKey('jwk', PUBLIC, PLATFORM.RS256, true, usages);
      const der = new Uint8Array(await crypto.subtle.exportKey('spki', theirs));
      const base64 = pems.spki.split('\n').slice(1, -2).join('');
      assert.equal(btoa(String.fromCharCode(...der)), base64);
      const own = await jose.importSPKI(Key.fromJwk(PUBLIC).toPem(), 'RS256', { extractable: true });
      assert.equal((await jose.exportJWK(own)).n, n);
    });

    test('sizes and exponents', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => Key.fromPem(shortRsa), INVALID, {}, '1024 bits');
      assert.equal(Key.fromPem(shortRsa, 'RS256', { allowInsecureKeySizes: true }).alg, 'RS256');
      refuse(() => Key.fromPem(pems.evenExponent, 'RS256', { allowInsecureKeySizes: true }), INVALID, {}, 'e = 65536');
      const short = Key.fromPem(shortRsa, 'RS256', { allowInsecureKeySizes: true }).toJwk();
      const unfit = {
        'a short modulus': short,
        'e = 1': { ...PUBLIC, e: 'AQ' },
        'e = 2': { ...PUBLIC, e: 'Ag' },
        'e = 0': { ...PUBLIC, e: 'AA' },
        'an endless e': { ...PUBLIC, e: n },
        'a zero before e': { ...PUBLIC, e: 'AAEAAQ' },
        'a zero before n': { ...PUBLIC, n: base64url(Uint8Array.of(0, ...bytes(n))) },
        'an even n': { ...PUBLIC, n: base64url(bytes(n).map((byte, at) => (at === 255 ? byte ^ 1 : byte))) },
        'no n': { kty, e },
        'no e': { kty, n },
      };
      for (const [what, jwk] of Object.entries(unfit)) {
        refuse(() => Key.fromJwk(jwk), INVALID, {}, what);
        assert.equal(new KeySet({ keys: [jwk] }).size, 0, what);
      }
      assert.ok(Key.fromJwk({ ...PUBLIC, e: 'Aw' }), 'e = 3');
    });

    test('for PSS only by their identifier', (assert) => {
      for (const alg of [undefined, 'PS256', 'RS256']) {
        const error = caught(() => Key.fromPem(pems.pssOnly, alg));
        assert.equal(error.code, NOT_SUPPORTED);
        assert.true(error.message.includes('id-RSASSA-PSS'));
      }
    });

    test('private ones are for jotwasm/full', async (assert) => {
      const key = await jose.importJWK(RSA_JWK, 'RS256', { extractable: true });
      const pkcs8 = await jose.exportPKCS8(key);
      const calls = {
        generate: () => Key.generate('RS256'),
        'generate, 4096 bits': () => Key.generate('PS512', { modulusLength: 4096 }),
        fromJwk: () => Key.fromJwk(RSA_JWK),
        fromPem: () => Key.fromPem(pkcs8, 'RS256'),
        sign: () => sign(CLAIMS, { ...RSA_JWK, alg: 'RS256' }),
      };
      for (const [what, call] of Object.entries(calls)) {
        refusals(assert, jotwasm)(call, NOT_SUPPORTED, {}, what);
        assert.true(caught(call).message.includes('jotwasm/full'), what);
      }
      refusals(assert, jotwasm)(() => sign(CLAIMS, Key.fromPem(pems.spki, 'RS256')), INVALID, {}, 'a public key');
    });
  });
}
