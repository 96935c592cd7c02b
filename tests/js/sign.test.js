import { compactVerify, jwtVerify } from 'jose';
import { refusals } from './support/assert.js';
import { A3_JWK, A3_PUBLIC, SECRET, SECRETS } from './support/keys.js';
import { NOW, parts } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;
  const currentDate = NOW;
  const claims = (payload, options) => parts(sign(payload, SECRET, { currentDate, ...options })).payload;
  const header = (key, options) => parts(sign({}, key, { currentDate, ...options })).header;

  module('sign: claims', () => {
    test('every option that names a claim adds it', (assert) => {
      const options = {
        expiresIn: 60,
        notBefore: 5,
        issuer: 'issuer',
        subject: 'subject',
        audience: 'audience',
        jwtid: 'id',
      };
      const expected = {
        role: 'admin',
        iat: NOW,
        exp: NOW + 60,
        nbf: NOW + 5,
        iss: 'issuer',
        sub: 'subject',
        aud: 'audience',
        jti: 'id',
      };
      assert.deepEqual(claims({ role: 'admin' }, options), expected);
      assert.deepEqual(claims({}, { audience: ['a', 'b'] }).aud, ['a', 'b']);
    });

    test('iat is the clock in whole seconds, unless noTimestamp', (assert) => {
      assert.deepEqual(claims({}), { iat: NOW });
      assert.deepEqual(claims({}, { currentDate: new Date(NOW * 1000 + 999) }), { iat: NOW });
      assert.deepEqual(claims({}, { currentDate: NOW + 0.5 }), { iat: NOW });
      assert.deepEqual(claims({}, { noTimestamp: true }), {});
      assert.deepEqual(claims({}, { noTimestamp: true, expiresIn: 1 }), { exp: NOW + 1 });
    });

    test('without currentDate iat is the time of day', (assert) => {
      const before = Math.floor(Date.now() / 1000);
      const { iat } = parts(sign({}, SECRET)).payload;
      assert.true(Number.isInteger(iat) && iat >= before && iat <= Date.now() / 1000);
    });

    test('an iat in the payload stays, and durations count from it', (assert) => {
      assert.deepEqual(claims({ iat: 1000 }, { expiresIn: '1 hour' }), { iat: 1000, exp: 4600 });
    });

    test('the payload comes back as it was, whatever JSON it holds', (assert) => {
      const payload = {
        text: 'ünïcödé \u{1f511} "\\\n\u0000',
        list: [1, 1.5, -0.25, true, null, { a: [] }],
        iat: NOW,
        '': 0,
      };
      assert.deepEqual(verify(sign(payload, SECRET), SECRET, { currentDate }), payload);
      const own = JSON.parse('{"__proto__": {"admin": true}, "iat": 1}');
      assert.deepEqual(Object.entries(verify(sign(own, SECRET), SECRET)), Object.entries(own));
    });

    test('the payload is read, never changed', (assert) => {
      const payload = Object.freeze({ sub: 'ada' });
      sign(payload, SECRET, { expiresIn: 1 });
      assert.deepEqual(payload, { sub: 'ada' });
    });
  });

  module('sign: header', () => {
    test('alg, typ JWT, and the kid of the key', (assert) => {
      assert.deepEqual(header(SECRET), { alg: 'HS256', typ: 'JWT' });
      assert.deepEqual(header(Key.fromSecret(SECRETS.HS512, 'HS512', { kid: 'k1' })), {
        alg: 'HS512',
        typ: 'JWT',
        kid: 'k1',
      });
      assert.deepEqual(header({ ...A3_JWK, kid: 'k2' }), { alg: 'ES256', typ: 'JWT', kid: 'k2' });
    });

    test('keyid and header add to it', (assert) => {
      assert.deepEqual(header(SECRET, { keyid: 'mine' }), { alg: 'HS256', typ: 'JWT', kid: 'mine' });
      assert.equal(header(Key.fromSecret(SECRET, 'HS256', { kid: 'key' }), { keyid: 'option' }).kid, 'option');
      const extra = { typ: 'at+jwt', cty: 'x', x5t: 'y', nested: { a: [1] } };
      assert.deepEqual(header(SECRET, { header: extra }), { alg: 'HS256', ...extra });
    });

    test('crit goes in where it follows the rules, and b64 not at all', (assert) => {
      const refuse = refusals(assert, jotwasm);
      assert.deepEqual(header(SECRET, { header: { crit: ['x'], x: 1 } }).crit, ['x']);
      for (const crit of [[], ['absent'], ['alg'], ['x', 'x'], 'x', [1]]) {
        refuse(() => sign({}, SECRET, { header: { crit, x: 1 } }), 'ERR_JWS_INVALID', {}, JSON.stringify(crit));
      }
      refuse(() => sign({}, SECRET, { header: { crit: ['b64'], b64: false } }), 'ERR_JWT_INVALID');
    });

    test('a header parameter of the wrong type is refused', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const name of ['typ', 'cty', 'kid'])
        refuse(() => sign({}, SECRET, { header: { [name]: 1 } }), 'ERR_JWT_INVALID', {}, name);
    });

    test('the header cannot change the algorithm', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const alg of ['none', 'None', 'HS384', 'ES256', 'RS256', '']) {
        refuse(() => sign({}, SECRET, { header: { alg } }), 'ERR_JOSE_ALG_NOT_ALLOWED', {}, alg);
      }
    });
  });

  module('sign: algorithm', () => {
    test('a raw secret is HS256 unless algorithm says otherwise', async (assert) => {
      for (const [algorithm, secret] of Object.entries(SECRETS)) {
        for (const key of [secret, new TextEncoder().encode(secret)]) {
          const token = sign({ sub: 'ada' }, key, { algorithm });
          const { protectedHeader } = await compactVerify(token, new TextEncoder().encode(secret));
          assert.equal(protectedHeader.alg, algorithm);
        }
      }
    });

    test('an octet JWK without alg likewise', (assert) => {
      const jwk = Key.fromSecret(SECRETS.HS512, 'HS512').toJwk({ private: true });
      delete jwk.alg;
      assert.equal(header(jwk).alg, 'HS256');
      assert.equal(header(jwk, { algorithm: 'HS384' }).alg, 'HS384');
    });

    test('the algorithm of a key is the only one it signs with', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const key = Key.generate('HS256');
      assert.equal(header(key, { algorithm: 'HS256' }).alg, 'HS256');
      for (const algorithm of ['HS384', 'ES256', 'RS256']) {
        refuse(() => sign({}, key, { algorithm }), 'ERR_JOSE_ALG_NOT_ALLOWED', {}, algorithm);
      }
    });

    test('a public key does not sign', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => sign({}, A3_PUBLIC), 'ERR_JWK_INVALID');
      refuse(() => sign({}, Key.generate('ES256').publicKey()), 'ERR_JWK_INVALID');
    });

    test('the token parses with jose', async (assert) => {
      const options = {
        expiresIn: '5m',
        issuer: 'i',
        audience: 'a',
        subject: 's',
        jwtid: 'j',
        keyid: 'k',
        currentDate,
      };
      const token = sign({ n: 1 }, SECRET, options);
      const checks = { issuer: 'i', audience: 'a', subject: 's', currentDate: new Date(NOW * 1000) };
      const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(SECRET), checks);
      assert.deepEqual(payload, { n: 1, iat: NOW, exp: NOW + 300, iss: 'i', aud: 'a', sub: 's', jti: 'j' });
      assert.deepEqual(protectedHeader, { alg: 'HS256', typ: 'JWT', kid: 'k' });
    });
  });
}
