// signAsync with the keys that sign takes, and what both do with arguments.
import { asyncMistakes, rejections } from './support/assert.js';
import { SECRET, SECRETS } from './support/keys.js';
import { kms } from './support/kms.js';
import { NOW, parts } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, signAsync, verify } = jotwasm;

  module('signAsync: keys that are here', () => {
    test('are those of sign', async (assert) => {
      const key = Key.fromSecret(SECRET, 'HS256', { kid: 'k' });
      const options = { currentDate: NOW };
      for (const one of [
        SECRET,
        new TextEncoder().encode(SECRET),
        key,
        key.toJwk({ private: true }),
        new KeySet([key]),
      ])
        assert.equal(await signAsync({ a: 1 }, one, options), sign({ a: 1 }, one, options));
      assert.equal(
        await signAsync({}, SECRETS.HS512, { algorithm: 'HS512', ...options }),
        sign({}, SECRETS.HS512, { algorithm: 'HS512', ...options }),
      );
      await rejections(assert, jotwasm)(() => signAsync({}, key, { algorithm: 'ES256' }), 'ERR_JOSE_ALG_NOT_ALLOWED');
    });

    test('it rejects, and never throws at once', async (assert) => {
      const mistake = asyncMistakes(assert);
      const signer = await kms();
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
        { sign: 1 },
      ])
        await mistake(() => signAsync({}, key), `key ${String(key)}`);
      for (const key of [SECRET, signer]) {
        for (const payload of [undefined, null, 'x', 1, [], { big: 1n }])
          await mistake(() => signAsync(payload, key), String(payload));
        for (const options of [null, 1, { expires: 1 }, { expiresIn: '5' }, { header: 1 }])
          await mistake(() => signAsync({}, key, options), JSON.stringify(options));
      }
    });

    test('payload and options are read before the waiting', async (assert) => {
      const payload = { list: [1] };
      const options = { header: { x: ['a'] }, audience: ['a'], noTimestamp: true };
      const inner = await kms();
      const signed = signAsync(payload, inner, options);
      payload.list.push(2);
      options.audience.push('b');
      options.header.x.push('b');
      inner.alg = 'ES256';
      const { header, payload: claims } = parts(await signed);
      assert.deepEqual(
        [header, claims],
        [
          { alg: 'HS256', typ: 'JWT', x: ['a'] },
          { list: [1], aud: ['a'] },
        ],
      );
    });

    test('many at once do not mix', async (assert) => {
      const signer = await kms();
      const slow = async (data) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return signer.sign(data);
      };
      const numbers = Array.from({ length: 30 }, (_, n) => n);
      const tokens = numbers.map((n) => signAsync({ n }, n % 2 ? { ...signer, sign: slow } : signer));
      assert.deepEqual(
        (await Promise.all(tokens)).map((token) => verify(token, SECRET).n),
        numbers,
      );
    });
  });
}
