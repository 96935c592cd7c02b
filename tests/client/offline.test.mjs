// Without a network, and with an authorization server that is ill: that is no end, and does not last.
import { call, heard, until, withTabs } from './tabs.mjs';

const [DUE, DEAD] = [560, 700];

export default function offlineTests(t) {
  const { test, assert } = t;

  test('offline is not expired, and online again is soon', () =>
    // So long a pause after a failure that only the network's return can end it.
    withTabs(t, { count: 2, begin: { retryDelay: 600 } }, async (tabs, server) => {
      const [tab] = tabs;
      const context = tab.context();
      await context.setOffline(true);
      await server.pass(DUE, tabs);
      assert.match(await tokenOf(tab), /^ey/, 'what lives is good enough');
      await server.pass(DEAD, tabs);
      assert.equal(await tokenOf(tab), 'ERR_SESSION_REFRESH_FAILED');
      assert.equal(await tokenOf(tabs[1]), 'ERR_SESSION_REFRESH_FAILED');
      assert.ok(await tab.evaluate(() => globalThis.session.tokens), 'still signed in');
      await context.setOffline(false);
      for (const one of tabs) assert.deepEqual(await call(one), [200]);
      assert.equal((await server.ledger()).refreshes.length, 1);
      assert.deepEqual(await heard(tabs, 'expire', 'clear'), []);
      const errors = await heard(tabs, 'error');
      assert.ok(errors.length >= 2 && errors.every(({ reason, retryIn }) => reason === 'TypeError' && retryIn > 500));
    }));

  test('an authorization server that fails and dies is asked again', () =>
    withTabs(t, { begin: { retryDelay: 0.1 }, plan: { next: ['fail', 'die'] } }, async ([tab], server) => {
      await server.pass(DEAD, [tab]);
      assert.equal(await tokenOf(tab), 'ERR_SESSION_REFRESH_FAILED');
      await tab.evaluate(async () => {
        while (!(await globalThis.session.getToken().catch(() => {}))) await new Promise((resolve) => setTimeout(resolve, 20));
      });
      assert.deepEqual(await call(tab), [200]);
      const { refreshes, failures } = await server.ledger();
      assert.deepEqual([refreshes.length, failures], [1, 2]);
      const errors = (await heard([tab], 'error')).map(({ status, retryIn }) => ({ status, retryIn }));
      assert.equal(errors.length, 2);
      assert.equal(errors[0].status, 500);
      assert.ok(errors[1].retryIn > errors[0].retryIn, 'the pause grows');
      assert.deepEqual(await heard([tab], 'expire', 'clear'), []);
    }));

  test('by timer: it recovers without being asked', () =>
    withTabs(t, { begin: { autoRefresh: true, retryDelay: 0.2 }, plan: { life: 8, next: ['fail', 'fail'] } }, async ([tab], server) => {
      await until(tab, () => globalThis.heard.filter(({ type, reason }) => type === 'refresh' && reason === 'refresh').length >= 1);
      const { refreshes, failures } = await server.ledger();
      assert.deepEqual([refreshes.length, failures], [1, 2]);
      assert.deepEqual(await heard([tab], 'expire', 'clear'), []);
    }));
}

/** The token, or the code of the error. */
const tokenOf = (tab) => tab.evaluate(() => globalThis.session.getToken().catch(({ code }) => code));
