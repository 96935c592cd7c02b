// A tab that was to refresh and does not: busy, or waiting for ever. The others wait for it only so long.
import { allAtOnce, call, heard, until, withTabs } from './tabs.mjs';

const DEAD = 700;
const quick = { lockTimeout: 1 };

export default function stuckTests(t) {
  const { test, assert } = t;

  test('a refresh that never comes to an end: another tab takes over, and whoever waited gets its tokens', () =>
    withTabs(t, { count: 2, begin: { ...quick, storage: 'local' } }, async ([hanging, other], server) => {
      await hanging.evaluate(() => {
        globalThis.end();
        globalThis.begin({ lockTimeout: 1, storage: 'local', before: () => new Promise(() => (globalThis.hangs = true)) });
      });
      await server.pass(DEAD, [hanging, other]);
      await hanging.evaluate(() => void globalThis.call(3).then((statuses) => (globalThis.came = statuses)));
      await until(hanging, () => globalThis.hangs);
      assert.deepEqual(await call(other), [200]);
      await until(hanging, () => globalThis.came);
      assert.deepEqual(await hanging.evaluate(() => globalThis.came), [200]);
      assert.deepEqual(await call(hanging), [200]);
      assert.equal((await server.ledger()).refreshes.length, 1);
    }));

  test('a lock that somebody holds for ever', () =>
    withTabs(t, { count: 2, begin: quick }, async (tabs, server, open) => {
      const holder = await open();
      await holder.evaluate(() => void navigator.locks.request('jotwasm.session', () => new Promise(() => {})));
      for (let round = 1; round <= 2; round++) {
        await server.pass(DEAD, [...tabs, holder]);
        assert.deepEqual(await allAtOnce(tabs), [[200], [200]]);
        assert.equal((await server.ledger()).refreshes.length, round);
      }
    }));

  for (const storage of ['memory', 'local']) {
    test(`a tab is busy from the moment that it has the lock, ${storage}`, () =>
      withTabs(t, { count: 2, begin: { ...quick, storage } }, async ([busy, other], server) => {
        await server.pass(DEAD, [busy, other]);
        await busy.evaluate(() => {
          globalThis.asked = globalThis.call(3);
          const check = async () => {
            const { held } = await navigator.locks.query();
            if (held.some(({ name }) => name === 'jotwasm.session')) for (const end = performance.now() + 4000; performance.now() < end; );
            else setTimeout(check);
          };
          check();
        });
        assert.deepEqual(await call(other), [200]);
        assert.deepEqual(await busy.evaluate(() => globalThis.asked), [200]);
        assert.deepEqual(await heard([busy, other], 'expire', 'clear'), []);
      }));
  }
}
