// An AbortSignal of the caller's aborts that caller; dispose aborts everything.
import { rejected } from './support/assert.js';
import { API, simulated } from './support/client/world.js';

/** A fetch that never answers, but can be aborted; and how often it was. */
function hanging() {
  const state = { sent: 0, aborted: 0 };
  const fetch = (request) => {
    state.sent++;
    return new Promise((_, reject) => {
      const abort = () => (state.aborted++, reject(request.signal.reason));
      if (request.signal.aborted) abort();
      request.signal.addEventListener('abort', abort);
    });
  };
  return { fetch, state };
}

export default function (QUnit) {
  const { module, test } = QUnit;
  const reason = new Error('no longer wanted');

  module('client: a caller aborts', () => {
    for (const as of ['init', 'a Request']) {
      const call = (session, signal) =>
        as == 'init' ? session.fetch(`${API}/x`, { signal }) : session.fetch(new Request(`${API}/x`, { signal }));

      test(`before it began, by ${as}: nothing happens`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const { session } = world.signedIn();
        await device.pass(301);
        const error = await rejected(device.until(call(session, AbortSignal.abort(reason))));
        assert.strictEqual(error, reason);
        assert.equal(issuer.seen.length, 0);
      }));

      test(`without a reason, by ${as}: an AbortError`, simulated(async (assert, world) => {
        const { session } = world.signedIn();
        const error = await rejected(world.device.until(call(session, AbortSignal.abort())));
        assert.equal(error.name, 'AbortError');
        assert.equal(world.issuer.seen.length, 0);
      }));

      test(`while it waits for a token, by ${as}: the others have theirs`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        issuer.latency = 4;
        const { session } = world.signedIn();
        await device.pass(301);
        const abort = new AbortController();
        const first = rejected(call(session, abort.signal));
        const second = session.fetch(`${API}/y`);
        const third = session.getToken();
        await device.pass(1);
        abort.abort(reason);
        await device.settle(5);
        assert.strictEqual(await first, reason, 'at once');
        assert.equal((await device.until(second)).status, 200);
        assert.ok(await device.until(third));
        assert.equal(issuer.asked.length, 1, 'the refresh goes on');
        assert.deepEqual(issuer.seen.map(({ url }) => url), [`${API}/y`]);
      }));

      test(`all who wait, by ${as}: the refresh goes on, and its tokens are kept`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        issuer.latency = 4;
        const { session } = world.signedIn();
        await device.pass(301);
        const abort = new AbortController();
        const gone = rejected(call(session, abort.signal));
        await device.pass(3);
        abort.abort();
        await gone;
        await device.pass(2);
        assert.true(session.expiresIn() > 290);
        assert.equal(issuer.reuses, 0);
      }));

      test(`while the request is on its way, by ${as}`, simulated(async (assert, world) => {
        const { device } = world;
        const { fetch, state } = hanging();
        const { session } = world.signedIn({ fetch });
        const abort = new AbortController();
        const first = rejected(call(session, abort.signal));
        const second = rejected(session.fetch(`${API}/y`));
        await device.pass(1);
        assert.equal(state.sent, 2);
        abort.abort(reason);
        assert.strictEqual(await first, reason);
        assert.equal(state.aborted, 1, 'only that one');
        session.dispose();
        await second;
      }));

      test(`while its 401 is being seen to, by ${as}`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        issuer.latency = 4;
        const { session } = world.signedIn();
        issuer.revoke(session.tokens.accessToken);
        const abort = new AbortController();
        const first = rejected(call(session, abort.signal));
        await device.pass(1);
        abort.abort(reason);
        assert.strictEqual(await first, reason);
        await device.pass(5);
        assert.equal(issuer.seen.length, 1, 'not sent again');
      }));
    }

    test('a signal of null takes away the one of the Request', simulated(async (assert, world) => {
      const { session } = world.signedIn();
      const request = new Request(`${API}/x`, { signal: AbortSignal.abort() });
      assert.equal((await world.device.until(session.fetch(request, { signal: null }))).status, 200);
    }));

    test('the signal of init counts, not that of the Request', simulated(async (assert, world) => {
      const { session } = world.signedIn();
      const abort = new AbortController();
      const request = new Request(`${API}/x`, { signal: AbortSignal.abort() });
      assert.equal((await world.device.until(session.fetch(request, { signal: abort.signal }))).status, 200);
    }));
  });

  module('client: dispose', () => {
    test('aborts the refresh and all who wait for it', simulated(async (assert, world) => {
      const { device, issuer } = world;
      let signal;
      const refresh = (_, context) => ((signal = context.signal), new Promise(() => {}));
      const { session } = world.signedIn({ refresh });
      await device.pass(301);
      const calls = [session.getToken(), session.getToken(), session.fetch(`${API}/x`)].map(rejected);
      await device.pass(1);
      assert.false(signal.aborted);
      session.dispose();
      assert.true(signal.aborted);
      for (const error of await Promise.all(calls)) assert.equal(error.name, 'AbortError');
      assert.equal(issuer.seen.length, 0);
    }));

    test('aborts what is on its way, with a signal of the caller and without', simulated(async (assert, world) => {
      const { device } = world;
      const { fetch, state } = hanging();
      const { session } = world.signedIn({ fetch });
      const { signal } = new AbortController();
      const calls = [session.fetch(API), session.fetch(API, { signal }), session.fetch(new Request(API, { signal }))].map(rejected);
      await device.pass(1);
      session.dispose();
      for (const error of await Promise.all(calls)) assert.equal(error.name, 'AbortError');
      assert.equal(state.aborted, 3);
    }));

    test('is for good', simulated(async (assert, world) => {
      const { issuer } = world;
      const { session, events } = world.signedIn();
      session.dispose();
      session.dispose();
      for (const call of [() => session.getToken(), () => session.fetch(API)]) {
        assert.equal((await rejected(call())).name, 'AbortError');
      }
      assert.equal(issuer.seen.length, 0);
      assert.deepEqual(events.map(({ type }) => type), ['refresh']);
    }));

    test('is that of `using`', simulated(async (assert, world) => {
      const { session } = world.signedIn();
      if (!Symbol.dispose) return assert.false('dispose' in Symbol);
      session[Symbol.dispose]();
      assert.equal((await rejected(session.getToken())).name, 'AbortError');
    }));

    test('of one session is no matter to another', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const [first, second] = await world.share(2);
      issuer.latency = 3;
      await device.pass(301);
      const gone = rejected(first.getToken());
      const token = second.getToken();
      await device.pass(0.5);
      first.session.dispose();
      assert.equal((await device.until(gone)).name, 'AbortError');
      assert.ok(await device.until(token));
      assert.deepEqual(second.told, ['refresh', 'refresh']);
    }));
  });

  module('client: clear and setTokens', () => {
    for (const how of ['clear', 'setTokens']) {
      test(`${how} aborts the refresh, which nobody wants any more`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        let signal;
        let answer;
        const refresh = (_, context) => ((signal = context.signal), new Promise((resolve) => (answer = resolve)));
        const { session } = world.signedIn({ refresh });
        await device.pass(301);
        const token = session.getToken().catch((error) => error);
        await device.pass(1);
        const next = issuer.issue();
        if (how == 'clear') session.clear();
        else session.setTokens(next);
        assert.true(signal.aborted);
        answer(issuer.issue({ sub: 'too late' }));
        const outcome = await device.until(token);
        assert.deepEqual(session.tokens, how == 'clear' ? null : next);
        assert.equal(how == 'clear' ? outcome.code : outcome, how == 'clear' ? 'ERR_SESSION_EXPIRED' : next.accessToken);
      }));
    }
  });
}
