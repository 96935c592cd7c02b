// A tab that was to refresh and does not: asleep, busy, waiting for ever. The others wait for it only so long.
import { setTimeout as sleep } from 'node:timers/promises';
import { allAtOnce, call, heard, until, withTabs } from './tabs.mjs';

const DEAD = 700;
const quick = { lockTimeout: 1 };

export default function stuckTests(t) {
  const { test, assert } = t;

  // WebDriver BiDi has nothing to freeze a page with, so Firefox is left out.
  if (t.name === 'chromium') {
    for (const storage of ['memory', 'local']) {
      test(`a tab is frozen while the others refresh, ${storage}`, () =>
        withTabs(t, { count: 3, begin: { storage } }, async ([frozen, ...others], server) => {
          const lifecycle = await lifecycleOf(frozen);
          await lifecycle('frozen');
          const before = await ticks(frozen);
          for (let round = 0; round < 2; round++) {
            await server.pass(DEAD, [...others, frozen]);
            assert.deepEqual(await allAtOnce(others), [[200], [200]]);
          }
          await sleep(300);
          assert.equal(await ticks(frozen), before, 'it was frozen indeed');
          // It asks while it is still frozen, so that nothing comes before its own waking up.
          await frozen.evaluate(() => void (globalThis.asked = globalThis.call(3)));
          await lifecycle('active');
          assert.deepEqual(await frozen.evaluate(() => globalThis.asked), [200]);
          assert.equal((await server.ledger()).refreshes.length, 2);
          assert.deepEqual(await heard([frozen, ...others], 'expire', 'clear', 'error'), []);
        }));
    }

    test('a tab is frozen in the midst of its refresh', () =>
      withTabs(t, { count: 2, begin: quick, plan: { next: [1500] } }, async ([frozen, other], server) => {
        await server.pass(DEAD, [frozen, other]);
        await frozen.evaluate(() => void (globalThis.asked = globalThis.call(3)));
        await until(frozen, () => performance.getEntriesByType('resource').length >= 0);
        const lifecycle = await lifecycleOf(frozen);
        await lifecycle('frozen');
        await sleep(3000);
        await lifecycle('active');
        assert.deepEqual(await frozen.evaluate(() => globalThis.asked), [200]);
        assert.deepEqual(await call(other), [200]);
        assert.equal((await server.ledger()).refreshes.length, 1);
      }));
  }

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

/** Freezes a tab as a browser does that wants to spare the battery, and lets it go on. */
async function lifecycleOf(tab) {
  const devtools = await tab.context().newCDPSession(tab);
  await tab.evaluate(() => setInterval(() => (globalThis.ticks = (globalThis.ticks ?? 0) + 1), 10));
  return (state) => devtools.send('Page.setWebLifecycleState', { state });
}

const ticks = (tab) => tab.evaluate(() => globalThis.ticks);
