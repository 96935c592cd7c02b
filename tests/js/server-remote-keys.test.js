// createRemoteKeySet(): when it fetches, and when it does not.
import { createGuard, createRemoteKeySet } from 'jotwasm/server';
import { rejected, rejections } from './support/assert.js';
import { at } from './support/clock.js';
import { JWKS_URL, publisher, request } from './support/requests.js';
import { NOW } from './support/tokens.js';

export default function ({ module, test }, jotwasm) {
  const { Key, KeySet, sign, verifyAsync } = jotwasm;
  const pair = (kid) => Key.generate('ES256', { kid });
  const publicJwk = (key) => ({ ...key.toJwk(), use: 'sig' });
  const header = (kid) => ({ alg: 'ES256', kid });
  const following = ({ fetch }, options) => createRemoteKeySet(JWKS_URL, { fetch, ...options });
  const NONE = 'ERR_JWKS_NO_MATCHING_KEY';

  module('createRemoteKeySet: age', () => {
    test('nothing is fetched before a key is asked for, then once for all of its age', async (assert) => {
      const own = publisher([publicJwk(pair('a'))]);
      await at(NOW, async (clock) => {
        const remote = following(own);
        assert.propEqual(
          [own.asked.length, remote.fresh, remote.coolingDown, remote.jwks()],
          [0, false, false, undefined],
        );
        const key = await remote.find(header('a'));
        assert.propEqual([key.kid, key.type, own.asked[0].url], ['a', 'public', JWKS_URL]);
        assert.propEqual([remote.fresh, remote.coolingDown], [true, true]);
        clock.time += 599.9;
        assert.strictEqual(await remote.find(header('a')), key, 'the same object');
        assert.propEqual([own.asked.length, remote.fresh, remote.coolingDown], [1, true, false]);
        clock.time += 0.1;
        assert.false(remote.fresh);
        assert.strictEqual(await remote.find(header('a')), key, 'and again, since the issuer says the same');
        assert.equal(own.asked.length, 2);
      });
    });

    test('cacheMaxAge is a Duration, and 0 is no age at all', async (assert) => {
      for (const [cacheMaxAge, expected] of [
        [5, [1, 2]],
        ['1m', [1, 1]],
        [0, [2, 3]],
      ]) {
        const own = publisher([publicJwk(pair('a'))]);
        await at(NOW, async (clock) => {
          const remote = following(own, { cacheMaxAge, staleIfError: 0 });
          await remote.find(header('a'));
          await remote.find(header('a'));
          const [soon] = [own.asked.length];
          clock.time += 10;
          await remote.find(header('a'));
          assert.deepEqual([soon, own.asked.length], expected, String(cacheMaxAge));
        });
      }
    });

    test('a key that the issuer took back is gone after that age', async (assert) => {
      const [first, second] = [pair('a'), pair('b')];
      const own = publisher([publicJwk(first), publicJwk(second)]);
      const refuse = rejections(assert, jotwasm);
      await at(NOW, async (clock) => {
        const remote = following(own);
        await remote.find(header('b'));
        own.keys = [publicJwk(first)];
        clock.time += 600;
        await refuse(() => remote.find(header('b')), NONE);
        assert.equal((await remote.find(header('a'))).kid, 'a');
      });
    });

    test('reload() fetches at once', async (assert) => {
      const own = publisher([publicJwk(pair('a'))]);
      await at(NOW, async () => {
        const remote = following(own);
        await remote.reload();
        own.keys = [publicJwk(pair('b'))];
        await remote.reload();
        assert.equal((await remote.find(header('b'))).kid, 'b');
        assert.equal(own.asked.length, 2);
        own.down = true;
        await rejections(assert, jotwasm)(() => remote.reload(), 'ERR_JWKS_INVALID');
        assert.equal((await remote.find(header('b'))).kid, 'b', 'what is known stays');
      });
    });
  });

  module('createRemoteKeySet: unknown kid', () => {
    test('is asked for once more, at most once in a cooldown', async (assert) => {
      const [first, second] = [pair('a'), pair('b')];
      const own = publisher([publicJwk(first)]);
      const refuse = rejections(assert, jotwasm);
      await at(NOW, async (clock) => {
        const remote = following(own);
        await refuse(() => remote.find(header('b')), NONE, {}, 'cold');
        await refuse(() => remote.find(header('b')), NONE);
        assert.equal(own.asked.length, 1, 'it was fetched a moment ago');
        own.keys = [publicJwk(first), publicJwk(second)];
        clock.time += 29.9;
        await refuse(() => remote.find(header('b')), NONE);
        assert.equal(own.asked.length, 1);
        clock.time += 0.1;
        assert.equal((await remote.find(header('b'))).kid, 'b');
        assert.equal(own.asked.length, 2);
        assert.equal((await remote.find(header('a'))).kid, 'a');
      });
    });

    test('a flood of invented names is one request a cooldown', async (assert) => {
      const own = publisher([publicJwk(pair('a'))]);
      await at(NOW, async (clock) => {
        const remote = following(own, { cooldownDuration: '10s' });
        await remote.find(header('a'));
        for (let round = 1; round < 4; round++) {
          clock.time += 10;
          const flood = Array.from({ length: 200 }, (_, n) => remote.find(header(`${round} ${n}`)));
          const codes = (await Promise.allSettled(flood)).map(({ reason }) => reason.code);
          assert.deepEqual(new Set(codes), new Set([NONE]));
          assert.equal((await rejected(remote.find(header('late')))).code, NONE);
          assert.equal(own.asked.length, 1 + round);
        }
      });
    });

    test('keys without a kid are found under any, and what was found stays within bounds', async (assert) => {
      const { kid: _, ...jwk } = publicJwk(pair('a'));
      const own = publisher([jwk]);
      const remote = following(own);
      const found = await Promise.all(
        Array.from({ length: 300 }, (_, n) => remote.find(header(String(n))).catch(() => null)),
      );
      assert.equal(found.length, 300);
      assert.equal(own.asked.length, 1);
      assert.equal((await remote.find({ alg: 'ES256' })).type, 'public');
    });

    test('two keys for one token are no reason to ask again', async (assert) => {
      const own = publisher([publicJwk(pair('a')), publicJwk(pair('b'))]);
      await at(NOW, async (clock) => {
        const remote = following(own);
        await remote.find(header('a'));
        clock.time += 60;
        await rejections(assert, jotwasm)(() => remote.find({ alg: 'ES256' }), 'ERR_JWKS_MULTIPLE_MATCHING_KEYS');
        assert.equal(own.asked.length, 1);
      });
    });
  });

  module('createRemoteKeySet: keys', () => {
    test('verifies, by itself and in a guard', async (assert) => {
      const key = pair('a');
      const remote = createRemoteKeySet(new URL(JWKS_URL), { fetch: publisher([publicJwk(key)]).fetch });
      const token = sign({ sub: 'ada' }, key, { noTimestamp: true });
      assert.deepEqual(await verifyAsync(token, remote), { sub: 'ada' });
      const guard = createGuard({ keys: remote });
      assert.deepEqual((await guard(request(`Bearer ${token}`))).claims, { sub: 'ada' });
      assert.equal((await guard(request(`Bearer ${sign({}, pair('a'))}`))).response.status, 401);
      assert.equal((await guard(request(`Bearer ${sign({}, pair('b'))}`))).response.status, 401);
    });

    test('a secret that is published is no secret', async (assert) => {
      const secret = Key.fromSecret('correct horse battery staple, 32', 'HS256', { kid: 's' });
      const own = publisher([secret.toJwk({ private: true }), publicJwk(pair('a'))]);
      const remote = following(own);
      await rejections(assert, jotwasm)(() => verifyAsync(sign({}, secret), remote), NONE);
      assert.deepEqual(
        remote.jwks().keys.map(({ kid }) => kid),
        ['a'],
      );
    });

    test('jwks() is what was published, and the caller’s own', async (assert) => {
      const own = publisher([
        { ...publicJwk(pair('a')), x5t: 'x' },
        { kty: 'unheard of', kid: 'u' },
      ]);
      const remote = following(own);
      await remote.reload();
      assert.deepEqual(remote.jwks(), { keys: own.keys });
      remote.jwks().keys.length = 0;
      assert.deepEqual(remote.jwks(), { keys: own.keys });
      assert.equal(new KeySet(remote.jwks()).size, 1);
    });

    test('a key that somebody freed is there again', async (assert) => {
      const key = pair('a');
      const remote = following(publisher([publicJwk(key)]));
      (await remote.find(header('a'))).free();
      assert.deepEqual(await verifyAsync(sign({}, key, { noTimestamp: true }), remote), {});
    });

    test('one that is in use lives through a rotation', async (assert) => {
      const [first, second] = [pair('a'), pair('b')];
      const own = publisher([publicJwk(first)]);
      const remote = following(own);
      const found = await remote.find(header('a'));
      own.keys = [publicJwk(second)];
      await remote.reload();
      assert.deepEqual(jotwasm.verify(sign({}, first, { noTimestamp: true }), found), {});
    });
  });
}
