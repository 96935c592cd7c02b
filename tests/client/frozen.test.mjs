// Tabs that the browser puts to sleep: frozen to spare the battery, kept for the way back.
import { setTimeout as sleep } from 'node:timers/promises';
import { allAtOnce, call, heard, setClocks, until, withTabs } from './tabs.mjs';

const DEAD = 700;

export default function frozenTests(t) {
  const { test, assert } = t;
  // WebDriver BiDi freezes no page, and its Firefox keeps none for the way back.
  if (t.name !== 'chromium') return;
  const shared = t.lifelike;

  for (const storage of ['memory', 'local']) {
    test(`frozen while the others refresh, ${storage}`, () =>
      withTabs(t, { count: 3, shared, begin: { storage } }, async ([frozen, ...others], server) => {
        const lifecycle = await lifecycleOf(frozen);
        await lifecycle('frozen');
        const before = await ticks(frozen);
        for (let round = 0; round < 2; round++) {
          await server.pass(DEAD, [...others, frozen]);
          assert.deepEqual(await allAtOnce(others), [[200], [200]]);
        }
        assert.equal(await ticks(frozen), before, 'it was frozen indeed');
        // It asks while it is still frozen: what the others have told it comes later than that.
        await frozen.evaluate(() => void (globalThis.asked = globalThis.call(3)));
        await lifecycle('active');
        assert.deepEqual(await frozen.evaluate(() => globalThis.asked), [200]);
        assert.equal((await server.ledger()).refreshes.length, 2);
        assert.deepEqual(await heard([frozen, ...others], 'expire', 'clear', 'error'), []);
      }));
  }

  test('frozen while its refresh is under way: nobody refreshes again', () =>
    withTabs(t, { count: 2, shared, plan: { next: [1000] } }, async ([frozen, other], server) => {
      await server.pass(DEAD, [frozen, other]);
      await frozen.evaluate(() => void (globalThis.asked = globalThis.call(3)));
      await until(frozen, () => globalThis.refreshing);
      const lifecycle = await lifecycleOf(frozen);
      await lifecycle('frozen');
      const waiting = call(other);
      await sleep(2500);
      await lifecycle('active');
      assert.deepEqual(await frozen.evaluate(() => globalThis.asked), [200]);
      assert.deepEqual(await waiting, [200]);
      assert.equal((await server.ledger()).refreshes.length, 1);
    }));

  for (const storage of ['memory', 'local']) {
    test(`back from the back-forward cache, ${storage}`, () =>
      withTabs(t, { count: 2, shared, begin: { storage } }, async ([gone, other], server) => {
        await gone.evaluate(() => addEventListener('pageshow', ({ persisted }) => (globalThis.persisted = persisted)));
        // What its clock will say when it is back.
        await setClocks([gone], 2 * DEAD);
        await gone.goto(`${t.url}/elsewhere.html`);
        for (let round = 0; round < 2; round++) {
          await server.pass(DEAD, [other]);
          assert.deepEqual(await call(other), [200]);
        }
        await gone.evaluate(() => void setTimeout(() => history.back()));
        await until(gone, () => globalThis.persisted);
        assert.deepEqual(await call(gone), [200]);
        assert.equal((await server.ledger()).refreshes.length, 2);
        // And what it does from now on, the other hears.
        await server.pass(DEAD, [gone, other]);
        assert.deepEqual(await allAtOnce([gone, other]), [[200], [200]]);
        assert.equal((await server.ledger()).refreshes.length, 3);
        await gone.evaluate(() => globalThis.session.clear());
        await until(other, () => globalThis.session.tokens === null);
        assert.deepEqual(await heard([gone, other], 'expire', 'error'), []);
      }));
  }
}

/** Freezes a tab, and lets it go on. */
async function lifecycleOf(tab) {
  const devtools = await tab.context().newCDPSession(tab);
  await tab.evaluate(() => setInterval(() => (globalThis.ticks = (globalThis.ticks ?? 0) + 1), 10));
  return (state) => devtools.send('Page.setWebLifecycleState', { state });
}

const ticks = (tab) => tab.evaluate(() => globalThis.ticks);
