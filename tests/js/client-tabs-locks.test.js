// Locks that are stuck, broken, or not there.
import { API, simulated } from './support/client/world.js';

const KEY = 'jotwasm.session';

/** A tab that comes while another's refresh takes this long gets the same token. */
const waitsFor = (latency, options) => async (assert, world) => {
  const { device, issuer } = world;
  const [first, second] = await world.share(2, options);
  issuer.latency = latency;
  await device.pass(301);
  const one = first.getToken();
  await device.pass(1);
  assert.equal(await device.until(second.getToken()), await device.until(one));
  assert.equal(issuer.asked.length, 1);
  assert.equal(issuer.reuses, 0);
};

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: locks', () => {
    test('a refresh waits for the lock', simulated(async (assert, world) => {
      const { device, issuer, locks } = world;
      const [tab] = await world.share(1);
      await device.pass(301);
      const release = locks.seize(KEY);
      const token = tab.getToken();
      await device.pass(5);
      assert.equal(issuer.asked.length, 0);
      release();
      await device.until(token, 3);
      assert.equal(issuer.asked.length, 1);
    }));

    test('but not for ever, when the one that has it is stuck', simulated(async (assert, world) => {
      const { device, issuer, locks } = world;
      const [tab] = await world.share(1, { lockTimeout: 7 });
      await device.pass(301);
      locks.seize(KEY);
      const token = tab.getToken();
      await device.pass(6.9);
      assert.equal(issuer.asked.length, 0);
      assert.ok(await device.until(token, 2));
      assert.equal(issuer.asked.length, 1);
      assert.equal(locks.pending.length, 0, 'nobody waits any more');
    }));

    test('a stuck lock, five tabs: one refresh all the same', simulated(async (assert, world) => {
      const { device, issuer, locks } = world;
      const tabs = await world.share(5);
      locks.seize(KEY);
      for (let round = 1; round <= 3; round++) {
        await device.pass(301);
        const tokens = await device.until(Promise.all(tabs.map((tab) => tab.getToken())));
        assert.equal(new Set(tokens).size, 1);
        assert.equal(issuer.asked.length, round);
      }
      assert.equal(issuer.reuses, 0);
    }));

    test(
      'another tab that refreshes is waited for, however long its work takes',
      simulated(waitsFor(9, { lockTimeout: 10 })),
    );

    test('a lock that is granted is not waited for again', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [tab] = await world.share(1, { lockTimeout: 3 });
      issuer.latency = 8;
      await device.pass(301);
      await device.until(tab.getToken());
      assert.equal(issuer.asked.length, 1, 'its own work may take longer than the timeout');
      assert.equal(issuer.most, 1);
    }));

    test('the lock is let go when the refresh fails', simulated(async (assert, world) => {
      const { device, issuer, locks } = world;
      const [first, second] = await world.share(2);
      issuer.fault = () => Promise.reject(new TypeError('Failed to fetch'));
      await device.pass(301);
      await device.until(first.getToken().catch(() => {}));
      assert.false(locks.held.has(KEY));
      issuer.fault = undefined;
      assert.ok(await device.until(second.getToken()));
    }));

    test('what the lock throws is no matter', simulated(async (assert, world) => {
      const { device, issuer, locks } = world;
      const [tab] = await world.share(1);
      locks.request = () => Promise.reject(new DOMException('the document is not active', 'InvalidStateError'));
      locks.query = locks.request;
      await device.pass(301);
      assert.ok(await device.until(tab.getToken()));
      assert.equal(issuer.asked.length, 1);
    }));
  });

  module('client: no locks', () => {
    const without = (work) =>
      simulated((assert, world) => {
        world.globals.value(globalThis, 'navigator', {});
        return work(assert, world);
      });

    for (const storage of ['memory', 'local']) {
      test(`five tabs, ${storage}: one refresh for all`, without(async (assert, world) => {
        const { device, issuer } = world;
        const tabs = await world.share(5, { storage });
        for (let round = 1; round <= 10; round++) {
          await device.pass(270);
          const answers = await device.until(Promise.all(tabs.map((tab) => tab.fetch(`${API}/x`))));
          assert.true(answers.every(({ status }) => status == 200));
          assert.equal(issuer.asked.length, round);
        }
        assert.equal(issuer.reuses, 0);
      }));

      test(`a tab that comes while another refreshes, ${storage}`, without(waitsFor(5, { storage })));
    }

    test('a runtime without navigator', simulated(async (assert, world) => {
      world.globals.value(globalThis, 'navigator', undefined);
      const [first, second] = await world.share(2);
      await world.device.pass(301);
      await world.device.until(Promise.all([first.getToken(), second.getToken()]));
      assert.equal(world.issuer.asked.length, 1);
    }));

    test('no BroadcastChannel: the storage says what is new', simulated(async (assert, world) => {
      const { device, issuer, globals } = world;
      globals.value(globalThis, 'BroadcastChannel', undefined);
      delete globalThis.BroadcastChannel;
      const [first, second] = await world.share(2, { storage: 'local' });
      assert.deepEqual(second.session.tokens, first.session.tokens, 'by the storage event');
      await device.pass(270);
      await device.until(Promise.all([first.getToken(), second.getToken()]));
      assert.equal(issuer.asked.length, 1);
      assert.equal(issuer.reuses, 0);
      first.session.clear();
      await device.pass(1);
      assert.equal(second.session.tokens, null);
    }));

    test('neither, nor a storage: each tab is alone, and goes on', simulated(async (assert, world) => {
      const { device, issuer, globals } = world;
      globals.value(globalThis, 'navigator', {});
      globals.value(globalThis, 'BroadcastChannel', undefined);
      delete globalThis.BroadcastChannel;
      const tab = world.tab();
      tab.session.setTokens(issuer.issue());
      await device.pass(301);
      assert.ok(await device.until(tab.getToken()));
    }));

    test('compared before it is committed: whoever was first is right', without(async (assert, world) => {
      const { device, issuer, channels } = world;
      const [first, second] = await world.share(2, { storage: 'local' });
      channels.loses = () => true; // nor can they talk
      issuer.latency = 2;
      const newer = issuer.issue();
      await device.pass(301);
      const token = first.getToken();
      await device.pass(1);
      second.session.setTokens(newer);
      assert.equal(await device.until(token), newer.accessToken);
      await device.pass(5);
      assert.equal(first.session.tokens.accessToken, newer.accessToken, 'what refresh came to is dropped');
      assert.deepEqual(second.session.tokens, newer);
    }));

    test('also in a storage that tells nobody', without(async (assert, world) => {
      const { device, issuer, channels } = world;
      const items = new Map();
      const storage = {
        getItem: (key) => items.get(key) ?? null,
        setItem: (key, value) => void items.set(key, value),
        removeItem: (key) => void items.delete(key),
      };
      const [first, second] = await world.share(2, { storage });
      channels.loses = () => true;
      issuer.latency = 2;
      const newer = issuer.issue();
      await device.pass(301);
      const answers = [];
      issuer.fault = () => (answers.push(1), { accessToken: 'too-late' });
      const token = first.getToken();
      await device.pass(1);
      second.session.setTokens(newer);
      assert.equal(await device.until(token), newer.accessToken);
      assert.equal(answers.length, 1);
      assert.deepEqual(second.session.tokens, newer);
    }));

    test('one whose refresh token was spent meanwhile waits for the other tab', without(async (assert, world) => {
      const { device, issuer, channels } = world;
      const [first, second] = await world.share(2);
      issuer.latency = 0.1;
      await device.pass(301);
      channels.loses = ({ note }) => !note; // they cannot ask each other
      channels.delay = () => 300;
      const given = [first, second].map((tab) => tab.getToken());
      const tokens = await device.until(Promise.all(given));
      assert.equal(tokens[0], tokens[1]);
      assert.deepEqual(new Set([...first.told, ...second.told]), new Set(['refresh']));
    }));
  });
}
