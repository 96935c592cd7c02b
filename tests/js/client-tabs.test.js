// Tabs of one origin share their tokens, and one of them refreshes.
import { API, simulated } from './support/client/world.js';

const accessTokens = (tabs) => tabs.map(({ session }) => session.tokens?.accessToken);
const allAlike = (values) => new Set(values).size == 1;

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: tabs share their tokens', () => {
    test('new tokens reach the others, and their time too', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second, third] = [world.tab(), world.tab(), world.tab({ storageKey: 'other' })];
      device.setAhead(6 * 3600);
      first.session.setTokens(issuer.issue());
      await device.pass(1);
      assert.deepEqual(second.session.tokens, first.session.tokens);
      assert.true(Math.abs(second.session.clockSkew - 6 * 3600) <= 1, 'what was learned of the clock');
      assert.deepEqual(second.events, [{ type: 'refresh', detail: { reason: 'tab' } }]);
      assert.equal(third.session.tokens, null, 'a session of another name is another');
    }));

    test('a new tab without tokens has them from the others', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first] = await world.share(1);
      const second = world.tab();
      assert.equal(await device.until(second.getToken()), first.session.tokens.accessToken);
      assert.deepEqual(second.session.tokens, first.session.tokens);
      assert.equal(issuer.asked.length, 0);
      assert.equal(issuer.reuses, 0);
    }));

    test('so has its first fetch', simulated(async (assert, world) => {
      await world.share(2);
      const late = world.tab();
      assert.equal((await world.device.until(late.fetch(`${API}/x`))).status, 200);
      assert.equal(world.issuer.asked.length, 0);
    }));

    test('a new tab with tokens from its page, which others have renewed since', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tokens = issuer.issue();
      const first = world.tab({ tokens });
      await device.pass(250);
      await device.until(first.getToken());
      const second = world.tab({ tokens });
      await device.pass(1);
      assert.equal(await device.until(second.getToken()), first.session.tokens.accessToken);
      assert.equal(issuer.asked.length, 1);
      assert.equal(issuer.reuses, 0);
    }));

    test('a server has no tabs: nobody hears of anything', simulated(async (assert, world) => {
      const { device, issuer, channels } = world;
      const [first, second] = [world.open(), world.open()];
      first.session.setTokens(issuer.issue());
      await device.pass(300);
      await device.until(first.getToken());
      assert.equal(second.session.tokens, null);
      assert.equal(channels.open.size, 0);
      assert.equal(channels.sent.length, 0);
    }));

    test('nonsense on the channel does nothing', simulated(async (assert, world) => {
      const { device } = world;
      const [tab] = await world.share(1);
      const { tokens } = tab.session;
      const stranger = new BroadcastChannel('jotwasm.session');
      const note = { at: 9e15, server: 1, wall: 1 };
      for (const message of [
        {}, { note: null }, { note: {} }, { note: { ...note, tokens: 'x' } }, { note: { ...note, tokens: { accessToken: 'a b' } } },
        { note: { ...note, at: 'late' } }, { note: { ...note, server: NaN } }, { at: 'x', ask: 'y' }, { over: 'x' }, { busy: {} },
      ]) {
        stranger.postMessage(message);
      }
      await device.pass(1);
      assert.deepEqual(tab.session.tokens, tokens);
      assert.deepEqual(tab.told, ['refresh']);
    }));
  });

  module('client: tabs that refresh at the same time', () => {
    for (const storage of ['memory', 'local']) {
      for (const count of [2, 5]) {
        test(`${count} tabs, ${storage}: one refresh for all`, simulated(async (assert, world) => {
          const { device, issuer } = world;
          const tabs = await world.share(count, { storage });
          for (let round = 1; round <= 5; round++) {
            await device.pass(270);
            const answers = await device.until(Promise.all(tabs.map((tab) => tab.fetch(`${API}/x`))));
            assert.true(answers.every(({ status }) => status == 200));
            assert.equal(issuer.asked.length, round);
            await device.pass(1);
            assert.true(allAlike(accessTokens(tabs)));
          }
          assert.equal(issuer.most, 1);
          assert.equal(issuer.reuses, 0);
          assert.equal(issuer.dead.length, 0);
        }));
      }

      test(`five timers, ${storage}: one refresh each time`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tabs = await world.share(5, { storage, autoRefresh: true });
        await device.pass(2500);
        assert.equal(issuer.asked.length, 10);
        assert.equal(issuer.reuses, 0);
        assert.true(allAlike(accessTokens(tabs)));
      }));

      test(`one tab after the other, ${storage}`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tabs = await world.share(3, { storage });
        for (let round = 0; round < 9; round++) {
          await device.pass(250);
          await device.until(tabs[round % 3].getToken());
        }
        assert.equal(issuer.asked.length, 9);
        assert.equal(issuer.reuses, 0);
      }));

      test(`ten 401 in each of three tabs, ${storage}`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tabs = await world.share(3, { storage });
        issuer.revoke(tabs[0].session.tokens.accessToken);
        const fetches = tabs.flatMap((tab) => Array.from({ length: 10 }, () => tab.fetch(`${API}/x`)));
        const answers = await device.until(Promise.all(fetches));
        assert.true(answers.every(({ status }) => status == 200));
        assert.equal(issuer.asked.length, 1);
        assert.equal(issuer.reuses, 0);
      }));
    }

    test('messages that take longer than the lock', simulated(async (assert, world) => {
      const { device, issuer, channels } = world;
      const tabs = await world.share(3);
      channels.delay = () => 800;
      await device.pass(270);
      const tokens = await device.until(Promise.all(tabs.map((tab) => tab.getToken())));
      assert.true(allAlike(tokens));
      assert.equal(issuer.asked.length, 1);
      assert.equal(issuer.reuses, 0);
    }));

    test('the message with the new tokens is lost: it is asked for', simulated(async (assert, world) => {
      const { device, issuer, channels } = world;
      const [first, second] = await world.share(2);
      await device.pass(250);
      channels.loses = ({ note }) => !!note;
      await device.until(first.getToken());
      await device.pass(1);
      channels.loses = () => false;
      assert.notDeepEqual(second.session.tokens, first.session.tokens, 'it has not heard');
      assert.equal(await device.until(second.getToken()), first.session.tokens.accessToken);
      assert.equal(issuer.asked.length, 1);
      assert.equal(issuer.reuses, 0);
    }));

    test('it is lost to tabs that wait for it', simulated(async (assert, world) => {
      const { device, issuer, channels } = world;
      const tabs = await world.share(3);
      await device.pass(301);
      let lost = 0;
      channels.loses = ({ note }) => note && lost++ < 2;
      const tokens = await device.until(Promise.all(tabs.map((tab) => tab.getToken())));
      assert.equal(lost > 1, true);
      assert.true(allAlike(tokens));
      assert.equal(issuer.asked.length, 1);
      assert.equal(issuer.reuses, 0);
    }));

    test('a tab that was frozen, and has lost what was said', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second] = await world.share(2);
      second.freeze();
      for (let round = 0; round < 3; round++) {
        await device.pass(250);
        await device.until(first.getToken());
      }
      second.thaw({ deaf: true });
      assert.equal((await device.until(second.fetch(`${API}/x`))).status, 200);
      assert.equal(issuer.asked.length, 3);
      assert.equal(issuer.reuses, 0);
      assert.deepEqual(new Set(second.told), new Set(['refresh']));
    }));

    test('a tab that was frozen hears what was said, when it thaws', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second] = await world.share(2);
      second.freeze();
      await device.pass(250);
      await device.until(first.getToken());
      await device.pass(10);
      assert.notDeepEqual(second.session.tokens, first.session.tokens);
      second.thaw();
      assert.deepEqual(second.session.tokens, first.session.tokens);
      assert.equal(issuer.asked.length, 1);
    }));

    test('a tab that is closed while it waits, or while it refreshes', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second, third] = await world.share(3);
      issuer.latency = 2;
      await device.pass(250);
      const given = [first, second, third].map((tab) => tab.getToken().catch(() => {}));
      await device.pass(0.3);
      second.close();
      await device.until(Promise.all(given));
      assert.equal(issuer.asked.length, 1);
      assert.deepEqual(third.session.tokens, first.session.tokens);
      await device.pass(250);
      const next = first.getToken().catch(() => {});
      await device.pass(0.2); // before the server has done anything
      first.close();
      await device.until(Promise.all([next, third.getToken()]));
      assert.equal(issuer.reuses, 0);
      assert.true(third.session.expiresIn() > 200);
    }));
  });
}
