// Who issued it, for whom, about whom: each option against the value, another value, no value and a wrong type.
import { caught, refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { NOW, forge } from './support/tokens.js';

const FAILED = 'ERR_JWT_CLAIM_VALIDATION_FAILED';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { sign, verify } = jotwasm;
  const check = (claims, options) =>
    verify(sign(claims, SECRET, { noTimestamp: true }), SECRET, { currentDate: NOW, ...options });

  module('verify: iss, sub, jti, nonce', () => {
    for (const [option, claim] of [
      ['issuer', 'iss'],
      ['subject', 'sub'],
      ['jwtid', 'jti'],
      ['nonce', 'nonce'],
    ]) {
      test(`${option}: the same text and no other`, (assert) => {
        const refuse = refusals(assert, jotwasm);
        assert.deepEqual(check({ [claim]: 'one' }, { [option]: 'one' }), { [claim]: 'one' });
        for (const other of ['two', 'On', 'ONE', 'one ', 'one\0', '', 'ｏne']) {
          refuse(
            () => check({ [claim]: other }, { [option]: 'one' }),
            FAILED,
            { claim, reason: 'mismatch' },
            JSON.stringify(other),
          );
        }
        refuse(() => check({ [claim]: 'one' }, { [option]: '' }), FAILED, { claim, reason: 'mismatch' });
      });

      test(`${option}: absent is missing`, (assert) => {
        refusals(assert, jotwasm)(() => check({}, { [option]: 'one' }), FAILED, { claim, reason: 'missing' });
      });

      test(`${option}: not asked for, not looked at`, (assert) => {
        assert.deepEqual(check({ [claim]: 'any' }, {}), { [claim]: 'any' });
      });
    }

    test('escapes in the token mean what they mean in JSON', async (assert) => {
      const token = await forge({ alg: 'HS256' }, '{"\\u0069ss":"\\u006fne\\/\\ud83d\\udd11"}');
      assert.deepEqual(verify(token, SECRET, { issuer: 'one/\u{1f511}' }), { iss: 'one/\u{1f511}' });
    });

    test('a nonce that is no string is no match', (assert) => {
      refusals(assert, jotwasm)(() => check({ nonce: 1 }, { nonce: '1' }), FAILED, {
        claim: 'nonce',
        reason: 'mismatch',
      });
    });

    test('several issuers: any of them', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const details = { claim: 'iss', reason: 'mismatch' };
      assert.equal(check({ iss: 'b' }, { issuer: ['a', 'b'] }).iss, 'b');
      refuse(() => check({ iss: 'c' }, { issuer: ['a', 'b'] }), FAILED, details);
      refuse(() => check({ iss: 'a,b' }, { issuer: ['a', 'b'] }), FAILED, details);
      refuse(() => check({ iss: 'a' }, { issuer: [] }), FAILED, details, 'none of them');
    });
  });

  module('verify: aud', () => {
    const details = { claim: 'aud', reason: 'mismatch' };

    test('one in common is enough', (assert) => {
      for (const [aud, audience] of [
        ['a', 'a'],
        [['a', 'b'], 'b'],
        ['b', ['a', 'b']],
        [
          ['x', 'b'],
          ['a', 'b'],
        ],
      ]) {
        assert.deepEqual(check({ aud }, { audience }).aud, aud, JSON.stringify({ aud, audience }));
      }
    });

    test('none in common is a mismatch', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const pairs = [
        ['a', 'b'],
        [['a', 'b'], 'c'],
        [[], 'a'],
        ['a', []],
        [[], []],
        ['A', 'a'],
        ['a,b', ['a', 'b']],
        ['ab', 'a'],
      ];
      for (const [aud, audience] of pairs) {
        refuse(() => check({ aud }, { audience }), FAILED, details, JSON.stringify({ aud, audience }));
      }
    });

    test('absent is missing', (assert) => {
      refusals(assert, jotwasm)(() => check({}, { audience: 'a' }), FAILED, { claim: 'aud', reason: 'missing' });
    });
  });

  module('verify: requiredClaims', () => {
    test('there is enough, whatever the value', (assert) => {
      for (const value of [null, false, 0, '', [], {}])
        assert.deepEqual(check({ x: value }, { requiredClaims: ['x'] }), { x: value });
    });

    test('absent is missing, names of Object.prototype too', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const claim of ['x', 'exp', 'toString', '__proto__', 'constructor', '']) {
        refuse(() => check({ y: 1 }, { requiredClaims: ['y', claim] }), FAILED, { claim, reason: 'missing' }, claim);
      }
      assert.deepEqual(check({}, { requiredClaims: [] }), {});
    });
  });

  module('verify: registered claims of the wrong type', () => {
    const wrong = {
      iss: ['1', 'null', '["a"]'],
      sub: ['1', 'null'],
      jti: ['1', 'null'],
      aud: ['1', 'null', '[1]', '["a",null]', '{}'],
      exp: ['"1700000001"', 'null', 'true', '[1]'],
      nbf: ['"1"', 'null', '{}'],
      iat: ['"1"', 'null', 'false'],
    };
    for (const [claim, values] of Object.entries(wrong)) {
      test(`${claim} is never taken for absent`, async (assert) => {
        for (const value of values) {
          const token = await forge({ alg: 'HS256' }, `{"${claim}":${value}}`);
          const call = () => verify(token, SECRET, { currentDate: NOW });
          refusals(assert, jotwasm)(call, 'ERR_JWT_INVALID', { claim, reason: 'invalid' }, value);
        }
      });
    }
  });

  module('verify: the payload on an error', () => {
    test('a refused claim comes with the verified claims', (assert) => {
      const claims = { sub: 'ada', exp: NOW };
      const token = sign(claims, SECRET, { noTimestamp: true });
      assert.deepEqual(caught(() => verify(token, SECRET, { currentDate: NOW })).payload, claims);
      assert.deepEqual(caught(() => verify(token, SECRET, { currentDate: 0, issuer: 'x' })).payload, claims);
    });

    test('nothing else does', async (assert) => {
      const other = sign({ sub: 'ada', exp: NOW }, `another ${SECRET}`);
      const unreadable = await forge({ alg: 'HS256' }, '{"sub":"ada","sub":"bob"}');
      for (const token of [other, other.slice(0, -1), unreadable, 'a.b.c', '']) {
        const error = caught(() => verify(token, SECRET, { currentDate: NOW }));
        assert.true(error instanceof jotwasm.JwtError);
        assert.false('payload' in error, error.code);
      }
    });
  });
}
