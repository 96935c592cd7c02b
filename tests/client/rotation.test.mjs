// Tabs that all want a new token at the same moment: one asks for it, and the refresh token is used once.
import { setTimeout as sleep } from 'node:timers/promises';
import { allAtOnce, heard, withTabs } from './tabs.mjs';

/** Tokens live 4 s: they are due after 2 s, or 3 when the server's whole seconds are taken into account. */
const DUE = 2200;

export default function rotationTests(t) {
  const { test, assert } = t;

  for (const count of [2, 5]) {
    for (const storage of ['memory', 'local']) {
      test(`${count} tabs, ${storage}: one refresh per expiry`, () =>
        withTabs(t, { count, begin: { storage } }, async (tabs, server) => {
          for (let round = 1; round <= 4; round++) {
            await sleep(DUE);
            assert.deepEqual(await allAtOnce(tabs), tabs.map(() => [200]));
            const { refreshes } = await server.ledger();
            assert.equal(refreshes.length, round);
          }
          assert.deepEqual(await heard(tabs, 'expire', 'clear', 'error'), []);
        }));

      test(`${count} tabs, ${storage}: one refresh per 401`, () =>
        withTabs(t, { count, begin: { storage }, plan: { life: 600 } }, async (tabs, server) => {
          for (let round = 1; round <= 8; round++) {
            await server.refuseAll();
            assert.deepEqual(await allAtOnce(tabs), tabs.map(() => [200]));
            const { refreshes } = await server.ledger();
            assert.equal(refreshes.length, round);
          }
          assert.deepEqual(await heard(tabs, 'expire', 'clear', 'error'), []);
        }));
    }
  }

  test('five tabs that refresh by timer: one refresh per expiry', () =>
    withTabs(t, { count: 5, begin: { autoRefresh: true } }, async (tabs, server) => {
      await sleep(9000);
      const { refreshes } = await server.ledger();
      // Every 2 s or so, and never before a token is half over.
      assert.ok(refreshes.length >= 3 && refreshes.length <= 5, `${refreshes.length} refreshes`);
      assert.ok(Math.min(...refreshes) >= 1, `one after ${Math.min(...refreshes)} s`);
      assert.deepEqual(await allAtOnce(tabs), tabs.map(() => [200]));
      assert.deepEqual(await heard(tabs, 'expire', 'clear', 'error'), []);
    }));
}
