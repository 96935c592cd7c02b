import { mistakes, refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { parts } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign } = jotwasm;

  module('sign: what it refuses', () => {
    test('a payload that is no object of claims', (assert) => {
      const mistake = mistakes(assert);
      for (const payload of [
        undefined,
        null,
        '{}',
        1,
        true,
        Symbol(),
        [],
        ['a'],
        () => ({}),
        new Uint8Array(2),
        new Date(0),
      ]) {
        mistake(() => sign(payload, SECRET), `payload ${String(payload)}`);
      }
    });

    test('a payload that JSON cannot hold', (assert) => {
      const mistake = mistakes(assert);
      const circle = {};
      circle.self = circle;
      mistake(() => sign(circle, SECRET), 'circular');
      mistake(() => sign({ big: 1n }, SECRET), 'bigint');
    });

    test('a registered claim of the wrong type', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const wrong = {
        iss: [1, null, ['a'], {}],
        sub: [1, false],
        jti: [1],
        aud: [1, null, [1], ['a', null], {}],
        exp: ['1', null, true, NaN, Infinity],
        nbf: ['1', [1]],
        iat: ['1', {}],
      };
      for (const [claim, values] of Object.entries(wrong)) {
        for (const value of values) {
          refuse(
            () => sign({ [claim]: value }, SECRET),
            'ERR_JWT_INVALID',
            { claim, reason: 'invalid' },
            `${claim}: ${value}`,
          );
        }
      }
    });

    test('half a surrogate pair', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => sign({ text: '\ud800' }, SECRET), 'ERR_JWT_INVALID');
      refuse(() => sign({ '\udc00': 1 }, SECRET), 'ERR_JWT_INVALID');
    });

    test('a payload nested deeper than a verifier would read', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const nested = (levels) => (levels ? { a: nested(levels - 1) } : {});
      sign(nested(63), SECRET, { noTimestamp: true });
      refuse(() => sign(nested(64), SECRET, { noTimestamp: true }), 'ERR_JWT_INVALID');
    });

    test('an option for what the payload says already', (assert) => {
      const mistake = mistakes(assert);
      const clashes = [
        [{ exp: 1 }, { expiresIn: 1 }],
        [{ nbf: 1 }, { notBefore: 1 }],
        [{ iss: 'a' }, { issuer: 'a' }],
        [{ sub: 'a' }, { subject: 'a' }],
        [{ aud: 'a' }, { audience: 'a' }],
        [{ jti: 'a' }, { jwtid: 'a' }],
      ];
      for (const [payload, options] of clashes) mistake(() => sign(payload, SECRET, options), JSON.stringify(options));
      assert.equal(parts(sign({ exp: undefined }, SECRET, { expiresIn: 1, currentDate: 1 })).payload.exp, 2);
    });

    test('a misspelt option', (assert) => {
      const mistake = mistakes(assert);
      for (const name of [
        'expiresin',
        'exp',
        'expires_in',
        'issuers',
        'alg',
        'kid',
        'algorithms',
        'complete',
        'toString',
        '__proto__x',
      ]) {
        mistake(() => sign({}, SECRET, { [name]: 'x' }), name);
      }
    });

    test('an option of the wrong type', (assert) => {
      const mistake = mistakes(assert);
      const wrong = {
        algorithm: [1, null, ['HS256']],
        issuer: [1, ['a'], null],
        subject: [1, null],
        jwtid: [1, null],
        keyid: [1, null],
        audience: [1, null, [1], {}],
        header: ['x', null, [], 1],
        currentDate: ['2020-01-01', null, NaN, new Date(NaN), Infinity, {}],
      };
      for (const [name, values] of Object.entries(wrong)) {
        for (const value of values) mistake(() => sign({}, SECRET, { [name]: value }), `${name}: ${String(value)}`);
      }
      for (const options of [null, 'x', 1, [], () => 1])
        mistake(() => sign({}, SECRET, options), `options ${String(options)}`);
    });

    test('an option that is undefined is one that is not there', (assert) => {
      const options = {
        expiresIn: undefined,
        issuer: undefined,
        algorithm: undefined,
        header: undefined,
        noTimestamp: true,
      };
      assert.deepEqual(parts(sign({}, SECRET, options)).payload, {});
    });

    test('what is no key', (assert) => {
      const mistake = mistakes(assert);
      for (const key of [
        undefined,
        null,
        1,
        true,
        {},
        [],
        Symbol(),
        () => SECRET,
        Promise.resolve(SECRET),
        new ArrayBuffer(32),
        new Date(0),
      ]) {
        mistake(() => sign({}, key), `key ${String(key)}`);
      }
    });

    test('an algorithm that there is not', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const algorithm of ['none', 'None', 'hs256', 'HS128', '']) {
        refuse(() => sign({}, SECRET, { algorithm }), 'ERR_JOSE_NOT_SUPPORTED', {}, algorithm);
      }
      for (const algorithm of ['ES256', 'RS256', 'ML-DSA-44'])
        refuse(() => sign({}, SECRET, { algorithm }), 'ERR_JOSE_ALG_NOT_ALLOWED', {}, algorithm);
    });

    test('a key set with no key, or several, to sign with', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const { KeySet } = jotwasm;
      refuse(() => sign({}, new KeySet([])), 'ERR_JWKS_NO_MATCHING_KEY');
      refuse(() => sign({}, new KeySet([Key.generate('ES256').publicKey()])), 'ERR_JWKS_NO_MATCHING_KEY');
      const set = new KeySet([Key.generate('HS256', { kid: 'a' }), Key.generate('HS256', { kid: 'b' })]);
      refuse(() => sign({}, set), 'ERR_JWKS_MULTIPLE_MATCHING_KEYS');
      assert.equal(parts(sign({}, set, { keyid: 'b' })).header.kid, 'b');
      refuse(() => sign({}, set, { keyid: 'c' }), 'ERR_JWKS_NO_MATCHING_KEY');
    });
  });
}
