// Keys that have to be fetched first.
import { asyncMistakes, rejected, rejections } from './support/assert.js';
import { at } from './support/clock.js';
import { SECRET, SECRETS } from './support/keys.js';
import { hmacKey } from './support/platform.js';
import { NOW, forge, unsigned } from './support/tokens.js';

const SIGNATURE = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
const later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { JwtError, Key, KeySet, sign, verify, verifyAsync } = jotwasm;
  const token = sign({ a: 1 }, SECRET, { noTimestamp: true, keyid: 'k' });
  const key = Key.fromSecret(SECRET, 'HS256', { kid: 'k' });

  module('verifyAsync: look-ups', () => {
    test('a function may return or promise anything that stands for a key', async (assert) => {
      const jwk = key.toJwk({ private: true });
      const bytes = new TextEncoder().encode(SECRET);
      for (const one of [SECRET, bytes, key, jwk, { keys: [jwk] }, new KeySet([key]), await hmacKey(SECRET)]) {
        for (const given of [one, () => one, () => later(one), { find: () => one }, { find: () => later(one) }])
          assert.deepEqual(await verifyAsync(token, given), { a: 1 });
      }
    });

    test('it gets the header, once, and its receiver', async (assert) => {
      const calls = [];
      const remote = {
        find(header) {
          calls.push([this === remote, header]);
          return later(key);
        },
      };
      await verifyAsync(token, remote);
      await verifyAsync(token, (header) => void calls.push([true, header]) ?? key);
      assert.deepEqual(calls, Array(2).fill([true, { alg: 'HS256', typ: 'JWT', kid: 'k' }]));
    });

    test('a remote set may have members of its own, and a class', async (assert) => {
      class Remote {
        keys = [];
        async find() {
          return key;
        }
      }
      assert.deepEqual(await verifyAsync(token, new Remote()), { a: 1 });
    });

    test('no key is an answer to the token', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      for (const none of [undefined, null, 1, {}, [], [SECRET], () => key, new ArrayBuffer(32)]) {
        await refuse(() => verifyAsync(token, () => none), 'ERR_JWKS_NO_MATCHING_KEY', {}, String(none));
        await refuse(() => verifyAsync(token, () => later(none)), 'ERR_JWKS_NO_MATCHING_KEY', {}, String(none));
        await refuse(
          () => verifyAsync(token, { find: () => later(none) }),
          'ERR_JWKS_NO_MATCHING_KEY',
          {},
          String(none),
        );
      }
    });

    test('what a look-up throws comes through as it is', async (assert) => {
      const errors = [new JwtError('ERR_JWKS_TIMEOUT', 'slow'), new Error('down'), 'text', undefined];
      for (const error of errors) {
        const failing = () => {
          throw error;
        };
        const ways = [failing, () => Promise.reject(error), { find: failing }, { find: () => Promise.reject(error) }];
        for (const way of ways) assert.strictEqual(await rejected(verifyAsync(token, way)), error);
      }
    });

    test('nothing is looked up for a token that no key could save', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const never = () => assert.true(false, 'was asked');
      for (const way of [never, { find: never }]) {
        await refuse(() => verifyAsync('a.b', way), 'ERR_JWT_INVALID');
        await refuse(() => verifyAsync(token, way, { algorithms: ['ES256'] }), 'ERR_JOSE_ALG_NOT_ALLOWED');
        await refuse(() => verifyAsync(token, way, { maxTokenBytes: 9 }), 'ERR_JWT_INVALID');
        const critical = unsigned({ alg: 'HS256', crit: ['x'], x: 1 }, {});
        await refuse(() => verifyAsync(critical, way), 'ERR_JWS_INVALID');
      }
      assert.throws(
        () => verify(token, never, { algorithms: ['ES256'] }),
        ({ code }) => code === 'ERR_JOSE_ALG_NOT_ALLOWED',
      );
    });

    test('a key that its owner freed in time is a mistake, one freed later is not', async (assert) => {
      const brief = () => Key.fromSecret(SECRET);
      const early = brief();
      early.free();
      await asyncMistakes(assert)(() => verifyAsync(token, () => later(early)), 'freed');
      const one = brief();
      const verified = verifyAsync(token, async () => one);
      await Promise.resolve();
      assert.deepEqual(await verified.finally(() => one.free()), { a: 1 });
    });

    test('many at once do not mix', async (assert) => {
      const tokens = Array.from({ length: 40 }, (_, n) => sign({ n }, n % 2 ? SECRET : SECRETS.HS512));
      const elsewhere = await hmacKey(SECRET);
      const results = await Promise.allSettled(
        tokens.map((one, n) =>
          verifyAsync(one, n % 3 ? () => later(elsewhere) : () => later(key), { maxTokenAge: n + 1 }),
        ),
      );
      const expected = tokens.map((_, n) => (n % 2 ? n : SIGNATURE));
      assert.deepEqual(
        results.map(({ value, reason }) => value?.n ?? reason.code),
        expected,
      );
    });
  });

  module('verifyAsync: time and options', () => {
    const short = sign({ exp: NOW + 10 }, SECRET, { noTimestamp: true });

    test('a token that expires while its key is fetched has expired', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const elsewhere = await hmacKey(SECRET);
      for (const one of [SECRET, elsewhere]) {
        await at(NOW, async (clock) => {
          assert.deepEqual(await verifyAsync(short, () => later(one)), { exp: NOW + 10 });
          const slow = async () => {
            await later();
            clock.time = NOW + 10;
            return one;
          };
          await refuse(() => verifyAsync(short, slow), 'ERR_JWT_EXPIRED', { claim: 'exp', reason: 'check_failed' });
          await refuse(() => verifyAsync(short, one), 'ERR_JWT_EXPIRED', { claim: 'exp', reason: 'check_failed' });
          assert.deepEqual(await verifyAsync(short, slow, { currentDate: NOW }), { exp: NOW + 10 });
        });
      }
    });

    test('options are read before the waiting', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const good = await forge({ alg: 'HS256' }, { iss: 'x', exp: NOW + 1 });
      const bad = await forge({ alg: 'HS256' }, { iss: 'y', exp: NOW + 1 });
      /** Verifies under options that change as soon as somebody waits. */
      const verifyChanging = (token) => {
        const currentDate = new Date(NOW * 1000);
        const options = { algorithms: ['HS256'], issuer: ['x'], requiredClaims: ['iss'], crit: [], currentDate };
        const verified = verifyAsync(token, () => later(SECRET), options);
        options.algorithms.length = 0;
        options.issuer[0] = 'y';
        options.requiredClaims.push('sub');
        options.complete = true;
        currentDate.setTime(0);
        return verified;
      };
      assert.deepEqual(await verifyChanging(good), { iss: 'x', exp: NOW + 1 });
      await refuse(() => verifyChanging(bad), 'ERR_JWT_CLAIM_VALIDATION_FAILED', { claim: 'iss', reason: 'mismatch' });
    });

    test('it rejects, and never throws at once', async (assert) => {
      const mistake = asyncMistakes(assert);
      for (const bad of [undefined, null, 1, {}, [token]])
        await mistake(() => verifyAsync(bad, key), `token ${String(bad)}`);
      for (const bad of [
        undefined,
        null,
        1,
        true,
        {},
        [],
        [key],
        Symbol(),
        later(key),
        new ArrayBuffer(32),
        { sign() {} },
      ])
        await mistake(() => verifyAsync(token, bad), `key ${String(bad)}`);
      for (const options of [
        null,
        1,
        { issuers: 'x' },
        { algorithms: 'HS256' },
        { currentDate: 'now' },
        { maxTokenAge: '5' },
      ])
        await mistake(() => verifyAsync(token, key, options), JSON.stringify(options));
    });

    test('verify says where to go', (assert) => {
      assert.throws(() => verify(token, async () => key), /verifyAsync/);
    });
  });
}
