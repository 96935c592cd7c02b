// What the hostile tests share: a good token of each kind, and a look at how calls end.
import { CORE_CODES } from './codes.js';
import { A3_JWK, SECRET } from './keys.js';
import { NOW } from './tokens.js';

export const options = {
  currentDate: NOW,
  issuer: 'issuer',
  audience: ['a', 'b'],
  requiredClaims: ['sub'],
  maxTokenAge: '1h',
};
export const claims = {
  sub: 'ada',
  iss: 'issuer',
  aud: ['b'],
  iat: NOW,
  exp: NOW + 60,
  list: [1, -2.5e-7, 'é\u{1f511}', null, { deep: [[]] }],
};

export function stage({ JwtError, Key, KeySet, sign, verify }) {
  const hmac = Key.fromSecret(SECRET);
  const pair = Key.fromJwk({ ...A3_JWK, kid: 'pair' });
  const half = pair.publicKey();
  const set = new KeySet([hmac, half]);
  const good = { HS256: sign(claims, hmac), ES256: sign(claims, pair) };

  /** Makes every call, and says what went wrong with those that did not end as they must. */
  function survey(assert, times, call) {
    const outcomes = new Map();
    for (let count = 0; count < times; count++) {
      let outcome = 'value';
      try {
        call(count);
      } catch (error) {
        outcome =
          error instanceof JwtError
            ? error.code
            : error instanceof TypeError && error.code === undefined
              ? 'TypeError'
              : `${count}: ${error?.stack ?? error}`;
      }
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const proper = ['value', 'TypeError', ...CORE_CODES];
    assert.deepEqual([...outcomes.keys()].filter((outcome) => !proper.includes(outcome)).slice(0, 3), []);
    assert.deepEqual(verify(good.HS256, hmac, options), claims, 'HS256 works on');
    assert.deepEqual(verify(good.ES256, half, options), claims, 'ES256 works on');
    return outcomes;
  }

  return { hmac, pair, half, set, good, survey };
}
