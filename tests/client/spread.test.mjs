// What one tab learns, all do: tokens, signing out, the end.
import { call, heard, signIn, startAnew, until, withTabs } from './tabs.mjs';

const DEAD = 700;

export default function spreadTests(t) {
  const { test, assert } = t;

  for (const storage of ['memory', 'local']) {
    test(`a new tab gets the tokens of the others; signing out and in spreads, ${storage}`, () =>
      withTabs(t, { count: 2, begin: { storage } }, async ([first, second], server, open) => {
        const third = await open();
        const tabs = [first, second, third];
        assert.deepEqual(await call(third), [200]);
        assert.equal(await tokenOf(third), await tokenOf(first));
        assert.equal((await server.ledger()).refreshes.length, 0);

        await second.evaluate(() => globalThis.session.clear());
        for (const tab of tabs) await until(tab, () => globalThis.session.tokens === null);
        const late = await open();
        assert.equal(await codeOf(late), 'ERR_SESSION_EXPIRED');
        assert.deepEqual((await heard(tabs, 'clear')).map(({ reason }) => reason).sort(), ['app', 'tab', 'tab']);

        await signIn([third, first, second, late]);
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
      for (const [ends, storage] of ['memory', 'local'].entries()) {
        await startAnew(tabs, { storage });
        await server.pass(DEAD, tabs);
        await server.plan({ next: ['refuse'] });
        assert.equal(await codeOf(tabs[0]), 'ERR_SESSION_EXPIRED');
        for (const tab of tabs) await until(tab, () => globalThis.session.tokens === null);
        const said = await heard(tabs, 'expire', 'clear');
        assert.deepEqual(said.map(({ type, reason }) => `${type} ${reason}`).sort(), ['expire refused', 'expire tab', 'expire tab']);
        assert.equal((await server.ledger()).failures, ends + 1);
      }
    }));
}

const tokenOf = (tab) => tab.evaluate(() => globalThis.session.getToken());

/** Of the error that getToken rejects with. */
const codeOf = (tab) => tab.evaluate(() => globalThis.session.getToken().then(() => 'none', ({ code }) => code));
