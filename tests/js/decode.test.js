// Reading without verifying, by the core and by plain JavaScript: two implementations, one verdict.
import * as plain from 'jotwasm/decode';
import cases from '../cases/decode.json' with { type: 'json' };
import { caught, mistakes, refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { payloadOf, tokenOf } from './support/text.js';
import { NOW, parts, unsigned } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const FLAVOURS = { jotwasm, 'jotwasm/decode': plain };

  for (const [name, flavour] of Object.entries(FLAVOURS)) {
    const { decode, expiresIn, isExpired } = flavour;

    /** What a token's `exp` says about its end, whatever it is. */
    const checkExpiry = (assert, token, exp = Infinity) => {
      const at = { currentDate: NOW };
      if (typeof exp === 'number') {
        assert.equal(expiresIn(token, at), exp - NOW);
        assert.equal(isExpired(token, at), exp <= NOW);
      } else {
        const details = { claim: 'exp', reason: 'invalid' };
        for (const read of [expiresIn, isExpired]) {
          refusals(assert, flavour)(() => read(token, at), 'ERR_JWT_INVALID', details, read.name);
        }
      }
    };

    module(`${name}: the table`, () => {
      for (const one of cases) {
        const token = tokenOf(one);
        if (token === undefined) continue;
        test(one.name, (assert) => {
          if (one.valid) {
            const expected = JSON.stringify(payloadOf(token));
            assert.equal(JSON.stringify(decode(token)), expected);
            assert.equal(JSON.stringify(decode(token, { complete: true }).payload), expected);
            checkExpiry(assert, token, payloadOf(token).exp);
          } else {
            const refuse = refusals(assert, flavour);
            for (const read of [decode, expiresIn, isExpired]) refuse(() => read(token), one.code, {}, read.name);
            refuse(() => decode(token, { complete: true }), one.code);
            assert.false('payload' in caught(() => decode(token)));
          }
        });
      }
    });

    module(`${name}: decode`, () => {
      test('payload, or all of it', (assert) => {
        const token = jotwasm.sign({ sub: 'ada', exp: 1 }, SECRET, { keyid: 'k', currentDate: 0 });
        assert.deepEqual(decode(token), { sub: 'ada', exp: 1, iat: 0 });
        assert.deepEqual(decode(token, {}), { sub: 'ada', exp: 1, iat: 0 });
        assert.deepEqual(decode(token, { complete: false }), { sub: 'ada', exp: 1, iat: 0 });
        assert.deepEqual(decode(token, { complete: true }), parts(token));
        assert.deepEqual(decode(token, { complete: true }).header, { alg: 'HS256', typ: 'JWT', kid: 'k' });
      });

      test('whatever the algorithm, without a key', (assert) => {
        for (const alg of ['none', 'RS256', 'ML-DSA-87', 'x', ''])
          assert.deepEqual(decode(unsigned({ alg }, { a: 1 })), { a: 1 });
      });

      test('a token that is no string is a mistake', (assert) => {
        const mistake = mistakes(assert);
        for (const token of [undefined, null, 1, {}, [], ['a.b.c'], new String('a.b.c'), new Uint8Array(3), Symbol()])
          mistake(() => decode(token), String(token));
      });
    });

    module(`${name}: expiresIn`, () => {
      const token = unsigned({ alg: 'HS256' }, { exp: NOW + 60 });

      test('seconds until exp, of a token or its claims', (assert) => {
        for (const one of [token, { exp: NOW + 60 }]) {
          for (const [at, left] of [
            [NOW, 60],
            [NOW + 60, 0],
            [NOW + 61, -1],
            [NOW + 59.5, 0.5],
            [0, NOW + 60],
          ]) {
            assert.equal(expiresIn(one, { currentDate: at }), left);
            assert.equal(expiresIn(one, { currentDate: new Date(at * 1000) }), left);
          }
        }
      });

      test('Infinity without exp', (assert) => {
        for (const one of [unsigned({ alg: 'HS256' }, {}), {}, { sub: 'x', exp: undefined }]) {
          assert.equal(expiresIn(one), Infinity);
          assert.false(isExpired(one));
        }
      });

      test('without currentDate it is the time of day', (assert) => {
        const left = expiresIn({ exp: Math.floor(Date.now() / 1000) + 3600 });
        assert.true(left > 3500 && left <= 3600);
        assert.true(expiresIn({ exp: 1 }) < -1e9);
        assert.true(isExpired({ exp: 1 }));
        assert.false(isExpired({ exp: 1e11 }));
      });
    });

    module(`${name}: isExpired`, () => {
      const token = unsigned({ alg: 'HS256' }, { exp: NOW });

      test('from the second of exp on, plus clockTolerance', (assert) => {
        for (const one of [token, { exp: NOW }]) {
          const at = (seconds, options) => isExpired(one, { currentDate: seconds, ...options });
          assert.deepEqual(
            [at(NOW - 1), at(NOW - 0.001), at(NOW), at(NOW + 1), at(new Date(NOW * 1000))],
            [false, false, true, true, true],
          );
          for (const clockTolerance of [10, '10s'])
            assert.deepEqual([at(NOW + 9, { clockTolerance }), at(NOW + 10, { clockTolerance })], [false, true]);
        }
      });

      test('as verify has it', (assert) => {
        const signed = jotwasm.sign({ exp: NOW }, SECRET, { noTimestamp: true });
        for (const currentDate of [NOW - 1, NOW - 0.001, NOW, NOW + 0.001, NOW + 5, NOW + 6]) {
          for (const clockTolerance of [0, 5]) {
            const options = { currentDate, clockTolerance };
            let refused = false;
            try {
              jotwasm.verify(signed, SECRET, options);
            } catch {
              refused = true;
            }
            assert.equal(isExpired(signed, options), refused, `${currentDate - NOW}, ${clockTolerance}`);
          }
        }
      });

      test('an exp that is no number is neither past nor to come', (assert) => {
        const refuse = refusals(assert, flavour);
        for (const exp of ['1', null, true, [], {}]) {
          for (const one of [{ exp }, unsigned({ alg: 'HS256' }, { exp })]) {
            for (const read of [expiresIn, isExpired]) {
              refuse(() => read(one), 'ERR_JWT_INVALID', { claim: 'exp', reason: 'invalid' }, JSON.stringify(exp));
            }
          }
        }
        for (const bad of ['', 'a.b.c']) refuse(() => isExpired(bad), 'ERR_JWT_INVALID');
      });

      test('wrong types are mistakes', (assert) => {
        const mistake = mistakes(assert);
        for (const one of [undefined, null, 1, true]) {
          mistake(() => isExpired(one), String(one));
          mistake(() => expiresIn(one), String(one));
        }
        for (const currentDate of ['now', null, NaN, new Date(NaN), {}]) {
          mistake(() => isExpired(token, { currentDate }), String(currentDate));
          mistake(() => expiresIn(token, { currentDate }), String(currentDate));
        }
        for (const clockTolerance of ['120', -1, NaN, {}, '1 month'])
          mistake(() => isExpired(token, { clockTolerance }), String(clockTolerance));
      });
    });
  }

  module('decode: both', () => {
    test('one class of errors', (assert) => {
      assert.strictEqual(plain.JwtError, jotwasm.JwtError);
    });
  });
}
