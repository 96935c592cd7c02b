// What one tab learns, all do: tokens, signing out, the end.
import { call, heard, signIn, until, withTabs } from './tabs.mjs';

const DEAD = 700;

export default function spreadTests(t) {
  const { test, assert } = t;

  for (const storage of ['memory', 'local']) {
    test(`a new tab gets the tokens of the others, ${storage}`, () =>
      withTabs(t, { count: 2, begin: { storage } }, async ([first], server, open) => {
        const third = await open();
        assert.deepEqual(await call(third), [200]);
        assert.equal(await tokenOf(third), await tokenOf(first));
        assert.equal((await server.ledger()).refreshes.length, 0);
      }));

    test(`signing out and in spreads, ${storage}`, () =>
      withTabs(t, { count: 3, begin: { storage } }, async (tabs, server, open) => {
        await tabs[1].evaluate(() => globalThis.session.clear());
        for (const tab of tabs) await until(tab, () => globalThis.session.tokens === null);
        assert.deepEqual((await heard(tabs, 'clear')).map(({ reason }) => reason).sort(), ['app', 'tab', 'tab']);
        const late = await open();
        assert.equal(await codeOf(late), 'ERR_SESSION_EXPIRED');
        await signIn([tabs[2], tabs[0], tabs[1], late]);
        assert.deepEqual(await call(late), [200]);
        assert.deepEqual(await heard([...tabs, late], 'expire', 'error'), []);
      }));
  }

  test('without BroadcastChannel, the storage spreads tokens and signing out', () =>
    withTabs(t, { count: 2, begin: { storage: 'local' }, init: [() => delete globalThis.BroadcastChannel] }, async (tabs, server) => {
      await server.pass(DEAD, tabs);
      assert.deepEqual([await call(tabs[0]), await call(tabs[1])], [[200], [200]]);
      assert.equal((await server.ledger()).refreshes.length, 1);
      await tabs[0].evaluate(() => globalThis.session.clear());
      await until(tabs[1], () => globalThis.session.tokens === null);
    }));

  test('a refresh token that is refused ends the session in all tabs', () =>
    withTabs(t, { count: 3 }, async (tabs, server) => {
      await server.pass(DEAD, tabs);
      await server.plan({ next: ['refuse'] });
      assert.equal(await codeOf(tabs[0]), 'ERR_SESSION_EXPIRED');
      for (const tab of tabs) await until(tab, () => globalThis.session.tokens === null);
      assert.deepEqual((await heard(tabs, 'expire')).map(({ reason }) => reason).sort(), ['refused', 'tab', 'tab']);
      assert.equal((await server.ledger()).failures, 1);
    }));

  test('sessions of different names share nothing', () =>
    withTabs(t, { count: 2 }, async ([first, second]) => {
      await second.evaluate(() => (globalThis.session.dispose(), globalThis.begin({ storageKey: 'another' })));
      assert.equal(await codeOf(second), 'ERR_SESSION_EXPIRED');
      assert.deepEqual(await call(first), [200]);
    }));
}

const tokenOf = (tab) => tab.evaluate(() => globalThis.session.getToken());

/** Of the error that getToken rejects with. */
const codeOf = (tab) => tab.evaluate(() => globalThis.session.getToken().then(() => 'none', ({ code }) => code));
