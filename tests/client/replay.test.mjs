// A server that answers 401 once: the request is sent once more with a new token, body and all.
import { createHash } from 'node:crypto';
import { overHttp2 } from './http2.mjs';
import { withTabs } from './tabs.mjs';

/** 256 KiB that no encoding leaves as they are, unless it means to. */
const BYTES = Uint8Array.from({ length: 2 ** 18 }, (_, index) => (index * 7919) >> 3);
const digestOf = (data) => createHash('sha256').update(data).digest('hex');

/** In the page: what to fetch with, from a name, since no body goes over the wire between test and page. */
function bodyOf(name) {
  const bytes = Uint8Array.from({ length: 2 ** 18 }, (_, index) => (index * 7919) >> 3);
  const form = new FormData();
  form.append('text', 'Grüße');
  form.append('file', new Blob(['the file']), 'file.txt');
  const parts = [bytes.slice(0, 1000), bytes.slice(1000, 70_000), bytes.slice(70_000)].values();
  const pull = (controller) => {
    const { value, done } = parts.next();
    done ? controller.close() : controller.enqueue(value);
  };
  const all = { text: 'Grüße', blob: new Blob([bytes]), buffer: bytes.buffer, form, stream: new ReadableStream({ pull }) };
  return all[name];
}

export default function replayTests(t) {
  const { test, assert } = t;

  /** Calls once401 in the page. @returns what it said, and what the server saw */
  async function send([tab], server, name, asRequest, init) {
    const script = `(${sendFromPage})(${bodyOf}, ${JSON.stringify({ name, asRequest, init })})`;
    const answer = await tab.evaluate(script);
    const { bodies, refreshes } = await server.ledger();
    return { answer, seen: bodies[name], refreshes: refreshes.length };
  }

  const expected = { text: digestOf('Grüße'), blob: digestOf(BYTES), buffer: digestOf(BYTES) };
  test('text, Blob, ArrayBuffer and FormData', () =>
    withTabs(t, {}, async (tabs, server) => {
      let rounds = 0;
      for (const [name, digest] of Object.entries(expected)) {
        const { answer, seen, refreshes } = await send(tabs, server, name, rounds % 2 === 0);
        assert.deepEqual([answer.status, answer.body.digest, refreshes], [200, digest, ++rounds]);
        assert.equal(seen.length, 2);
        assert.deepEqual(seen[0], seen[1]);
        assert.deepEqual([seen[0].method, seen[0].custom], ['PUT', 'kept']);
      }
      const { answer, seen, refreshes } = await send(tabs, server, 'form', false);
      assert.deepEqual(answer.body.form, { text: 'Grüße', file: 'the file' });
      assert.deepEqual([seen.length, refreshes], [2, ++rounds]);
      assert.deepEqual(seen[0], seen[1]);
    }));

  // Firefox makes a text of a stream, and Chromium streams over HTTP/2 alone.
  if (t.name === 'chromium') {
    test('a stream', async () => {
      const front = await overHttp2(t.url);
      const options = { base: front.url, context: { ignoreHTTPSErrors: true } };
      await withTabs(t, options, async (tabs, server) => {
        // With credentials, fetch itself makes a network error of a stream that is answered by 401 (Fetch, 4.6).
        const init = { duplex: 'half', credentials: 'omit' };
        const { answer, seen, refreshes } = await send(tabs, server, 'stream', true, init);
        assert.deepEqual([answer.status, answer.body?.digest, refreshes], [200, digestOf(BYTES), 1]);
        assert.equal(seen.length, 2);
      }).finally(front.stop);
    });
  }

  test('403 is not 401; a server that refuses every token is asked twice, and the authorization server once', () =>
    withTabs(t, {}, async ([tab], server) => {
      const status = (name) => tab.evaluate((name) => globalThis.session.fetch(`/${globalThis.user}/api/${name}`).then((it) => it.status), name);
      const seen = async () => {
        const { refreshes, answers } = await server.ledger();
        return [refreshes.length, answers];
      };
      assert.equal(await status('forbidden'), 403);
      assert.deepEqual(await seen(), [0, { 403: 1 }]);
      assert.equal(await status('never'), 401);
      assert.deepEqual(await seen(), [1, { 401: 2, 403: 1 }]);
      for (let i = 0; i < 5; i++) assert.equal(await status('never'), 401);
      assert.equal((await seen())[0], 1);
    }));
}

async function sendFromPage(bodyOf, { name, asRequest, init }) {
  const { session, user } = globalThis;
  const all = { method: 'PUT', headers: { 'x-custom': 'kept' }, body: bodyOf(name), ...init };
  const url = `/${user}/api/once401/${name}`;
  const response = await (asRequest ? session.fetch(new Request(url, all)) : session.fetch(url, all));
  return { status: response.status, body: await response.json().catch(() => {}) };
}
