// Every algorithm: it signs, it verifies, and it refuses what was not signed.
import { ALGORITHMS, RSA, each, missing, newKey } from '../support/algorithms.js';
import { refusals } from '../support/assert.js';
import { NOW, base64url, bytes, parts } from '../support/tokens.js';

const ALL = Object.keys(ALGORITHMS);
const CLAIMS = { sub: 'ünïcödé \u{1f511}', iat: NOW, exp: NOW + 60 };
const options = { currentDate: NOW };
const SIGNATURE = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;

  module('algorithms', () => {
    test('none is missing', (assert) => {
      assert.deepEqual(missing(jotwasm), []);
    });

    each(QUnit, ALL, 'signed, verified by the key and by its public half', (assert, alg, about) => {
      const key = newKey(jotwasm, alg, 'k');
      assert.deepEqual([key.alg, key.kid, key.type], [alg, 'k', about.type]);
      const token = sign(CLAIMS, key);
      const { header, signature } = parts(token);
      assert.deepEqual(header, { alg, typ: 'JWT', kid: 'k' });
      assert.equal(bytes(signature).length, about.signature);
      assert.deepEqual(verify(token, key, options), CLAIMS);
      assert.deepEqual(verify(token, key, { ...options, algorithms: [alg] }), CLAIMS);
      if (about.kty !== 'oct') assert.deepEqual(verify(token, key.publicKey(), options), CLAIMS);
    });

    each(QUnit, ALL, 'anything else is refused', (assert, alg, about) => {
      const refuse = refusals(assert, jotwasm);
      const key = newKey(jotwasm, alg);
      const [header, payload, signature] = sign(CLAIMS, key).split('.');
      const join = (...three) => three.join('.');
      const others = [
        join(header, base64url(JSON.stringify({ ...CLAIMS, sub: 'eve' })), signature),
        join(base64url(JSON.stringify({ alg, typ: 'jwt' })), payload, signature),
        ...[0, about.signature >> 1, about.signature - 1].map((at) => join(header, payload, flipped(signature, at))),
        join(header, payload, base64url(bytes(signature).slice(1))),
        join(header, payload, base64url(new Uint8Array(about.signature))),
        join(header, payload, ''),
      ];
      for (const token of others) refuse(() => verify(token, key, options), SIGNATURE);
      const good = join(header, payload, signature);
      refuse(() => verify(good, key, { ...options, algorithms: ['HS257'] }), 'ERR_JOSE_ALG_NOT_ALLOWED');
      if (about.kty !== 'RSA') refuse(() => verify(good, newKey(jotwasm, alg), options), SIGNATURE);
    });

    each(QUnit, ALL, 'no other algorithm of its kind', (assert, alg) => {
      const key = newKey(jotwasm, alg);
      const siblings = ALL.filter((other) => other !== alg);
      const body = base64url(JSON.stringify(CLAIMS));
      for (const other of siblings) {
        const token = `${base64url(JSON.stringify({ alg: other }))}.${body}.`;
        refusals(assert, jotwasm)(() => verify(token, key, options), 'ERR_JOSE_ALG_NOT_ALLOWED', {}, other);
        refusals(assert, jotwasm)(() => sign(CLAIMS, key, { algorithm: other }), 'ERR_JOSE_ALG_NOT_ALLOWED', {}, other);
      }
    });

    each(QUnit, ALL, 'its public half signs nothing', (assert, alg, about) => {
      const refuse = refusals(assert, jotwasm);
      const key = newKey(jotwasm, alg);
      if (about.kty === 'oct') refuse(() => key.publicKey(), 'ERR_JWK_INVALID');
      else refuse(() => sign(CLAIMS, key.publicKey()), 'ERR_JWK_INVALID');
    });

    test('a new RSA key', (assert) => {
      const key = Key.generate('PS256', { kid: 'new' });
      assert.deepEqual([key.alg, key.kid, key.type], ['PS256', 'new', 'private']);
      const { n, e, ...members } = key.toJwk({ private: true });
      assert.deepEqual([bytes(n).length, bytes(n)[0] > 127, e], [256, true, 'AQAB']);
      for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi']) assert.equal(typeof members[name], 'string', name);
      assert.deepEqual(verify(sign(CLAIMS, key), key.publicKey(), options), CLAIMS);
      assert.deepEqual(verify(sign(CLAIMS, Key.fromPem(key.toPem({ private: true }), 'PS256')), key, options), CLAIMS);
      for (const modulusLength of [0, 1024, 2047, 8193])
        refusals(assert, jotwasm)(() => Key.generate('RS256', { modulusLength }), 'ERR_JWK_INVALID', {}, modulusLength);
    });

    test('modulusLength is for RSA only', (assert) => {
      for (const alg of ALL.filter((name) => !RSA.includes(name)))
        refusals(assert, jotwasm)(() => Key.generate(alg, { modulusLength: 2048 }), 'ERR_JWK_INVALID', {}, alg);
    });
  });
}

/** A signature with one bit of one byte changed. */
function flipped(signature, at) {
  const changed = bytes(signature);
  changed[at] ^= 1;
  return base64url(changed);
}
