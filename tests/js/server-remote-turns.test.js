// Requests at the same time: one fetch, and no promise that they share.
import { createRemoteKeySet } from 'jotwasm/server';
import { at } from './support/clock.js';
import { A3_PUBLIC } from './support/keys.js';
import { JWKS_URL, issuer } from './support/requests.js';
import { NOW } from './support/tokens.js';

const header = (kid) => ({ alg: 'ES256', kid });
const jwks = (...kids) => ({ keys: kids.map((kid) => ({ ...A3_PUBLIC, kid })) });
const later = (value, milliseconds = 60) => new Promise((resolve) => setTimeout(resolve, milliseconds, value));

export default function ({ module, test }, jotwasm) {
  const many = (length, work) => Promise.allSettled(Array.from({ length }, (_, n) => work(n)));

  module('createRemoteKeySet: at the same time', () => {
    test('the first keys are fetched once', async (assert) => {
      const { asked, fetch } = issuer(() => later(jwks('a')));
      const remote = createRemoteKeySet(JWKS_URL, { fetch });
      const found = await many(50, () => remote.find(header('a')));
      assert.true(found.every(({ value }) => value?.kid === 'a'));
      assert.equal(asked.length, 1);
    });

    test('a slow issuer is asked once for all the names that were invented meanwhile', async (assert) => {
      await at(NOW, async (clock) => {
        const { asked, fetch } = issuer(({ count }) => (count === 1 ? jwks('a') : later(jwks('a', 'b'), 300)));
        const remote = createRemoteKeySet(JWKS_URL, { fetch });
        await remote.find(header('a'));
        clock.time += 30;
        const flood = many(50, (n) => remote.find(header(`invented ${n}`)));
        const honest = many(5, () => remote.find(header('b')));
        const late = later().then(() => many(50, (n) => remote.find(header(`and ${n}`))));
        const known = await remote.find(header('a'));
        assert.equal(known.kid, 'a', 'a known key waits for nobody');
        assert.true(
          (await honest).every(({ value }) => value?.kid === 'b'),
          'a new key is found by all who ask for it',
        );
        const codes = [...(await flood), ...(await late)].map(({ reason }) => reason?.code);
        assert.deepEqual(new Set(codes), new Set(['ERR_JWKS_NO_MATCHING_KEY']));
        assert.equal(asked.length, 2);
      });
    });

    test('all hear of one failure', async (assert) => {
      const { asked, fetch } = issuer(() => later(new Response('', { status: 500 })));
      const remote = createRemoteKeySet(JWKS_URL, { fetch });
      const failed = await many(20, () => remote.find(header('a')));
      assert.true(failed.every(({ reason }) => reason?.code === 'ERR_JWKS_INVALID'));
      assert.equal(asked.length, 1);
    });

    test('reload() comes after what is under way, and is one of its own', async (assert) => {
      const { asked, fetch } = issuer(({ count }) => later(jwks(String(count))));
      const remote = createRemoteKeySet(JWKS_URL, { fetch });
      await Promise.all([remote.find(header('1')), remote.reload()]);
      assert.equal((await remote.find(header('2'))).kid, '2');
      assert.equal(asked.length, 2);
    });

    test('a new key is waited for while somebody reloads, whatever the cooldown', async (assert) => {
      const { asked, fetch } = issuer(({ count }) => (count === 1 ? jwks('a') : later(jwks('a', 'b'))));
      const remote = createRemoteKeySet(JWKS_URL, { fetch });
      await remote.find(header('a'));
      const reloading = remote.reload();
      await later(undefined, 1);
      assert.true(remote.coolingDown);
      assert.equal((await remote.find(header('b'))).kid, 'b');
      await reloading;
      assert.equal(asked.length, 2);
    });

    test('one that was cut off does not take the others along', async (assert) => {
      // A request that Workers cut off: its fetch never ends, and its timers stop.
      const { setInterval, setTimeout } = globalThis;
      const { asked, fetch } = issuer(({ count }) => (count === 1 ? new Promise(() => {}) : jwks('a')));
      const remote = createRemoteKeySet(JWKS_URL, { fetch });
      const ignored = [];
      Object.assign(globalThis, { setInterval: () => 0, setTimeout: (...timer) => void ignored.push(timer) });
      try {
        remote.find(header('a'));
        while (!asked.length) await undefined;
      } finally {
        Object.assign(globalThis, { setInterval, setTimeout });
      }
      const found = await many(10, () => remote.find(header('a')));
      assert.true(found.every(({ value }) => value?.kid === 'a'));
      assert.equal(asked.length, 2, 'one of them took over');
      assert.equal(ignored.length, 1, 'its time limit');
    });
  });
}
