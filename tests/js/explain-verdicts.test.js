// explain() says what verify() says: valid exactly where it returns, and the first failure is what it throws.
import claimsCases from '../cases/claims.json' with { type: 'json' };
import decodeCases from '../cases/decode.json' with { type: 'json' };
import { claims, options, stage } from './support/hostile.js';
import { A3_PUBLIC, SECRET } from './support/keys.js';
import { mutations } from './support/mutate.js';
import { random } from './support/random.js';
import { NOW, forge, unsigned } from './support/tokens.js';
import { verdicts } from './support/verdicts.js';

const TABLE_SECRET = 'jotwasm test secret, 32 bytes...';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, explain, sign } = jotwasm;
  const { hmac, half, set, good } = stage(jotwasm);
  const { agreed, disagreement, verdict } = verdicts(jotwasm);

  module('explain: the same verdict as verify', () => {
    test('over the table of claims', (assert) => {
      const key = Key.fromSecret(TABLE_SECRET);
      const keys = [key, TABLE_SECRET, new KeySet([key]), () => key];
      for (const { name, token, now, options, ok } of claimsCases) {
        const given = { ...options, currentDate: now };
        const wrong = keys.map((key) => disagreement(explain(token, key, given), verdict(token, key, given)));
        assert.deepEqual(wrong, [undefined, undefined, undefined, undefined], name);
        assert.equal(explain(token, key, given).valid, ok, name);
      }
    });

    test('over the table of formats', (assert) => {
      const tokens = decodeCases.map(({ token }) => token).filter((token) => typeof token === 'string');
      assert.true(tokens.length > 10);
      for (const token of tokens) agreed(assert, token, hmac, options);
    });

    test('over 12,000 mutants', (assert) => {
      const randomness = random(31);
      const mutate = mutations(randomness);
      const sources = [...Object.values(good), unsigned({ alg: 'none' }, claims), sign({}, hmac)];
      const keys = [hmac, half, set, SECRET, A3_PUBLIC, 'short', { keys: [] }, ({ alg }) => (alg === 'HS256' ? hmac : null)];
      const policies = [options, {}, { algorithms: ['HS256', 'HS384'] }, { typ: 'x', crit: ['x'], nonce: 'n' }];
      const wrong = [];
      let valid = 0;
      for (let count = 0; count < 12_000; count++) {
        const token = count % 20 ? mutate.text(randomness.pick(sources), sources) : randomness.pick(sources);
        const args = [token, randomness.pick(keys), { currentDate: NOW, ...randomness.pick(policies) }];
        const found = explain(...args);
        const different = disagreement(found, verdict(...args));
        if (different) wrong.push({ token, ...different });
        if (found.valid) valid++;
      }
      assert.deepEqual(wrong.slice(0, 3), []);
      assert.true(valid > 100, `${valid}`);
    });

    test('over 400 mutants of the parts, well signed', async (assert) => {
      const mutate = mutations(random(32));
      const header = '{"alg":"HS256","typ":"JWT","kid":"k","crit":["x"],"x":1}';
      for (let count = 0; count < 400; count++) {
        const token = await forge(
          count % 2 ? mutate.text(header) : header,
          count % 2 ? claims : mutate.text(JSON.stringify(claims)),
        );
        const wrong = [hmac, () => hmac, () => null].map((key) => {
          const args = [token, key, { ...options, crit: ['x'] }];
          return disagreement(explain(...args), verdict(...args));
        });
        assert.deepEqual(wrong, [undefined, undefined, undefined], token);
      }
    });
  });
}
