// Signing out and in, and the end of a session, in several tabs.
import { rejected } from './support/assert.js';
import { simulated } from './support/client/world.js';

const KEY = 'jotwasm.session';

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: signing out in all tabs', () => {
    for (const storage of ['memory', 'local']) {
      test(`clear, ${storage}`, simulated(async (assert, world) => {
        const { device, areas } = world;
        const tabs = await world.share(3, { storage });
        tabs[1].session.clear();
        await device.pass(1);
        for (const { session } of tabs) {
          assert.equal(session.tokens, null);
          assert.equal(session.claims, null);
          assert.equal(session.expiresIn(), -Infinity);
          assert.equal((await rejected(device.until(session.getToken()))).code, 'ERR_SESSION_EXPIRED');
        }
        const reasons = tabs.map(({ events }) => events.filter(({ type }) => type == 'clear').map(({ detail }) => detail.reason));
        assert.deepEqual(reasons, [['tab'], ['app'], ['tab']]);
        assert.false(areas.local.items.has(KEY));
        assert.equal(world.issuer.asked.length, 0);
      }));

      test(`a refresh on its way does not sign in again, ${storage}`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const [first, second] = await world.share(2, { storage });
        issuer.latency = 2;
        await device.pass(301);
        const token = rejected(first.getToken());
        await device.pass(1.5);
        second.session.clear();
        await device.until(token);
        await device.pass(20);
        for (const { session } of [first, second]) assert.equal(session.tokens, null);
      }));

      test(`a frozen tab signs nobody in again, ${storage}`, simulated(async (assert, world) => {
        const { device } = world;
        const [first, second] = await world.share(2, { storage });
        second.freeze();
        first.session.clear();
        await device.pass(60);
        second.thaw();
        await device.pass(1);
        assert.equal(first.session.tokens, null);
        assert.equal(second.session.tokens, null);
      }));
    }

    test('a refresh that is done before the word is there does not undo it', simulated(async (assert, world) => {
      const { device, issuer, channels } = world;
      const [first, second] = await world.share(2);
      await device.pass(301);
      const token = first.getToken();
      for (let i = 0; i < 100 && !issuer.asked.length; i++) await device.pass(0.005);
      channels.delay = () => 500;
      second.session.clear();
      assert.ok(await device.until(token), 'the first has not heard of it');
      await device.pass(5);
      for (const { session } of [first, second]) assert.equal(session.tokens, null);
    }));

    test('an old message does not undo it', simulated(async (assert, world) => {
      const { device, issuer, channels } = world;
      const [first, second] = [world.tab(), world.tab()];
      channels.delay = () => 3000;
      first.session.setTokens(issuer.issue());
      channels.delay = () => 2;
      await device.pass(1);
      second.session.setTokens(issuer.issue());
      second.session.clear();
      await device.pass(10);
      assert.equal(first.session.tokens, null);
      assert.equal(second.session.tokens, null);
      assert.equal(second.told.at(-1), 'clear');
    }));

    test('signing in reaches a tab that was signed out', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second] = await world.share(2);
      first.session.clear();
      await device.pass(1);
      second.session.setTokens(issuer.issue());
      await device.pass(1);
      assert.deepEqual(first.session.tokens, second.session.tokens);
      assert.ok(await first.session.getToken());
    }));

    test('on a device whose clock was set back, too', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second] = await world.share(2);
      device.setAhead(-6 * 3600);
      first.session.clear();
      await device.pass(1);
      assert.equal(second.session.tokens, null);
      second.session.setTokens(issuer.issue());
      await device.pass(1);
      assert.deepEqual(first.session.tokens, second.session.tokens);
    }));

    test('another user in one tab is that user in all', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second] = await world.share(2);
      issuer.latency = 2;
      await device.pass(301);
      const token = first.getToken();
      await device.pass(1.5);
      const others = issuer.issue({ sub: 'grace' });
      second.session.setTokens(others);
      await device.until(token.catch(() => {}));
      await device.pass(5);
      for (const { session } of [first, second]) assert.equal(session.claims?.sub, 'grace');
    }));
  });

  module('client: the storage speaks for other tabs', () => {
    test('who empties it signs out', simulated(async (assert, world) => {
      const { device, areas } = world;
      for (const empty of [(area) => area.removeItem(KEY), (area) => area.clear()]) {
        const [first, second] = await world.share(2, { storage: 'local' });
        empty(areas.local.of(null));
        await device.pass(1);
        for (const { session, told } of [first, second]) {
          assert.equal(session.tokens, null);
          assert.equal(told.at(-1), 'clear');
        }
        for (const tab of [first, second]) tab.close();
      }
    }));

    test('what is not ours is no matter', simulated(async (assert, world) => {
      const { device, areas } = world;
      const [tab] = await world.share(1, { storage: 'local' });
      const { tokens } = tab.session;
      for (const value of ['', 'x', '{}', '[]', '1', '{"at":9e15,"tokens":{"accessToken":1},"server":1,"wall":1}']) {
        const other = `other ${value}`;
        areas.local.of(null).setItem(other, value);
        await device.pass(1);
        assert.deepEqual(tab.session.tokens, tokens);
      }
    }));

    test('a storage that is full, forbidden or broken is as good as none', simulated(async (assert, world) => {
      const { device, issuer, areas } = world;
      areas.local.broken = true;
      const tabs = await world.share(2, { storage: 'local' });
      await device.pass(301);
      await device.until(Promise.all(tabs.map((tab) => tab.getToken())));
      assert.equal(issuer.asked.length, 1);
      tabs[0].session.clear();
      world.globals.getter(globalThis, 'localStorage', () => {
        throw new DOMException('denied', 'SecurityError');
      });
      const third = world.tab({ storage: 'local' });
      third.session.setTokens(issuer.issue());
      assert.ok(await third.session.getToken());
    }));

    test('nothing is stored unless it is asked for', simulated(async (assert, world) => {
      const { device, areas } = world;
      const [tab] = await world.share(1);
      await device.pass(301);
      await device.until(tab.getToken());
      assert.equal(areas.local.items.size + areas.session.items.size, 0);
    }));

    test('sessionStorage, or what the application has', simulated(async (assert, world) => {
      const { issuer, areas } = world;
      world.signedIn({ storage: 'session', storageKey: 'mine' });
      assert.deepEqual([...areas.session.items.keys()], ['mine']);
      assert.equal(areas.local.items.size, 0);
      const own = new Map();
      const storage = {
        getItem: (key) => own.get(key) ?? null,
        setItem: (key, value) => void own.set(key, value),
        removeItem: (key) => void own.delete(key),
      };
      const { session } = world.signedIn({ storage });
      assert.equal(own.size, 1);
      const again = world.open({ storage });
      assert.deepEqual(again.session.tokens, session.tokens);
      again.session.clear();
      assert.equal(own.size, 0);
      assert.equal(issuer.asked.length, 0);
    }));
  });

  module('client: the end of a session in several tabs', () => {
    test('the refresh token was refused: all of them end, once', simulated(async (assert, world) => {
      const { device, issuer, areas } = world;
      const tabs = await world.share(3, { storage: 'local' });
      issuer.end();
      await device.pass(301);
      const errors = await device.until(Promise.all(tabs.map((tab) => rejected(tab.getToken()))));
      await device.pass(1);
      assert.deepEqual(errors.map(({ code }) => code), Array(3).fill('ERR_SESSION_EXPIRED'));
      assert.equal(issuer.asked.length, 1);
      for (const { session, told } of tabs) {
        assert.equal(session.tokens, null);
        assert.equal(told.filter((type) => type == 'expire').length, 1);
      }
      assert.false(areas.local.items.has(KEY));
    }));

    test('a late end does not end the session that came after', simulated(async (assert, world) => {
      const { device, issuer, channels } = world;
      const [first, second] = await world.share(2);
      issuer.end();
      await device.pass(301);
      channels.delay = () => 4000;
      await device.until(rejected(first.getToken()));
      channels.delay = () => 2;
      second.session.setTokens(issuer.issue());
      await device.pass(10);
      assert.ok(second.session.tokens);
      assert.deepEqual(first.session.tokens, second.session.tokens);
      assert.false(second.told.includes('expire'));
    }));
  });
}
