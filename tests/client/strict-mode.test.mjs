// React's StrictMode mounts everything twice, and hot reload runs a module again: one session is seen, one refresh made.
import { setTimeout as sleep } from 'node:timers/promises';
import { until, withTabs } from './tabs.mjs';

export default function strictModeTests(t) {
  const { test, assert } = t;

  for (const [name, made] of [['ByEffect', 2], ['ByState', 2], ['ByModule', 6]]) {
    test(`StrictMode, ${name}: one refresh per expiry`, () =>
      withTabs(t, { page: 'strict-mode', signedIn: false, plan: { life: 8 } }, async ([tab], server) => {
        await tab.evaluate((name) => globalThis.mount(name), name);
        await until(tab, () => globalThis.session);
        assert.equal(await tab.evaluate(() => globalThis.counts.made), made, 'StrictMode did mount twice');
        await tab.evaluate(async () => globalThis.session.setTokens(await globalThis.login()));
        await sleep(10_500);
        const { refreshes } = await server.ledger();
        assert.ok(refreshes.length >= 1 && refreshes.length <= 3, `${refreshes.length} refreshes`);
        assert.ok(Math.min(...refreshes) >= 3, `one after ${Math.min(...refreshes)} s`);
        // The signing in, and each refresh: the session that is mounted says it once.
        assert.equal(await tab.evaluate(() => globalThis.counts.refresh), (await server.ledger()).issued);
      }));
  }
}
