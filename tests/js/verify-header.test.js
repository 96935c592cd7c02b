// The header parameters that a verifier acts on: typ and crit. And the result with `complete`.
import { refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { NOW, forge, parts } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;
  const under = (header) => sign({}, SECRET, { noTimestamp: true, header });

  module('verify: typ', () => {
    const failed = 'ERR_JWT_CLAIM_VALIDATION_FAILED';

    test('without case, and with or without application/', (assert) => {
      const pairs = [
        ['JWT', 'JWT'],
        ['jwt', 'JWT'],
        ['at+jwt', 'at+jwt'],
        ['application/at+jwt', 'at+jwt'],
        ['at+jwt', 'application/at+jwt'],
        ['APPLICATION/AT+JWT', 'at+JWT'],
      ];
      for (const [typ, expected] of pairs)
        assert.deepEqual(verify(under({ typ }), SECRET, { typ: expected }), {}, `${typ}, ${expected}`);
    });

    test('another one is a mismatch', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const typ of ['at+jwt', 'JW', 'JWT ', '', 'text/JWT', 'application/x/JWT', 'application/application/JWT']) {
        refuse(() => verify(under({ typ }), SECRET, { typ: 'JWT' }), failed, { claim: 'typ', reason: 'mismatch' }, typ);
      }
    });

    test('none is missing; not asked for, it may be anything', (assert) => {
      const token = under({ typ: undefined });
      refusals(assert, jotwasm)(() => verify(token, SECRET, { typ: 'JWT' }), failed, {
        claim: 'typ',
        reason: 'missing',
      });
      assert.deepEqual(verify(token, SECRET), {});
      assert.deepEqual(verify(under({ typ: 'anything' }), SECRET), {});
    });
  });

  module('verify: crit', () => {
    const code = 'ERR_JWS_INVALID';

    test('what the caller understands is accepted', (assert) => {
      const token = under({ crit: ['exp', 'urn:x'], exp: 1, 'urn:x': null });
      assert.deepEqual(verify(token, SECRET, { crit: ['urn:x', 'exp', 'more'] }), {});
    });

    test('anything else is refused', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const token = under({ crit: ['exp', 'urn:x'], exp: 1, 'urn:x': null });
      for (const crit of [undefined, [], ['exp'], ['EXP', 'urn:x']])
        refuse(() => verify(token, SECRET, { crit }), code);
    });

    test('a list that breaks the rules is refused, understood or not', async (assert) => {
      const refuse = refusals(assert, jotwasm);
      const lists = [[], ['absent'], ['alg'], ['typ'], ['x', 'x'], [1], 'x', null, {}, [['x']]];
      for (const crit of lists) {
        const token = await forge({ alg: 'HS256', typ: 'JWT', x: 1, crit }, {});
        refuse(() => verify(token, SECRET, { crit: ['x', 'alg', 'typ', 'absent'] }), code, {}, JSON.stringify(crit));
      }
    });

    test('an unencoded payload is refused even where b64 is understood (RFC 7797 section 7)', async (assert) => {
      const token = await forge({ alg: 'HS256', b64: false, crit: ['b64'] }, {});
      refusals(assert, jotwasm)(() => verify(token, SECRET, { crit: ['b64'] }), 'ERR_JWT_INVALID');
    });
  });

  module('verify: complete', () => {
    const token = sign({ sub: 'ada' }, SECRET, { currentDate: NOW, header: { kid: 'k', extra: [1] } });

    test('header, payload and signature', (assert) => {
      const complete = verify(token, SECRET, { complete: true });
      assert.deepEqual(complete, {
        header: { alg: 'HS256', typ: 'JWT', kid: 'k', extra: [1] },
        payload: { sub: 'ada', iat: NOW },
        signature: token.split('.')[2],
      });
      assert.deepEqual(complete, parts(token));
    });

    test('it needs a good signature and good claims like any other', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => verify(token, Key.generate('HS256'), { complete: true }), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
      const details = { claim: 'sub', reason: 'mismatch' };
      refuse(
        () => verify(token, SECRET, { complete: true, subject: 'bob' }),
        'ERR_JWT_CLAIM_VALIDATION_FAILED',
        details,
      );
    });

    test('false gives the payload alone', (assert) => {
      assert.deepEqual(verify(token, SECRET, { complete: false }), { sub: 'ada', iat: NOW });
    });
  });
}
