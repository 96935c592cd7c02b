// Options that are mistakes, and keys that a function finds.
import { mistakes, refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { unsigned } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, verify } = jotwasm;
  const token = sign({}, SECRET, { noTimestamp: true, keyid: 'k' });

  module('verify: options', () => {
    test('a misspelt one is never ignored', (assert) => {
      const mistake = mistakes(assert);
      const names = [
        'algorithm',
        'issuers',
        'iss',
        'aud',
        'sub',
        'audiance',
        'maxAge',
        'max_token_age',
        'clockTolerence',
        'ignoreExpiration',
        'ignoreNotBefore',
        'clockTimestamp',
        'currentdate',
        'required',
        'toString',
        'hasOwnProperty',
      ];
      for (const name of names) mistake(() => verify(token, SECRET, { [name]: undefined }), name);
      mistake(() => verify(token, SECRET, JSON.parse('{"__proto__": {}}')), '__proto__');
    });

    test('one of the wrong type is a mistake', (assert) => {
      const mistake = mistakes(assert);
      const notText = [1, null, true, {}, Symbol()];
      const notSpan = ['120', '', '1 month', -1, '-1s', NaN, Infinity, null, true, {}, [], 1n];
      const wrong = {
        algorithms: [...notText, 'HS256', [1], [null], new Set(['HS256'])],
        issuer: [...notText, [1], [undefined]],
        audience: [...notText, [null], /a/],
        subject: [...notText, ['a']],
        jwtid: [...notText, ['a']],
        nonce: [...notText, ['a']],
        typ: [...notText, ['a']],
        requiredClaims: [...notText, 'exp', [1]],
        crit: [...notText, 'b64', [1]],
        maxTokenAge: notSpan,
        clockTolerance: notSpan,
        maxTokenBytes: ['1', null, 0, -1, 1.5, NaN, Infinity, 1n],
        currentDate: ['2023-11-14', null, NaN, Infinity, new Date(NaN), {}, 1n],
      };
      for (const [name, values] of Object.entries(wrong)) {
        for (const value of values)
          mistake(() => verify(token, SECRET, { [name]: value }), `${name}: ${String(value)}`);
      }
      for (const options of [null, 'x', 1, true, [], () => ({})])
        mistake(() => verify(token, SECRET, options), `options ${String(options)}`);
    });

    test('mistakes come to light whatever the token is', (assert) => {
      mistakes(assert)(() => verify('no token', SECRET, { issuers: 'x' }));
    });

    test('the same options object may change between calls', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const options = { requiredClaims: [] };
      verify(token, SECRET, options);
      options.requiredClaims.push('exp');
      refuse(() => verify(token, SECRET, options), 'ERR_JWT_CLAIM_VALIDATION_FAILED', {
        claim: 'exp',
        reason: 'missing',
      });
    });

    test('many different options, one after another', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const other = sign({ jti: '7' }, SECRET);
      for (let id = 0; id < 300; id++) {
        if (id === 7) assert.equal(verify(other, SECRET, { jwtid: '7' }).jti, '7');
        else
          refuse(() => verify(other, SECRET, { jwtid: String(id) }), 'ERR_JWT_CLAIM_VALIDATION_FAILED', {
            claim: 'jti',
            reason: 'mismatch',
          });
      }
      assert.equal(verify(other, SECRET, { jwtid: '7' }).jti, '7');
    });

    test('maxTokenBytes: up to and including', (assert) => {
      const refuse = refusals(assert, jotwasm);
      assert.deepEqual(verify(token, SECRET, { maxTokenBytes: token.length }), {});
      refuse(() => verify(token, SECRET, { maxTokenBytes: token.length - 1 }), 'ERR_JWT_INVALID');
      const long = sign({ pad: 'x'.repeat(49_000) }, SECRET);
      assert.true(long.length > 65_000 && long.length <= 65_536);
      assert.equal(verify(long, SECRET).pad.length, 49_000);
      const longer = sign({ pad: 'x'.repeat(200_000) }, SECRET);
      refuse(() => verify(longer, SECRET), 'ERR_JWT_INVALID');
      assert.equal(verify(longer, SECRET, { maxTokenBytes: 300_000 }).pad.length, 200_000);
    });
  });

  module('verify: key functions', () => {
    test('get the header and return any key', (assert) => {
      const headers = [];
      const find = (header) => headers.push(header) && SECRET;
      assert.deepEqual(verify(token, find), {});
      assert.deepEqual(headers, [{ alg: 'HS256', typ: 'JWT', kid: 'k' }]);
    });

    test('are not asked about what is no token', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const bad of ['', 'a.b', 'a.b.c', unsigned({}, {}), `${token}.x`, token.slice(1)]) {
        refuse(() => verify(bad, () => assert.true(false, 'asked')), 'ERR_JWT_INVALID', {}, bad);
      }
    });

    test('that return a promise are refused: verify is synchronous', (assert) => {
      const mistake = mistakes(assert);
      mistake(() => verify(token, async () => SECRET));
      mistake(() => verify(token, () => Promise.resolve(SECRET)));
      mistake(() => verify(token, () => ({ then() {} })));
    });

    test('may throw, and the caller gets just that', (assert) => {
      const problem = new Error('no such tenant');
      assert.throws(
        () =>
          verify(token, () => {
            throw problem;
          }),
        (error) => error === problem,
      );
      assert.deepEqual(verify(token, SECRET), {});
    });

    test('may verify, sign and decode themselves', (assert) => {
      const outer = sign({ sub: 'outer', pad: 'x'.repeat(20_000) }, SECRET, { header: { inner: token } });
      const innermost = sign({ n: 1 }, SECRET);
      const find = ({ inner }) => {
        assert.deepEqual(
          verify(inner, () => verify(innermost, SECRET, { maxTokenAge: '1d' }) && SECRET, { crit: [] }),
          {},
        );
        assert.equal(jotwasm.decode(outer).sub, 'outer');
        return new KeySet([Key.fromSecret(SECRET)]);
      };
      const { payload } = verify(outer, find, { complete: true, subject: 'outer' });
      assert.equal(payload.pad.length, 20_000);
    });

    test('choose among keys by the header', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const keys = { a: Key.generate('HS256', { kid: 'a' }), b: Key.generate('ES256', { kid: 'b' }) };
      const find = ({ kid }) => keys[kid];
      for (const kid of ['a', 'b']) assert.equal(verify(sign({ kid }, keys[kid]), find).kid, kid);
      const crossed = sign({}, keys.a, { keyid: 'b' });
      refuse(() => verify(crossed, find), 'ERR_JOSE_ALG_NOT_ALLOWED');
      for (const keyid of ['c', 'constructor', '__proto__'])
        refuse(() => verify(sign({}, keys.a, { keyid }), find), 'ERR_JWKS_NO_MATCHING_KEY', {}, keyid);
    });
  });
}
