// A tab that was to refresh and does not: busy, or waiting for ever. The others wait for it only so long.
import { setTimeout as sleep } from 'node:timers/promises';
import { allAtOnce, call, heard, until, withTabs } from './tabs.mjs';

const DEAD = 700;
const quick = { lockTimeout: 1 };

export default function stuckTests(t) {
  const { test, assert } = t;

  test('a refresh that never comes to an end: another tab takes over', () =>
    withTabs(t, { count: 2, begin: quick }, async ([hanging, other], server) => {
      await restart(hanging, () => new Promise(() => {}));
      await server.pass(DEAD, [hanging, other]);
      await hanging.evaluate(() => void (globalThis.asked = globalThis.call(3)));
      await sleep(300);
      assert.deepEqual(await call(other), [200]);
      await until(hanging, () => globalThis.session.expiresIn() > 0);
      assert.deepEqual(await call(hanging), [200]);
      assert.equal((await server.ledger()).refreshes.length, 1);
    }));

  test('callers that waited for the refresh that hangs get what another tab has got', () =>
    withTabs(t, { count: 2, begin: quick }, async ([hanging, other], server) => {
      await restart(hanging, () => new Promise(() => {}));
      await server.pass(DEAD, [hanging, other]);
      await hanging.evaluate(() => void (globalThis.asked = globalThis.call(3).then((it) => (globalThis.came = it))));
      await sleep(300);
      assert.deepEqual(await call(other), [200]);
      await until(hanging, () => globalThis.came);
      assert.deepEqual(await hanging.evaluate(() => globalThis.came), [200]);
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

/** A session whose refresh does something else first. It gets its tokens from the other tabs. */
function restart(tab, before) {
  return tab.evaluate(async (source) => {
    globalThis.session.dispose();
    globalThis.begin({ lockTimeout: 1, before: (0, eval)(`(${source})`) });
    await globalThis.session.getToken();
  }, String(before));
}
