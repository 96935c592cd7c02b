// session.fetch is fetch: what goes in, what comes out, and what goes wrong.
import { caught, rejected } from './support/assert.js';
import { API, ORIGIN, simulated } from './support/client/world.js';

/** A fetch that remembers what it was called with. */
function recorder(answer = () => new Response('ok')) {
  const calls = [];
  const fetch = async function (...args) {
    calls.push({ that: this, args, request: args[0] });
    return answer();
  };
  return { fetch, calls };
}

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: fetch', () => {
    test('the Response is the very one', simulated(async (assert, world) => {
      const response = new Response('ok', { status: 299, headers: { 'x-mine': '1' } });
      const { session } = world.signedIn({ fetch: async () => response });
      assert.strictEqual(await world.device.until(session.fetch(API)), response);
      assert.false(response.bodyUsed);
    }));

    test('what fetch rejects with is what it rejects with', simulated(async (assert, world) => {
      const error = new TypeError('Failed to fetch');
      const { session, told } = world.signedIn({ fetch: () => Promise.reject(error) });
      assert.strictEqual(await rejected(world.device.until(session.fetch(API))), error);
      assert.ok(session.tokens, 'a dead network signs nobody out');
      assert.equal(world.issuer.asked.length, 0);
      assert.deepEqual(told, ['refresh']);
    }));

    test('the same when it is sent once more', simulated(async (assert, world) => {
      const error = new TypeError('Failed to fetch');
      let sent = 0;
      const fetch = async () => {
        if (sent++) throw error;
        return new Response(null, { status: 401 });
      };
      const { session } = world.signedIn({ fetch });
      assert.strictEqual(await rejected(world.device.until(session.fetch(API))), error);
      assert.equal(sent, 2);
    }));

    const BAD = {
      'no URL': () => ['http://'],
      'a port that is none': () => ['https://api.example:99999'],
      'a header that is none': () => [API, { headers: { 'two words': 'x' } }],
      'a value of a header that is none': () => [API, { headers: { x: 'a\nb' } }],
    };
    for (const [name, args] of Object.entries(BAD)) {
      test(`${name}: a TypeError, by the promise`, simulated(async (assert, world) => {
        const { session } = world.signedIn();
        const theirs = caught(() => new Request(...args()));
        let promise;
        try {
          promise = session.fetch(...args());
        } catch {
          assert.true(false, 'it must not throw');
        }
        const ours = await rejected(promise);
        assert.true(ours instanceof TypeError, String(ours));
        assert.equal(ours.message, theirs.message);
        assert.equal(world.issuer.seen.length, 0);
      }));
    }

    test('text, URL, Request, and whatever has a text', simulated(async (assert, world) => {
      const { fetch, calls } = recorder();
      const { session } = world.signedIn({ fetch });
      const url = `${API}/a?b=c`;
      for (const input of [url, new URL(url), new Request(url), { toString: () => url }, ` ${url} `]) {
        await world.device.until(session.fetch(input));
      }
      assert.deepEqual(calls.map(({ request }) => request.url), Array(5).fill(url));
    }));

    test('init overrides a Request, and neither is changed', simulated(async (assert, world) => {
      const { fetch, calls } = recorder();
      const { session } = world.signedIn({ fetch });
      const request = new Request(`${API}/x`, { method: 'PUT', headers: { a: '1', b: '2' }, body: 'x' });
      const init = Object.freeze({ method: 'POST', headers: Object.freeze({ c: '3' }), body: 'y' });
      await world.device.until(session.fetch(request, init));
      const [{ request: sent }] = calls;
      assert.equal(sent.method, 'POST');
      assert.deepEqual([sent.headers.get('a'), sent.headers.get('c')], [null, '3'], 'headers are replaced, as by fetch');
      assert.equal(await sent.text(), 'y');
      assert.equal(request.method, 'PUT');
      assert.deepEqual([request.headers.get('a'), request.headers.get('authorization')], ['1', null]);
    }));

    test('headers of any kind, with Authorization added', simulated(async (assert, world) => {
      const { fetch, calls } = recorder();
      const { session } = world.signedIn({ fetch });
      const kinds = [{ a: '1' }, [['a', '1']], new Headers({ a: '1' })];
      for (const headers of kinds) await world.device.until(session.fetch(API, { headers }));
      for (const { request } of calls) {
        assert.equal(request.headers.get('a'), '1');
        assert.equal(request.headers.get('authorization'), `Bearer ${session.tokens.accessToken}`);
      }
      assert.deepEqual(kinds[0], { a: '1' });
      assert.false(kinds[2].has('authorization'));
    }));

    test('all else of init goes along, as the platform has it', simulated(async (assert, world) => {
      const { fetch, calls } = recorder();
      const { session } = world.signedIn({ fetch });
      const init = { method: 'POST', body: 'x', redirect: 'manual', credentials: 'include', cache: 'no-store', mode: 'cors',
        integrity: 'sha256-x', keepalive: true, referrerPolicy: 'origin', referrer: 'about:client' };
      const names = Object.keys(init).filter((name) => name != 'body' && name in Request.prototype);
      const of = (args) => {
        try {
          return new Request(...args);
        } catch {} // workerd knows not all of it
      };
      for (const name of names) {
        const one = { method: 'POST', [name]: init[name] };
        const expected = of([API, one]);
        if (!expected) continue;
        await world.device.until(session.fetch(API, one));
        assert.equal(calls.at(-1).request[name], expected[name], name);
        // Firefox takes no keepalive from one Request to the next.
        await world.device.until(session.fetch(new Request(API, one)));
        const kept = name == 'keepalive' ? new Request(expected) : expected;
        assert.equal(calls.at(-1).request[name], kept[name], `${name} of a Request`);
      }
      assert.true(calls.length >= 2);
    }));

    test('handed on without the session', simulated(async (assert, world) => {
      const { session } = world.signedIn();
      const { fetch } = session;
      assert.equal((await world.device.until(fetch(API))).status, 200);
      assert.equal((await world.device.until(fetch.call(null, API))).status, 200);
      assert.equal((await world.device.until(Reflect.apply(fetch, globalThis, [API]))).status, 200);
    }));

    test("the platform's fetch is called as a function, as it is at each call", simulated(async (assert, world) => {
      const { globals, device } = world;
      const { session } = world.signedIn({ fetch: undefined });
      for (let i = 0; i < 2; i++) {
        const { fetch, calls } = recorder();
        globals.value(globalThis, 'fetch', fetch);
        await device.until(session.fetch(API));
        assert.equal(calls.length, 1);
        assert.true(calls[0].that === undefined || calls[0].that === globalThis, 'or a browser would call it an illegal invocation');
      }
    }));

    test('many at a time, each with its own answer', simulated(async (assert, world) => {
      const fetch = async (request) => new Response(new URL(request.url).pathname);
      const { session } = world.signedIn({ fetch });
      const paths = Array.from({ length: 20 }, (_, i) => `/${i}`);
      const answers = await world.device.until(Promise.all(paths.map((path) => session.fetch(API + path))));
      assert.deepEqual(await Promise.all(answers.map((answer) => answer.text())), paths);
    }));

    if (globalThis.document) {
      test('relative URLs are those of the page', simulated(async (assert, world) => {
        const { fetch, calls } = recorder();
        const { session } = world.signedIn({ fetch, allowedOrigins: undefined });
        for (const input of ['/x', 'x', '?x', '', new Request('/x')]) await world.device.until(session.fetch(input));
        assert.true(calls.every(({ request }) => request.url.startsWith(ORIGIN)));
        assert.equal(calls[0].request.url, `${ORIGIN}/x`);
        assert.equal(calls[2].request.url, new URL('?x', location.href).href);
      }));

      test('the referrer is that of the Request', simulated(async (assert, world) => {
        const { fetch, calls } = recorder();
        const { session } = world.signedIn({ fetch });
        const referrer = `${ORIGIN}/elsewhere`;
        for (const args of [[API, { referrer }], [new Request(API, { referrer })], [new Request(API, { referrer: '' })]]) {
          await world.device.until(session.fetch(...args));
        }
        assert.deepEqual(calls.map(({ request }) => request.referrer), [referrer, referrer, '']);
      }));
    } else {
      test('relative URLs are none without a page', simulated(async (assert, world) => {
        const { session } = world.signedIn();
        assert.true((await rejected(session.fetch('/x'))) instanceof TypeError);
        assert.equal(world.issuer.seen.length, 0);
      }));
    }
  });
}
