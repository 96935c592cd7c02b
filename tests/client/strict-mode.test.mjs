// React's StrictMode mounts everything twice, and hot reload runs a module again: one session is seen, one refresh made.
import { setTimeout as sleep } from 'node:timers/promises';
import { until, withTabs } from './tabs.mjs';

export default function strictModeTests(t) {
  const { test, assert } = t;

  const makes = { ByEffect: 2, ByState: 2, ByModule: 6 };
  test('StrictMode: one refresh per expiry, wherever the session is made', () =>
    Promise.all(Object.entries(makes).map(([name, made]) => mounted(name, made))));

  const mounted = (name, made) =>
    withTabs(t, { page: 'strict-mode', signedIn: false, plan: { life: 8 } }, async ([tab], server) => {
      await tab.evaluate((name) => globalThis.mount(name), name);
      await until(tab, () => globalThis.session);
      assert.equal(await tab.evaluate(() => globalThis.counts.made), made, 'StrictMode did mount twice');
      await tab.evaluate(async () => globalThis.session.setTokens(await globalThis.login()));
      await sleep(10_500);
      const { refreshes, issued } = await server.ledger();
      const seen = await tab.evaluate(() => globalThis.counts.refresh);
      assert.ok(refreshes.length >= 1 && refreshes.length <= 3, `${name}: ${refreshes.length} refreshes`);
      assert.ok(Math.min(...refreshes) >= 3, `${name}: one after ${Math.min(...refreshes)} s`);
      // The signing in, and each refresh: the session that is mounted says it once.
      assert.equal(seen, issued, name);
    });
}
