// A cache that isolates share, as caches.default on Workers.
import { createRemoteKeySet } from 'jotwasm/server';
import { rejections } from './support/assert.js';
import { at } from './support/clock.js';
import { A3_PUBLIC } from './support/keys.js';
import { JWKS_URL, issuer, sharedCache } from './support/requests.js';
import { NOW } from './support/tokens.js';

const header = (kid) => ({ alg: 'ES256', kid });
const jwks = (...kids) => ({ keys: kids.map((kid) => ({ ...A3_PUBLIC, kid })) });

export default function ({ module, test }, jotwasm) {
  module('createRemoteKeySet: a cache that is shared', () => {
    const isolate = (own, cache, options) => createRemoteKeySet(JWKS_URL, { fetch: own.fetch, cache, ...options });

    test('a new isolate does not fetch', async (assert) => {
      await at(NOW, async (clock) => {
        const cache = sharedCache();
        const own = issuer(() => jwks('a'));
        await isolate(own, cache).find(header('a'));
        clock.time += 599;
        const second = isolate(own, cache);
        assert.equal((await second.find(header('a'))).kid, 'a');
        assert.equal(own.asked.length, 1);
        clock.time += 1;
        assert.false(second.fresh, 'it is as old as it is, wherever it was');
        await second.find(header('a'));
        assert.equal(own.asked.length, 2);
        const [[address, { headers }]] = cache.kept;
        assert.equal(address, `${JWKS_URL}?jotwasm=keys`, 'not where others look for it');
        assert.equal(new Headers(headers).get('cache-control'), 'public, max-age=87000');
      });
    });

    test('and asks for a kid that the copy lacks, unless it was just fetched', async (assert) => {
      await at(NOW, async (clock) => {
        const cache = sharedCache();
        const own = issuer(({ count }) => (count === 1 ? jwks('a') : jwks('a', 'b')));
        await isolate(own, cache).find(header('a'));
        clock.time += 29;
        await rejections(assert, jotwasm)(() => isolate(own, cache).find(header('b')), 'ERR_JWKS_NO_MATCHING_KEY');
        assert.equal(own.asked.length, 1);
        clock.time += 1;
        assert.equal((await isolate(own, cache).find(header('b'))).kid, 'b');
        assert.equal((await isolate(own, cache).find(header('b'))).kid, 'b');
        assert.equal(own.asked.length, 2);
      });
    });

    test('an isolate learns what another fetched', async (assert) => {
      await at(NOW, async (clock) => {
        const cache = sharedCache();
        const own = issuer(({ count }) => (count === 1 ? jwks('a') : jwks('a', 'b')));
        const [one, other] = [isolate(own, cache), isolate(own, cache)];
        await one.find(header('a'));
        await other.find(header('a'));
        clock.time += 40;
        await one.find(header('b'));
        clock.time += 5;
        assert.equal((await other.find(header('b'))).kid, 'b');
        assert.equal(own.asked.length, 2);
      });
    });

    test('a copy that is older than what is known is of no use', async (assert) => {
      await at(NOW, async (clock) => {
        const cache = sharedCache();
        const own = issuer(({ count }) =>
          count === 1 ? jwks('old') : count === 2 ? jwks('new') : new Response('', { status: 500 }),
        );
        await isolate(own, cache).find(header('old'));
        clock.time += 60;
        const second = isolate(own, { match: cache.match, put: async () => {} });
        assert.equal((await second.find(header('new'))).kid, 'new');
        clock.time += 600;
        assert.equal((await second.find(header('new'))).kid, 'new', 'while the issuer is down');
        assert.equal(own.asked.length, 3);
      });
    });

    test('an old copy serves while the issuer is down', async (assert) => {
      await at(NOW, async (clock) => {
        const cache = sharedCache();
        const own = issuer(({ count }) => (count === 1 ? jwks('a') : new Response('', { status: 503 })));
        await isolate(own, cache).find(header('a'));
        clock.time += 3600;
        const second = isolate(own, cache);
        assert.equal((await second.find(header('a'))).kid, 'a');
        assert.equal((await second.find(header('a'))).kid, 'a');
        assert.equal(own.asked.length, 2);
        await rejections(assert, jotwasm)(
          () => isolate(own, cache, { staleIfError: 60 }).find(header('a')),
          'ERR_JWKS_INVALID',
        );
      });
    });

    test('reload() asks the issuer', async (assert) => {
      const cache = sharedCache();
      const own = issuer(() => jwks('a'));
      await isolate(own, cache).find(header('a'));
      await isolate(own, cache).reload();
      assert.equal(own.asked.length, 2);
    });

    test('whatever is wrong with it, the issuer is asked', async (assert) => {
      const fail = () => Promise.reject(new Error('cache'));
      const copy =
        (text, fetchedAt = Date.now()) =>
        async () =>
          new Response(text, { headers: { 'jotwasm-fetched-at': String(fetchedAt) } });
      const good = JSON.stringify(jwks('a'));
      for (const [what, match] of Object.entries({
        fails: fail,
        'is empty': async () => undefined,
        'has HTML': copy('<html>'),
        'has no set': copy('{}'),
        'has too much': copy(good.padEnd(600_000)),
        'does not say when': async () => new Response(good),
        'does not say it well': copy(good, 'yesterday'),
        'is old': copy(good, 1),
      })) {
        const own = issuer(() => jwks('a'));
        const remote = createRemoteKeySet(JWKS_URL, { fetch: own.fetch, cache: { match, put: fail } });
        assert.equal((await remote.find(header('a'))).kid, 'a', what);
        assert.equal(own.asked.length, 1, what);
      }
    });

    test('a copy from the future is from now', async (assert) => {
      await at(NOW, async (clock) => {
        const cache = sharedCache();
        const own = issuer(() => jwks('a'));
        clock.time += 1e6;
        await isolate(own, cache).find(header('a'));
        clock.time -= 1e6;
        const second = isolate(own, cache);
        await second.find(header('a'));
        clock.time += 600;
        assert.false(second.fresh);
      });
    });
  });
}
