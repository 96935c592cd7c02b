// Which CryptoKeys are refused, when, and in which words.
import { asyncMistakes, rejections } from './support/assert.js';
import { SECRET, SECRETS } from './support/keys.js';
import { fakeKey, hmacKey, pairFor, withSubtle } from './support/platform.js';
import { forge, parts, unsigned } from './support/tokens.js';

const UNUSABLE = 'ERR_JWK_INVALID';
const NOT_ALLOWED = 'ERR_JOSE_ALG_NOT_ALLOWED';
const NOT_SUPPORTED = 'ERR_JOSE_NOT_SUPPORTED';
const SIGNATURE = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { sign, signAsync, verify, verifyAsync } = jotwasm;
  const token = sign({}, SECRET);
  const of = (alg) => unsigned({ alg }, {}, 'AAAA');

  module('CryptoKey: its algorithm', () => {
    test('the header can only agree', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const hmac = await hmacKey(SECRET);
      const { publicKey } = await pairFor('ES256');
      const rsa = await pairFor('RS256');
      for (const alg of ['HS384', 'HS512', 'ES256', 'RS256', 'EdDSA', 'none', 'None', 'hs256', 'toString', ''])
        await refuse(() => verifyAsync(of(alg), hmac), NOT_ALLOWED, {}, alg);
      for (const alg of ['HS256', 'ES384', 'ES256K', 'none'])
        await refuse(() => verifyAsync(of(alg), publicKey), NOT_ALLOWED, {}, alg);
      for (const alg of ['HS256', 'RS384', 'PS256'])
        await refuse(() => verifyAsync(of(alg), rsa.publicKey), NOT_ALLOWED, {}, alg);
    });

    test('the message is the core’s own', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const hmac = await hmacKey(SECRET);
      for (const [bad, code] of [
        [of('HS512'), NOT_ALLOWED],
        [of('HS256'), SIGNATURE],
      ]) {
        const error = await refuse(() => verifyAsync(bad, hmac), code);
        assert.throws(
          () => verify(bad, SECRET),
          ({ message }) => message === error.message,
        );
      }
    });

    test('the list narrows it and never widens it', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const hmac = await hmacKey(SECRET);
      assert.ok(await verifyAsync(token, hmac, { algorithms: ['ES256', 'HS256'] }));
      for (const algorithms of [[], ['HS512'], ['none']])
        await refuse(() => verifyAsync(token, hmac, { algorithms }), NOT_ALLOWED);
      await refuse(() => verifyAsync(of('HS512'), hmac, { algorithms: ['HS512'] }), NOT_ALLOWED);
    });

    test('signing: options and header agree with the key', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const hmac = await hmacKey(SECRET);
      assert.equal(parts(await signAsync({}, hmac, { header: { alg: 'HS256', typ: 'at+jwt' } })).header.typ, 'at+jwt');
      for (const algorithm of ['HS512', 'ES256', 'none', ''])
        await refuse(() => signAsync({}, hmac, { algorithm }), NOT_ALLOWED, {}, algorithm);
      await refuse(() => signAsync({}, hmac, { header: { alg: 'HS384' } }), NOT_ALLOWED);
      const { privateKey } = await pairFor('PS256');
      await refuse(() => signAsync({}, privateKey, { algorithm: 'RS256' }), NOT_ALLOWED);
    });

    test('Ed25519 goes by both names', async (assert) => {
      const pair = await pairFor('EdDSA').catch(() => undefined);
      if (!pair) return void (await assert.rejects(crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])));
      assert.equal(parts(await signAsync({}, pair.privateKey)).header.alg, 'EdDSA');
      const named = await signAsync({}, pair.privateKey, { algorithm: 'Ed25519' });
      assert.equal(parts(named).header.alg, 'Ed25519');
      for (const one of [named, await signAsync({}, pair.privateKey)])
        assert.ok(await verifyAsync(one, pair.publicKey));
      await rejections(assert, jotwasm)(
        () => verifyAsync(named, pair.publicKey, { algorithms: ['EdDSA'] }),
        NOT_ALLOWED,
      );
    });
  });

  module('CryptoKey: what is unusable', () => {
    test('a key for another purpose', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const { subtle } = crypto;
      const real = [
        await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']),
        (await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])).privateKey,
        await hmacKey(SECRET, ['sign', 'verify'], 'SHA-1'),
      ];
      const rsa = { modulusLength: 2048, hash: { name: 'SHA-256' } };
      const algorithms = [
        { name: 'RSA-OAEP', ...rsa },
        { name: 'RSA-PSS', ...rsa, hash: { name: 'SHA-1' } },
        { name: 'ECDSA', namedCurve: 'K-256' },
        { name: 'Ed448' },
        { name: 'X25519' },
        { name: 'constructor' },
      ];
      for (const key of [...real, ...algorithms.map((algorithm) => fakeKey(algorithm))]) {
        const { message } = await refuse(() => verifyAsync(token, key), UNUSABLE, {}, key.algorithm.name);
        assert.true(message.includes(key.algorithm.name), message);
        await refuse(() => signAsync({}, key), UNUSABLE);
        await refuse(() => verifyAsync(token, async () => key), UNUSABLE);
      }
    });

    test('a small key', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      for (const [hash, bytes] of [
        ['SHA-256', 31],
        ['SHA-384', 47],
        ['SHA-512', 63],
      ]) {
        const short = await hmacKey(new Uint8Array(bytes), ['sign', 'verify'], hash);
        const { message } = await refuse(() => verifyAsync(token, short), UNUSABLE, {}, hash);
        assert.true(message.includes(`${bytes + 1} bytes`), message);
        await refuse(() => signAsync({}, short), UNUSABLE, {}, hash);
        const enough = await hmacKey(new Uint8Array(bytes + 1), ['sign', 'verify'], hash);
        assert.ok(await verifyAsync(await signAsync({}, enough), enough), hash);
      }
      for (const name of ['RSA-PSS', 'RSASSA-PKCS1-v1_5']) {
        for (const modulusLength of [1024, 2047, undefined]) {
          const small = fakeKey({ name, modulusLength, hash: { name: 'SHA-256' } });
          await refuse(() => verifyAsync(token, small), UNUSABLE, {}, `${name} ${modulusLength}`);
        }
      }
      for (const length of [248, undefined])
        await refuse(() => verifyAsync(token, fakeKey({ name: 'HMAC', length, hash: { name: 'SHA-256' } })), UNUSABLE);
    });

    test('one whose usages lack what it is used for', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const { privateKey, publicKey } = await pairFor('ES256');
      const [signer, verifier] = [await hmacKey(SECRET, ['sign']), await hmacKey(SECRET, ['verify'])];
      const good = await signAsync({}, privateKey);
      const cases = [
        [() => verifyAsync(token, signer), /usages lack "verify"/],
        [() => signAsync({}, verifier), /usages lack "sign"/],
        [() => verifyAsync(good, privateKey), /private.*public/],
        [() => signAsync({}, publicKey), /public.*private/],
      ];
      for (const [call, words] of cases) {
        const { message } = await refuse(call, UNUSABLE);
        assert.true(words.test(message), message);
      }
      assert.ok(await verifyAsync(await signAsync({}, signer), verifier));
    });

    test('the algorithm before the usage, the usage before the signature', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const signer = await hmacKey(SECRET, ['sign']);
      await refuse(() => verifyAsync(of('HS512'), signer), NOT_ALLOWED);
      await refuse(() => verifyAsync(of('HS256'), signer), UNUSABLE);
    });

    test('sync functions take none', async (assert) => {
      const hmac = await hmacKey(SECRET);
      assert.throws(
        () => verify(token, hmac),
        (error) => error instanceof TypeError && /verifyAsync/.test(error.message),
      );
      assert.throws(
        () => sign({}, hmac),
        (error) => error instanceof TypeError && /signAsync/.test(error.message),
      );
    });

    test('a pair is not a key', async (assert) => {
      const mistake = asyncMistakes(assert);
      const pair = await pairFor('ES256');
      await mistake(() => verifyAsync(token, pair), 'verify');
      await mistake(() => signAsync({}, pair), 'sign');
    });
  });

  module('CryptoKey: what the platform throws', () => {
    const thrown = (name) => () => Promise.reject(new DOMException('of the platform', name));
    const late = () => Promise.reject(new TypeError('of the platform'));
    const atOnce = () => {
      throw new DOMException('of the platform', 'NotSupportedError');
    };
    const cases = [
      [thrown('NotSupportedError'), NOT_SUPPORTED, NOT_SUPPORTED],
      [atOnce, NOT_SUPPORTED, NOT_SUPPORTED],
      [late, NOT_SUPPORTED, NOT_SUPPORTED],
      [thrown('InvalidAccessError'), UNUSABLE, UNUSABLE],
      [thrown('OperationError'), SIGNATURE, UNUSABLE],
      [thrown('DataError'), SIGNATURE, UNUSABLE],
    ];

    test('is told in our codes', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const key = await hmacKey(SECRET);
      for (const [replacement, verifying, signing] of cases) {
        const results = [
          await withSubtle('verify', replacement, () => refuse(() => verifyAsync(token, key), verifying)),
          await withSubtle('sign', replacement, () => refuse(() => signAsync({}, key), signing)),
        ];
        for (const { code, message, cause } of results) {
          assert.false(message.includes('of the platform'), message);
          assert.equal(cause?.message, code === SIGNATURE ? undefined : 'of the platform');
        }
      }
    });

    test('a verdict is true or it is none', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const key = await hmacKey(SECRET);
      const bad = await forge({ alg: 'HS256' }, { exp: 'x' }, { secret: SECRETS.HS384 });
      await refuse(() => verifyAsync(bad, key), SIGNATURE);
      await withSubtle(
        'verify',
        async () => 'true',
        () => refuse(() => verifyAsync(token, key), SIGNATURE),
      );
    });

    test('an algorithm that it lacks', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      // No platform computes with what only passes for a CryptoKey.
      const key = fakeKey({ name: 'ML-DSA-44' }, { usages: ['sign', 'verify'] });
      await refuse(() => verifyAsync(of('ML-DSA-44'), key), NOT_SUPPORTED);
      await refuse(() => signAsync({}, key), NOT_SUPPORTED);
    });
  });
}
