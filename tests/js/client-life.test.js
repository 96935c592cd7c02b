// From import to dispose: on a server, mounted twice, replaced while hot, and gone without a trace.
import * as client from 'jotwasm/client';
import { rejected } from './support/assert.js';
import { API, ORIGIN, simulated } from './support/client/world.js';

export default function (QUnit) {
  const { module, test } = QUnit;
  const { createSession } = client;

  /** What a session may have left behind. */
  const traces = (world, tab) => ({
    timers: world.device.timers.size,
    listeners: tab.listeners.length,
    channels: world.channels.open.size,
    locks: world.locks.held.size + world.locks.pending.length,
  });
  const NONE = { timers: 0, listeners: 0, channels: 0, locks: 0 };

  module('client: the module', () => {
    test('has two exports', (assert) => {
      assert.deepEqual(Object.keys(client).sort(), ['SessionError', 'createSession']);
    });

    test('a SessionError', (assert) => {
      const { SessionError } = client;
      for (const code of ['ERR_SESSION_EXPIRED', 'ERR_SESSION_REFRESH_FAILED', 'ERR_SESSION_ORIGIN_NOT_ALLOWED']) {
        const error = new SessionError(code);
        assert.true(error instanceof Error);
        assert.equal(error.name, 'SessionError');
        assert.equal(error.code, code);
        assert.true(error.message.length > 10);
        assert.true(String(error).startsWith('SessionError: '));
      }
      assert.equal(new SessionError('ERR_SESSION_EXPIRED', 'mine').message, 'mine');
    });
  });

  if (!globalThis.document) {
    module('client: outside a page', () => {
      const fetch = async () => new Response('ok');

      test('a session needs nothing of one', simulated(async (assert, world) => {
        const { refresh } = world.issuer;
        const session = createSession({ refresh, fetch });
        session.setTokens(world.issuer.issue());
        await world.device.pass(301);
        assert.ok(await world.device.until(session.getToken()));
        assert.equal((await rejected(session.fetch(`${API}/x`))).code, 'ERR_SESSION_ORIGIN_NOT_ALLOWED', 'no origin by default');
        assert.equal((await rejected(session.fetch(`${ORIGIN}/x`))).code, 'ERR_SESSION_ORIGIN_NOT_ALLOWED');
        session.dispose();
      }, { page: false }));

      test('it shares nothing, and stores nothing', simulated((assert, world) => {
        const { issuer, channels, areas } = world;
        for (const storage of ['memory', 'local', 'session']) {
          const session = createSession({ refresh: issuer.refresh, storage });
          session.setTokens(issuer.issue());
          const other = createSession({ refresh: issuer.refresh, storage });
          assert.equal(other.tokens, null, `${storage}: another visitor's`);
          for (const one of [session, other]) one.dispose();
        }
        assert.equal(channels.sent.length + areas.local.items.size + areas.session.items.size, 0);
      }, { page: false }));
    });
  }

  module('client: in a page', () => {
    test('by default it shares its tokens', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second] = [0, 1].map(() => world.open({ crossTab: undefined }));
      first.session.setTokens(issuer.issue());
      await device.pass(1);
      assert.deepEqual(second.session.tokens, first.session.tokens);
    }));

    test('mounted twice, as by StrictMode: one session is left', simulated(async (assert, world) => {
      const { device, issuer, channels } = world;
      const options = { autoRefresh: true, tokens: issuer.issue() };
      const first = world.tab(options);
      first.session.dispose();
      const second = world.tab(options);
      await device.pass(1);
      assert.deepEqual([channels.open.size, first.listeners.length], [1, 0]);
      await device.pass(250);
      assert.equal(issuer.asked.length, 1);
      assert.deepEqual(first.told, []);
      assert.deepEqual(second.told, ['refresh']);
    }));

    test('disposed while it refreshes, and mounted again: the next one has the tokens', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.latency = 2;
      const first = world.tab({ storage: 'local', tokens: issuer.issue() });
      await device.pass(301);
      const gone = rejected(first.getToken());
      await device.pass(0.5);
      first.session.dispose();
      const second = world.tab({ storage: 'local' });
      assert.ok(await device.until(second.getToken()));
      await gone;
      assert.equal(issuer.reuses, 0);
    }));

    test('two of one name in one page, as after a hot reload: they share one refresh', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.tab({ autoRefresh: true });
      const reloaded = tab.run(() => createSession({ refresh: issuer.refresh, crossTab: true, autoRefresh: true }));
      tab.session.setTokens(issuer.issue());
      await device.pass(1000);
      assert.deepEqual(reloaded.tokens, tab.session.tokens);
      assert.equal(issuer.asked.length, 4);
      assert.equal(issuer.most, 1);
      assert.equal(issuer.reuses, 0);
      reloaded.dispose();
    }));

    for (const options of [{}, { autoRefresh: true }, { crossTab: true, autoRefresh: true }, { crossTab: true, storage: 'local' }]) {
      test(`dispose leaves nothing behind: ${JSON.stringify(options)}`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tab = world.signedIn(options);
        await device.pass(260);
        await device.until(tab.getToken());
        await device.pass(10);
        tab.session.dispose();
        await device.settle(5);
        assert.deepEqual(traces(world, tab), NONE);
        for (const type of ['visibilitychange', 'pageshow', 'online', 'storage']) tab.dispatch(type);
        await device.pass(1000);
        assert.equal(issuer.asked.length, 1);
        assert.deepEqual(traces(world, tab), NONE);
      }));

      test(`dispose at once, or in the middle of a refresh: ${JSON.stringify(options)}`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const unused = world.open({ ...options, storageKey: 'unused' });
        unused.session.dispose();
        assert.equal(unused.listeners.length, 0);
        issuer.latency = 5;
        const tab = world.signedIn(options);
        await device.pass(240.1);
        const token = rejected(tab.getToken());
        await device.pass(0.5);
        tab.session.dispose();
        assert.equal((await device.until(token)).name, 'AbortError');
        await device.pass(15);
        assert.deepEqual(traces(world, tab), NONE);
        assert.deepEqual(tab.told, ['refresh']);
      }));
    }

    test('nor is anything told of what had begun', simulated(async (assert, world) => {
      const { device, areas } = world;
      const tab = world.signedIn({ storage: 'local' });
      areas.local.of(null).clear();
      tab.dispatch('storage', { key: null });
      tab.session.dispose();
      await device.pass(5);
      assert.deepEqual(tab.told, ['refresh']);
    }));

    test('a disposed session hears nothing of the other tabs', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second] = await world.share(2);
      second.session.dispose();
      const { tokens } = second.session;
      first.session.setTokens(issuer.issue());
      await device.pass(1);
      assert.deepEqual(second.session.tokens, tokens);
      assert.deepEqual(second.told, ['refresh']);
    }));
  });
}
