// Whoever checks the signature, the verdict is one: verify with a Key, verifyAsync with a Key and with a CryptoKey.
import claims from '../cases/claims.json' with { type: 'json' };
import decoding from '../cases/decode.json' with { type: 'json' };
import { hmacKey } from './support/platform.js';
import { tokenOf } from './support/text.js';
import { NOW, forge, unsigned } from './support/tokens.js';

const SECRET = 'jotwasm test secret, 32 bytes...';

/** All that a caller can see of how it ended. */
async function outcome(call) {
  try {
    return { value: JSON.stringify(await call()) };
  } catch (error) {
    const { name, code, message, claim, reason, payload } = error;
    return { name, code, message, claim, reason, payload: JSON.stringify(payload), keys: Object.keys(error).join() };
  }
}

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, verify, verifyAsync } = jotwasm;
  const key = Key.fromSecret(SECRET);

  /** @param {any} assert @param {{ name: string, token: string, options?: object }[]} cases */
  async function compare(assert, cases) {
    const elsewhere = await hmacKey(SECRET);
    const differences = [];
    let refused = 0;
    for (const { name, token, options } of cases) {
      const expected = await outcome(() => verify(token, key, options));
      refused += Number('code' in expected);
      const all = await Promise.all([
        outcome(() => verifyAsync(token, key, options)),
        outcome(() => verifyAsync(token, elsewhere, options)),
        outcome(() => verifyAsync(token, async () => elsewhere, options)),
      ]);
      for (const actual of all) {
        if (JSON.stringify(actual) !== JSON.stringify(expected)) differences.push({ name, actual, expected });
      }
    }
    assert.deepEqual(differences.slice(0, 3), []);
    assert.true(refused > 0 && refused < cases.length, `${refused} of ${cases.length} are refused`);
  }

  module('async: the same verdict', () => {
    test('on the table of claims', (assert) =>
      compare(
        assert,
        claims.map(({ name, token, options, now }) => ({ name, token, options: { ...options, currentDate: now } })),
      ));

    test('on the table of forms', async (assert) => {
      const tokens = decoding.map((one) => ({ name: one.name, token: tokenOf(one) }));
      const good = { name: 'good', token: await forge({ alg: 'HS256' }, { a: 1 }, { secret: SECRET }) };
      await compare(assert, [...tokens.filter(({ token }) => token !== undefined), good]);
    });

    test('on headers and options that quarrel', async (assert) => {
      const headers = [
        { alg: 'HS256' },
        { alg: 'HS512' },
        { alg: 'none' },
        { alg: 'HS256', crit: ['x'], x: 1 },
        { alg: 'ES256', crit: ['x'], x: 1 },
        { alg: 'HS256', crit: [] },
        { alg: 'HS256', b64: false, crit: ['b64'] },
        { alg: 'HS256', kid: 'other' },
        { alg: 'HS256', typ: 'at+jwt' },
      ];
      const all = [
        {},
        { algorithms: ['HS256'] },
        { algorithms: ['HS512'] },
        { algorithms: [] },
        { crit: ['x', 'b64'] },
        { typ: 'at+jwt' },
        { complete: true },
        { maxTokenBytes: 10 },
        { issuer: 'x' },
      ];
      const payloads = [{ exp: NOW }, { exp: NOW + 1 }, { exp: 'x' }, 'no JSON', '[]'];
      const cases = [];
      for (const header of headers) {
        for (const payload of payloads) {
          const tokens = [await forge(header, payload, { secret: SECRET }), unsigned(header, payload, 'AAAA')];
          for (const token of tokens)
            for (const options of all)
              cases.push({
                name: JSON.stringify([header, payload, options]),
                token,
                options: { ...options, currentDate: NOW },
              });
        }
      }
      await compare(assert, cases);
    });
  });
}
