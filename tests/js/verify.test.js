// The road: format, algorithm, signature, claims. Whatever fails first is what the caller hears of.
import { mistakes, refusals } from './support/assert.js';
import { A3_PUBLIC, SECRET, SECRETS } from './support/keys.js';
import { NOW, forge, unsigned } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, verify } = jotwasm;
  const INVALID = 'ERR_JWT_INVALID';
  const SIGNATURE = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
  const NOT_ALLOWED = 'ERR_JOSE_ALG_NOT_ALLOWED';
  const expired = { exp: 1 };

  module('verify: the order', () => {
    test('format before algorithm', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const token = sign(expired, SECRET);
      for (const bad of [
        `${token}.`,
        `.${token}`,
        `${token}=`,
        ` ${token}`,
        token.replace('.', '..'),
        token.split('.')[0],
        '',
      ]) {
        refuse(() => verify(bad, A3_PUBLIC, { algorithms: ['ES256'] }), INVALID);
        refuse(() => verify(bad, SECRET), INVALID);
      }
    });

    test('algorithm before signature', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const token = `${sign(expired, SECRET).slice(0, -4)}AAAA`;
      refuse(
        () => verify(token, SECRET, { algorithms: ['HS512'] }),
        'ERR_JWK_INVALID',
        {},
        'a secret too short for it',
      );
      refuse(() => verify(token, SECRETS.HS512, { algorithms: ['HS512'] }), NOT_ALLOWED);
      refuse(() => verify(token, A3_PUBLIC), NOT_ALLOWED);
    });

    test('signature before claims', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const token = sign(expired, SECRET);
      refuse(() => verify(token, `${SECRET}!`, { issuer: 'x' }), SIGNATURE);
      refuse(() => verify(unsigned({ alg: 'HS256' }, '{"exp":"wrong type"}'), SECRET), SIGNATURE);
      refuse(() => verify(unsigned({ alg: 'HS256' }, 'no JSON'), SECRET), SIGNATURE);
    });

    test('a payload that is no JSON object is not a JWT, however well signed', async (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const payload of [
        '',
        'x',
        '[]',
        '"a"',
        '1',
        'null',
        '{} {}',
        '{"a":1,"a":2}',
        '\ufeff{}',
        new Uint8Array([0xff]),
      ]) {
        const token = await forge({ alg: 'HS256' }, payload);
        refuse(() => verify(token, SECRET), INVALID, {}, String(payload));
      }
    });
  });

  module('verify: keys', () => {
    test('anything that may stand for a key', (assert) => {
      const key = Key.fromSecret(SECRET);
      const jwk = key.toJwk({ private: true });
      const token = sign({}, SECRET, { noTimestamp: true });
      const keys = [
        SECRET,
        new TextEncoder().encode(SECRET),
        key,
        jwk,
        { keys: [jwk] },
        new KeySet([key]),
        new KeySet({ keys: [jwk] }),
      ];
      for (const one of keys) {
        assert.deepEqual(verify(token, one), {});
        assert.deepEqual(
          verify(token, () => one),
          {},
        );
      }
    });

    test('a JWK that changes is read again', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const jwk = Key.fromSecret(SECRET).toJwk({ private: true });
      const token = sign({}, jwk);
      verify(token, jwk);
      jwk.k = Key.generate('HS256').toJwk({ private: true }).k;
      refuse(() => verify(token, jwk), SIGNATURE);
      jwk.use = 'enc';
      refuse(() => verify(token, jwk), 'ERR_JWK_INVALID');
    });

    test('what is no key is a mistake', (assert) => {
      const mistake = mistakes(assert);
      const refuse = refusals(assert, jotwasm);
      const token = sign({}, SECRET);
      for (const key of [undefined, null, 1, true, {}, [], [SECRET], Symbol(), new ArrayBuffer(32), new Date(0)]) {
        mistake(() => verify(token, key), `key ${String(key)}`);
        // Which key it is may be the token's doing: a kid that nobody has, or "constructor".
        refuse(() => verify(token, () => key), 'ERR_JWKS_NO_MATCHING_KEY', {}, `() => ${String(key)}`);
      }
      for (const bad of [undefined, null, 1, {}, new String(token), [token], new Uint8Array(3)])
        mistake(() => verify(bad, SECRET), String(bad));
    });
  });

  module('verify: currentDate', () => {
    test('a Date and a number of seconds mean the same', (assert) => {
      const token = sign({ exp: NOW + 1 }, SECRET, { noTimestamp: true });
      for (const currentDate of [NOW, new Date(NOW * 1000)])
        assert.deepEqual(verify(token, SECRET, { currentDate }), { exp: NOW + 1 });
      refusals(assert, jotwasm)(() => verify(token, SECRET, { currentDate: NOW * 1000 }), 'ERR_JWT_EXPIRED', {
        claim: 'exp',
        reason: 'check_failed',
      });
    });
  });
}
