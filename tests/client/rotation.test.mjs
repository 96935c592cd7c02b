// Tabs that all want a new token at the same moment: one asks for it, and the refresh token is used once.
import { setTimeout as sleep } from 'node:timers/promises';
import { call, heard, oneRefreshEach, startAnew, withTabs } from './tabs.mjs';

/** Tokens live 600 s and are due when less than 60 are left. */
const [DUE, DEAD] = [560, 700];

export default function rotationTests(t) {
  const { test, assert } = t;

  for (const count of [2, 5]) {
    test(`${count} tabs: one refresh per expiry, one per 401`, () =>
      withTabs(t, { count }, async (tabs, server) => {
        const { pass, refuseAll } = server;
        const rounds = [() => pass(DUE, tabs), () => pass(DEAD, tabs), refuseAll, refuseAll, () => pass(DUE, tabs)];
        await oneRefreshEach(t, tabs, server, rounds);
        await startAnew(tabs, { storage: 'local' });
        await oneRefreshEach(t, tabs, server, rounds);
      }));
  }

  test('ten calls at once: one refresh', () =>
    withTabs(t, {}, async ([tab], server) => {
      await server.pass(DEAD, [tab]);
      assert.deepEqual(await call(tab, 10), [200]);
      const { refreshes, answers } = await server.ledger();
      assert.deepEqual([refreshes.length, answers], [1, { 200: 10 }]);
    }));

  test('five tabs that refresh by timer: one refresh per expiry', () =>
    withTabs(t, { count: 5, begin: { autoRefresh: true }, plan: { life: 8 } }, async (tabs, server) => {
      await sleep(13_000);
      // Every 4 s or so, and never before a token is half over.
      const { refreshes } = await server.ledger();
      assert.ok(refreshes.length >= 2 && refreshes.length <= 4, `${refreshes.length} refreshes`);
      assert.ok(Math.min(...refreshes) >= 3, `one after ${Math.min(...refreshes)} s`);
      assert.deepEqual(await heard(tabs, 'expire', 'clear', 'error'), []);
    }));
}
