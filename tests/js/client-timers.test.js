// Timers that are late, and pages that were asleep: what counts is the time.
import { LONGEST } from './support/client/device.js';
import { API, simulated } from './support/client/world.js';

const DAY = 86400;

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: timers', () => {
    test('none without autoRefresh', simulated(async (assert, world) => {
      const { device, issuer } = world;
      world.signedIn();
      assert.equal(device.timers.size, 0);
      await device.pass(1000);
      assert.equal(issuer.asked.length, 0);
    }));

    test('none for a token that lives for ever, nor without one', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.open({ autoRefresh: true, tokens: { accessToken: 'opaque' } });
      world.open({ autoRefresh: true });
      await device.pass(100 * DAY);
      assert.equal(issuer.asked.length, 0);
      assert.true(device.delays.every((delay) => delay <= LONGEST));
      session.clear();
    }));

    test('a token of 90 days is not refreshed at once, nor ever too early', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.life = 90 * DAY;
      world.signedIn({ autoRefresh: true });
      await device.pass(89 * DAY);
      assert.equal(issuer.asked.length, 0);
      await device.pass(DAY);
      assert.equal(issuer.asked.length, 1);
      assert.true(device.delays.every((delay) => delay >= 0 && delay <= LONGEST), 'every delay is one that a timer can wait');
    }));

    test('one that fires early waits again', simulated(async (assert, world) => {
      const { device, issuer } = world;
      world.signedIn({ autoRefresh: true });
      const [timer] = device.timers.values();
      timer.due = device.stopwatch + 1;
      await device.pass(10);
      assert.equal(issuer.asked.length, 0);
      await device.pass(235);
      assert.equal(issuer.asked.length, 1);
    }));

    test('one that is hours late refreshes once', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.signedIn({ autoRefresh: true });
      device.sleep(5 * 3600);
      await device.pass(250);
      assert.equal(issuer.asked.length, 1);
      await device.pass(240);
      assert.equal(issuer.asked.length, 2, 'when the new one is due');
      assert.deepEqual(new Set(tab.told), new Set(['refresh']));
    }));

    test('a timer that never fires sends no dead token', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn({ autoRefresh: true });
      for (let i = 0; i < 10; i++) {
        device.sleep(290 + i);
        assert.equal((await device.until(session.fetch(`${API}/x`))).status, 200);
      }
      assert.equal(issuer.dead.length, 0);
    }));

    test('one timer at a time', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.signedIn({ autoRefresh: true });
      for (let i = 0; i < 10; i++) {
        tab.session.setTokens(issuer.issue());
        tab.dispatch('visibilitychange');
        tab.dispatch('online');
      }
      await device.settle(3);
      assert.equal(device.timers.size, 1);
      tab.session.clear();
      await device.settle(3);
      await device.pass(1000);
      assert.equal(issuer.asked.length, 0, 'nothing to refresh');
    }));
  });

  module('client: a page that wakes', () => {
    for (const type of ['visibilitychange', 'pageshow', 'online']) {
      test(`${type}: what is due is refreshed at once`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tab = world.signedIn({ autoRefresh: true });
        device.sleep(3600);
        await device.settle(5);
        assert.equal(issuer.asked.length, 0, 'nobody has noticed');
        tab.dispatch(type);
        await device.pass(1);
        assert.equal(issuer.asked.length, 1);
        assert.true(tab.session.expiresIn() > 290);
      }));

      test(`${type}: what is not due is left alone`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tab = world.signedIn({ autoRefresh: true });
        device.sleep(100);
        for (let i = 0; i < 10; i++) tab.dispatch(type);
        await device.pass(1);
        assert.equal(issuer.asked.length, 0);
        await device.pass(140);
        assert.equal(issuer.asked.length, 1, 'and the timer is set anew');
      }));

      test(`${type}: without autoRefresh it stays on demand`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tab = world.signedIn();
        device.sleep(3600);
        tab.dispatch(type);
        await device.pass(10);
        assert.equal(issuer.asked.length, 0);
      }));

      test(`${type}: one refresh for five tabs`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tabs = await world.share(5, { autoRefresh: true });
        device.sleep(3600);
        for (const tab of tabs) tab.dispatch(type);
        await device.pass(5);
        assert.equal(issuer.asked.length, 1);
        assert.equal(issuer.reuses, 0);
      }));

      test(`${type}: the storage is read again`, simulated(async (assert, world) => {
        const { device, issuer, areas } = world;
        const tab = world.signedIn({ storage: 'local' });
        const other = world.open({ storage: 'local' });
        other.freeze();
        tab.session.setTokens(issuer.issue());
        await device.pass(1);
        other.inbox.length = 0;
        assert.notDeepEqual(other.session.tokens, tab.session.tokens);
        other.frozen = false;
        other.dispatch(type);
        assert.deepEqual(other.session.tokens, tab.session.tokens);
        assert.equal(areas.local.items.size, 1);
      }));
    }

    test('pagehide lets go of the channel, pageshow takes it up again', simulated(async (assert, world) => {
      const { device, channels } = world;
      const [first, second] = await world.share(2);
      assert.equal(channels.open.size, 2);
      second.dispatch('pagehide', { persisted: true });
      assert.equal(channels.open.size, 1, 'or the page would not be kept for going back');
      first.session.setTokens(world.issuer.issue());
      await device.pass(1);
      assert.notDeepEqual(second.session.tokens, first.session.tokens);
      second.dispatch('pageshow', { persisted: true });
      assert.equal(channels.open.size, 2);
      await device.pass(1);
      assert.deepEqual(second.session.tokens, first.session.tokens);
    }));

    test('signed out while it was away', simulated(async (assert, world) => {
      const { device } = world;
      const [first, second] = await world.share(2);
      second.dispatch('pagehide', { persisted: true });
      first.session.clear();
      await device.pass(1);
      second.dispatch('pageshow', { persisted: true });
      await device.pass(1);
      assert.equal(second.session.tokens, null);
    }));
  });
}
