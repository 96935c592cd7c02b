// 60,000 broken tokens. Each gives a value, a JwtError or a TypeError, and afterwards the module works as before.
import { claims, options, stage } from './support/hostile.js';
import { mutations } from './support/mutate.js';
import { random } from './support/random.js';
import { base64url, forge, unsigned } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { decode, expiresIn, sign, verify } = jotwasm;
  const { hmac, half, set, good, survey } = stage(jotwasm);

  module('hostile: tokens', () => {
    test('40,000 mutants of a token with HS256, none of which verifies', (assert) => {
      const mutate = mutations(random(1));
      const sources = [...Object.values(good), unsigned({ alg: 'none' }, claims), sign({}, hmac)];
      const outcomes = survey(assert, 40_000, () => {
        const mutant = mutate.text(good.HS256, sources);
        const result = verify(mutant, hmac, options);
        if (!sources.includes(mutant)) throw new Error(`accepted ${mutant} as ${JSON.stringify(result)}`);
      });
      assert.true(
        (outcomes.get('ERR_JWT_INVALID') ?? 0) > 1000 &&
          (outcomes.get('ERR_JWS_SIGNATURE_VERIFICATION_FAILED') ?? 0) > 1000,
      );
    });

    test('1,000 mutants of a token with ES256, none of which verifies', (assert) => {
      const mutate = mutations(random(2));
      survey(assert, 1000, () => {
        const mutant = mutate.text(good.ES256);
        verify(mutant, half, options);
        if (mutant !== good.ES256) throw new Error(`accepted ${mutant}`);
      });
    });

    test('10,000 broken parts, decoded and looked up in a set', (assert) => {
      const mutate = mutations(random(3));
      const json = JSON.stringify(claims);
      survey(assert, 10_000, (count) => {
        const token =
          count % 2
            ? unsigned(mutate.text('{"alg":"HS256","typ":"JWT","kid":"k","crit":["x"],"x":1}'), json)
            : unsigned({ alg: 'HS256' }, mutate.text(json));
        if (count % 5 === 0) verify(token, set, options);
        else if (count % 5 === 1) verify(token, ({ alg }) => (alg === 'HS256' ? hmac : half), options);
        else if (count % 5 === 2) expiresIn(token);
        else decode(token, { complete: count % 4 === 0 });
      });
    });

    test('300 broken payloads, well signed', async (assert) => {
      const mutate = mutations(random(4));
      const tokens = [];
      for (let count = 0; count < 300; count++)
        tokens.push(await forge({ alg: 'HS256' }, mutate.text(JSON.stringify(claims))));
      survey(assert, 300, (count) => verify(tokens[count], hmac, options));
    });

    test('10,000 texts and bytes that never were a token', (assert) => {
      const { below, bytes } = random(5);
      survey(assert, 10_000, (count) => {
        const text = String.fromCharCode(
          ...(count % 2 ? bytes(below(300)) : new Uint16Array(bytes(2 * below(150)).buffer)),
        );
        const token = count % 3 ? text : [text, text, text].map(base64url).join('.');
        if (count % 4) decode(token);
        else verify(token, hmac);
      });
    });
  });
}
