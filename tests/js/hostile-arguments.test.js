// Arguments of every type and size in every place, and what all of it does to the module's memory.
import { claims, options, stage } from './support/hostile.js';
import { A3_JWK, A3_PUBLIC, SECRET } from './support/keys.js';
import { memoryOf } from './support/memory.js';
import { mutations } from './support/mutate.js';
import * as pems from './support/pem.js';
import { random } from './support/random.js';
import { unsigned } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, decode, expiresIn, isExpired, sign, verify } = jotwasm;
  const { hmac, pair, half, set, good, survey } = stage(jotwasm);

  module('hostile: arguments', () => {
    test('10,000 calls with whatever comes', (assert) => {
      const mutate = mutations(random(11));
      const { pick } = random(12);
      const any = () =>
        pick([
          mutate.value,
          () => good.HS256,
          () => hmac,
          () => pair,
          () => set,
          () => mutate.object(A3_JWK),
          () => mutate.object(options),
          () => () => mutate.value(),
        ])();
      const calls = [
        () => decode(any(), any()),
        () => verify(any(), any(), any()),
        () => verify(good.HS256, any(), any()),
        () => sign(any(), any(), any()),
        () => sign(claims, any(), any()),
        () => sign(mutate.object(claims), hmac, { header: mutate.object({ kid: 'k', crit: ['x'], x: 1 }) }),
        () => expiresIn(any(), any()),
        () => isExpired(any(), any()),
        () => verify(good.HS256, hmac, mutate.object(options)),
        () => Key.fromSecret(any(), any(), any()),
        () => Key.fromJwk(any(), any()),
        () => Key.fromPem(any(), any(), any()),
        () => Key.generate(any(), any()),
        () => new KeySet(any()),
        () => set.find(any()),
        () => pair.toJwk(any()),
        () => pair.toPem(any()),
        () => half.thumbprint(any()),
        () => new Key(any()),
      ];
      survey(assert, 10_000, (count) => calls[count % calls.length]());
    });

    test('nesting, repetition and size', (assert) => {
      const nested = (open, close, depth) => open.repeat(depth) + close.repeat(depth);
      const texts = [
        nested('[', ']', 10_000),
        nested('{"a":', '}', 10_000),
        `{"a":${nested('[', ']', 10_000)}}`,
        `{"a":${'['.repeat(40_000)}`,
        `{${'"a":1,'.repeat(5000)}"b":1}`,
        `{"exp":${'9'.repeat(40_000)}}`,
        `{"exp":1e${'9'.repeat(100)}}`,
        `{"exp":-1e400}`,
        `{"a":"${'\\u0041'.repeat(8000)}"}`,
        `{"a":"${'\\'.repeat(40_000)}"}`,
        '"'.repeat(40_000),
      ];
      survey(assert, texts.length * 4, (count) => {
        const text = texts[count >> 2];
        [
          () => decode(unsigned({ alg: 'HS256' }, text)),
          () => decode(unsigned(text, {})),
          () => verify(unsigned({ alg: 'HS256' }, text), hmac),
          () => Key.fromPem(text),
        ][count & 3]();
      });
    });

    test('megabytes', (assert) => {
      const long = 'x'.repeat(4_000_000);
      const calls = [
        () => decode(long),
        () => decode(`${good.HS256}${long}`),
        () => verify(long, hmac),
        () => verify(`${good.HS256}.${long}`, hmac, { maxTokenBytes: 2 ** 25 }),
        () => sign({ long }, hmac),
        () => Key.fromSecret(long).free(),
        () => Key.fromPem(long),
        () => Key.fromJwk({ ...A3_PUBLIC, kid: long }).free(),
        () => verify(good.HS256, hmac, { issuer: long }),
        () => sign({}, hmac, { keyid: long }),
      ];
      survey(assert, calls.length, (count) => calls[count]());
    });
  });

  module('hostile: memory', () => {
    test('it does not grow from round to round', (assert) => {
      const round = (seed) => {
        const mutate = mutations(random(seed));
        for (let count = 0; count < 700; count++) {
          for (const call of [
            () => verify(mutate.text(good.HS256), hmac, { ...options, jwtid: String(count) }),
            () => Key.fromPem(mutate.text(pems.pkcs8)).free(),
            () => Key.fromJwk(mutate.object(A3_JWK)).free(),
            () => new KeySet(mutate.object({ keys: [A3_PUBLIC] })).free(),
            () => verify(good.HS256, SECRET, options),
            () => verify(sign(claims, hmac), set, options),
          ]) {
            try {
              call();
            } catch {}
          }
        }
        return memoryOf(() => decode(good.HS256));
      };
      round(20);
      const before = round(21);
      assert.true(before > 0, `${before} bytes`);
      assert.equal(round(22), before);
      assert.equal(round(23), before);
    });
  });
}
