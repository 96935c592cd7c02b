// A token that the server refuses before its time: refresh once, retry once.
import { rejected } from './support/assert.js';
import { API, simulated } from './support/client/world.js';

/** A fetch that answers these, one after the other, and then the last again. */
function answers(...statuses) {
  const seen = [];
  const fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push(request.headers.get('Authorization'));
    return new Response(String(seen.length), { status: statuses[seen.length - 1] ?? statuses.at(-1) });
  };
  return { fetch, seen };
}

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: 401', () => {
    test('refreshed once, sent once more', simulated(async (assert, world) => {
      const { fetch, seen } = answers(401, 200);
      const { session } = world.signedIn({ fetch });
      const first = session.tokens.accessToken;
      const answer = await world.device.until(session.fetch(`${API}/x`));
      assert.equal(answer.status, 200);
      assert.equal(await answer.text(), '2');
      assert.deepEqual(seen, [`Bearer ${first}`, `Bearer ${session.tokens.accessToken}`]);
      assert.notEqual(seen[0], seen[1]);
      assert.equal(world.issuer.asked.length, 1);
    }));

    test('twice: the second 401 is the answer', simulated(async (assert, world) => {
      const { fetch, seen } = answers(401);
      const { session } = world.signedIn({ fetch });
      const answer = await world.device.until(session.fetch(`${API}/x`));
      assert.equal(answer.status, 401);
      assert.equal(await answer.text(), '2');
      assert.equal(seen.length, 2);
      assert.equal(world.issuer.asked.length, 1);
      assert.ok(session.tokens, 'nobody is signed out by it');
    }));

    test('always: an API that takes no token does not make the session refresh for ever', simulated(async (assert, world) => {
      const { fetch, seen } = answers(401);
      const { session } = world.signedIn({ fetch });
      for (let i = 0; i < 20; i++) await world.device.until(session.fetch(`${API}/x`));
      assert.true(world.issuer.asked.length <= 2, `${world.issuer.asked.length} refreshes`);
      assert.true(seen.length <= 22);
    }));

    test('a storm of them, one after the other, once the token was good for something', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn();
      for (let round = 1; round <= 5; round++) {
        await device.pass(10);
        issuer.revoke(session.tokens.accessToken);
        const all = await device.until(Promise.all(Array.from({ length: 20 }, () => session.fetch(`${API}/x`))));
        assert.true(all.every(({ status }) => status == 200));
        assert.equal(issuer.asked.length, round);
      }
    }));

    test('for a token that has been replaced since: no refresh, the new one is sent', simulated(async (assert, world) => {
      const { device, issuer } = world;
      let open;
      const gate = new Promise((resolve) => (open = resolve));
      const seen = [];
      const fetch = async (input) => {
        seen.push(input.headers.get('Authorization'));
        if (seen.length == 1) return gate;
        return new Response('ok');
      };
      const { session } = world.signedIn({ fetch });
      const answer = session.fetch(`${API}/x`);
      await device.pass(250);
      await device.until(session.getToken());
      assert.equal(issuer.asked.length, 1);
      open(new Response(null, { status: 401 }));
      assert.equal((await device.until(answer)).status, 200);
      assert.equal(issuer.asked.length, 1);
      assert.equal(seen[1], `Bearer ${session.tokens.accessToken}`);
    }));

    for (const status of [400, 402, 403, 407, 419, 500, 503]) {
      test(`${status} is not 401`, simulated(async (assert, world) => {
        const { fetch, seen } = answers(status);
        const { session } = world.signedIn({ fetch });
        const answer = await world.device.until(session.fetch(`${API}/x`));
        assert.equal(answer.status, status);
        assert.equal(seen.length, 1);
        assert.equal(world.issuer.asked.length, 0);
      }));
    }

    test('the refresh fails: the 401 is the answer, with its body', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { fetch, seen } = answers(401);
      issuer.fault = () => Promise.reject(new TypeError('Failed to fetch'));
      const { session, told } = world.signedIn({ fetch });
      const answer = await device.until(session.fetch(`${API}/x`));
      assert.equal(answer.status, 401);
      assert.equal(await answer.text(), '1');
      assert.equal(seen.length, 1);
      assert.ok(session.tokens);
      assert.false(told.includes('expire'));
    }));

    test('the refresh token is refused: the 401 is the answer, and the session is over', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { fetch, seen } = answers(401);
      const tab = world.signedIn({ fetch });
      issuer.end();
      assert.equal((await device.until(tab.session.fetch(`${API}/x`))).status, 401);
      assert.equal(seen.length, 1);
      assert.deepEqual(tab.told, ['refresh', 'expire']);
      assert.equal((await rejected(tab.session.fetch(`${API}/x`))).code, 'ERR_SESSION_EXPIRED');
    }));

    test('while it must not be tried again yet', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { fetch } = answers(401);
      issuer.fault = () => Promise.reject(new TypeError('Failed to fetch'));
      const { session } = world.signedIn({ fetch, retryDelay: 60 });
      for (let i = 0; i < 10; i++) assert.equal((await device.until(session.fetch(`${API}/x`))).status, 401);
      assert.equal(issuer.asked.length, 1);
    }));

    test('while another refresh is on its way', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.latency = 5;
      const { session } = world.signedIn();
      const { accessToken } = session.tokens;
      await device.pass(241);
      const token = session.getToken();
      await device.pass(1);
      issuer.revoke(accessToken);
      const answer = await device.until(session.fetch(`${API}/x`));
      assert.equal(answer.status, 200);
      await token;
      assert.equal(issuer.asked.length, 1);
    }));

    test('an abandoned body is let go', simulated(async (assert, world) => {
      let cancelled = 0;
      let first = true;
      const fetch = async () => {
        const status = first ? 401 : 200;
        first = false;
        return new Response(new ReadableStream({ cancel: () => void cancelled++ }), { status });
      };
      const { session } = world.signedIn({ fetch });
      await world.device.until(session.fetch(`${API}/x`));
      await world.device.settle(5);
      assert.equal(cancelled, 1, "the first answer's");
    }));
  });
}
