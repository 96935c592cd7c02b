// Whatever a request carries, it carries it twice, if it can be had twice.
import { API, simulated } from './support/client/world.js';

const text = 'grüße\n'.repeat(1000);
const bytes = new TextEncoder().encode(text);
const json = { method: 'POST', headers: { 'content-type': 'application/json', 'x-mine': '1' } };

/** Reads what came, and answers 401 the first time. */
function server(times = 1) {
  const seen = [];
  const fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    const type = headers.get('content-type');
    const form = type?.startsWith('multipart/') ? await request.formData() : undefined;
    seen.push({ method, url, type, mine: headers.get('x-mine'), form, body: form ? undefined : await request.text() });
    return new Response(null, { status: seen.length > times ? 200 : 401 });
  };
  return { fetch, seen };
}

const stream = () =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 1000) controller.enqueue(bytes.slice(at, at + 1000));
      controller.close();
    },
  });

/** Firefox takes no stream for a body: it makes a text of it. */
async function takesStreams() {
  let asked = false;
  const init = { method: 'POST', body: stream(), get duplex() { asked = true; return 'half'; } };
  const request = new Request(API, init);
  return asked && (await request.text()) == text;
}

export default function (QUnit) {
  const { module, test } = QUnit;
  const post = (body, more) => ({ method: 'POST', body, ...more });

  const BODIES = {
    'a string': () => post(text),
    'JSON': () => ({ ...json, body: '{"a":1}' }),
    'an ArrayBuffer': () => post(bytes.slice().buffer),
    'a view': () => post(bytes.subarray(7, 900)),
    'a Blob': () => post(new Blob([bytes], { type: 'text/plain' })),
    'URLSearchParams': () => post(new URLSearchParams({ a: '1 & 2', b: 'ü' })),
    'PUT': () => ({ method: 'PUT', body: text }),
    'PATCH': () => ({ method: 'PATCH', body: text }),
    'nothing, POST': () => ({ method: 'POST' }),
    'nothing, DELETE': () => ({ method: 'DELETE' }),
    'an empty string': () => post(''),
  };

  module('client: bodies after a 401', () => {
    for (const [name, make] of Object.entries(BODIES)) {
      for (const as of ['init', 'a Request']) {
        test(`${name}, by ${as}`, simulated(async (assert, world) => {
          const { fetch, seen } = server();
          const { session } = world.signedIn({ fetch });
          const expected = await new Request(`${API}/x`, make()).text();
          const args = as == 'init' ? [`${API}/x`, make()] : [new Request(`${API}/x`, make())];
          assert.equal((await world.device.until(session.fetch(...args))).status, 200);
          assert.equal(seen.length, 2);
          assert.equal(seen[0].body, expected);
          assert.deepEqual(seen[1], seen[0]);
          assert.equal(seen[0].method, make().method);
        }));
      }
    }

    for (const as of ['init', 'a Request']) {
      test(`FormData with a file, by ${as}`, simulated(async (assert, world) => {
        const { fetch, seen } = server();
        const { session } = world.signedIn({ fetch });
        const form = new FormData();
        form.append('a', 'ü');
        form.append('a', '2');
        form.append('file', new Blob([bytes], { type: 'text/plain' }), 'x.txt');
        const args = as == 'init' ? [`${API}/x`, post(form)] : [new Request(`${API}/x`, post(form))];
        assert.equal((await world.device.until(session.fetch(...args))).status, 200);
        assert.equal(seen.length, 2);
        for (const { form: got } of seen) {
          assert.deepEqual(got.getAll('a'), ['ü', '2']);
          const file = got.get('file');
          assert.equal(file.name, 'x.txt');
          assert.equal(await file.text(), text);
        }
      }));

      test(`a stream, where the platform takes one, by ${as}`, simulated(async (assert, world) => {
        const { fetch, seen } = server();
        const { session } = world.signedIn({ fetch });
        if (!(await takesStreams())) return assert.false(await takesStreams());
        const init = post(stream(), { duplex: 'half' });
        const args = as == 'init' ? [`${API}/x`, init] : [new Request(`${API}/x`, init)];
        assert.equal((await world.device.until(session.fetch(...args))).status, 200);
        assert.deepEqual(seen.map(({ body }) => body), [text, text]);
      }));
    }

    test('a body that nobody reads, and no 401', simulated(async (assert, world) => {
      const { session } = world.signedIn({ fetch: async () => new Response('ok') });
      const answer = await world.device.until(session.fetch(`${API}/x`, post(text)));
      assert.equal(await answer.text(), 'ok');
    }));

    test('one that cannot be had twice is sent once, and the 401 is the answer', simulated(async (assert, world) => {
      const { issuer, device, globals } = world;
      const { fetch, seen } = server();
      const { session } = world.signedIn({ fetch });
      globals.value(Request.prototype, 'clone', () => {
        throw new TypeError('not this one');
      });
      const answer = await device.until(session.fetch(`${API}/x`, post(text)));
      assert.equal(answer.status, 401);
      assert.equal(seen.length, 1);
      assert.equal(seen[0].body, text);
      assert.true(issuer.asked.length <= 1);
    }));

    test('one that has been read is refused, as by fetch', simulated(async (assert, world) => {
      const { fetch, seen } = server();
      const { session } = world.signedIn({ fetch });
      const request = new Request(`${API}/x`, post(text));
      await request.text();
      await assert.rejects(session.fetch(request), TypeError);
      assert.equal(seen.length, 0);
    }));

    test("the caller's Request is used up, as by fetch", simulated(async (assert, world) => {
      const { fetch } = server(0);
      const { session } = world.signedIn({ fetch });
      const [request, theirs] = [0, 1].map(() => new Request(`${API}/x`, post(text)));
      assert.ok(new Request(theirs)); // in Bun it is still of use then
      await world.device.until(session.fetch(request));
      assert.equal(request.bodyUsed, theirs.bodyUsed);
      assert.false(request.headers.has('Authorization'), 'and otherwise left alone');
    }));

    test('headers and the like go along both times', simulated(async (assert, world) => {
      const seen = [];
      const fetch = async (request) => {
        const { method, redirect, headers } = request;
        seen.push({ method, redirect, mine: headers.get('x-mine'), type: headers.get('content-type') });
        return new Response(null, { status: seen.length > 1 ? 200 : 401 });
      };
      const { session } = world.signedIn({ fetch });
      await world.device.until(session.fetch(`${API}/x`, { ...json, body: '{}', redirect: 'manual' }));
      assert.equal(seen.length, 2);
      assert.deepEqual(seen[0], { method: 'POST', redirect: 'manual', mine: '1', type: 'application/json' });
      assert.deepEqual(seen[1], seen[0]);
    }));
  });
}
