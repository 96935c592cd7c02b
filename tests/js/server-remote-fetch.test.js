// What an issuer may answer, and what is made of everything else.
import { createRemoteKeySet } from 'jotwasm/server';
import { mistakes, rejections } from './support/assert.js';
import { A3_PUBLIC } from './support/keys.js';
import { JWKS_URL, issuer } from './support/requests.js';

const HEADER = { alg: 'ES256', kid: 'a' };
const JWKS = { keys: [{ ...A3_PUBLIC, kid: 'a' }] };
const MOST = 512 * 1024;

/** Bytes as long as somebody reads them. */
function endless() {
  const chunk = new TextEncoder().encode(' '.repeat(16384));
  const stream = { sent: 0, cancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      stream.sent += chunk.length;
      controller.enqueue(chunk);
    },
    cancel: () => void (stream.cancelled = true),
  });
  return Object.assign(stream, { response: new Response(body) });
}

/** Says something, and then nothing more. */
const hanging = () =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"keys"')) }));
const never = () => new Promise(() => {});

export default function ({ module, test }, jotwasm) {
  const answering = (answer, options) => createRemoteKeySet(JWKS_URL, { fetch: issuer(answer).fetch, ...options });

  module('createRemoteKeySet: the request', () => {
    test('asks for JSON, follows nothing, can be called off', async (assert) => {
      const { asked, fetch } = issuer(() => JWKS);
      await createRemoteKeySet(JWKS_URL, { fetch, headers: { 'x-api-key': 'k' } }).find(HEADER);
      const { url, init } = asked[0];
      assert.propEqual([url, init.redirect, init.signal instanceof AbortSignal], [JWKS_URL, 'manual', true]);
      assert.propEqual(
        [...new Headers(init.headers)],
        [
          ['accept', 'application/json'],
          ['x-api-key', 'k'],
        ],
      );
      assert.propEqual(Object.keys(init).sort(), ['headers', 'redirect', 'signal'], 'what Workers know of');
      const other = issuer(() => JWKS);
      await createRemoteKeySet(JWKS_URL, { fetch: other.fetch, headers: [['Accept', 'text/plain']] }).find(HEADER);
      assert.equal(new Headers(other.asked[0].init.headers).get('accept'), 'text/plain');
    });

    test('the global fetch, as it is when it is needed', async (assert) => {
      const { fetch: real } = globalThis;
      const { asked, fetch } = issuer(() => JWKS);
      const remote = createRemoteKeySet(JWKS_URL);
      globalThis.fetch = fetch;
      try {
        await remote.find(HEADER);
      } finally {
        globalThis.fetch = real;
      }
      assert.equal(asked.length, 1);
    });

    test('https, or this machine', (assert) => {
      for (const url of [
        'https://a.example/jwks',
        'http://localhost:1/',
        'http://127.0.0.1/',
        'http://127.9.9.9/',
        'http://[::1]:8080/x',
        'http://a.localhost/',
      ])
        assert.false(createRemoteKeySet(url).fresh, url);
      const mistake = mistakes(assert);
      for (const url of [
        'http://a.example/',
        'http://127.0.0.1.example/',
        'http://localhost.example/',
        'http://10.0.0.1/',
        'http://[::2]/',
        'http://0.0.0.0/',
        'ftp://localhost/',
        'file:///etc/passwd',
        'data:,{"keys":[]}',
        '/jwks',
        'jwks',
        '',
        'https://u:p@a.example/',
        'https://u@a.example/',
        undefined,
        null,
        1,
      ])
        mistake(() => createRemoteKeySet(url), String(url));
    });

    test('options are looked at when it is made', (assert) => {
      const bad = [
        null,
        1,
        { cacheMaxAge: -1 },
        { cacheMaxAge: '600' },
        { cacheMaxAge: Infinity },
        { cooldownDuration: NaN },
        { timeoutDuration: -1 },
        { staleIfError: '1y' },
        { headers: 1 },
        { headers: { 'a b': 'c' } },
        { fetch: 1 },
        { cache: {} },
        { cache: { match() {} } },
        { timeout: 5 },
        { cooldown: 1 },
      ];
      for (const options of bad) mistakes(assert)(() => createRemoteKeySet(JWKS_URL, options), JSON.stringify(options));
    });
  });

  module('createRemoteKeySet: the answer', () => {
    test('anything but 200 with a JWK Set is refused', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const bad = {
        'status 500': () => new Response('oops', { status: 500 }),
        'status 404': () => Response.json(JWKS, { status: 404 }),
        'status 201': () => Response.json(JWKS, { status: 201 }),
        'status 204': () => new Response(null, { status: 204 }),
        'redirects 302': () =>
          new Response(null, { status: 302, headers: { location: 'https://issuer.example/other' } }),
        'redirects 308': () => new Response(null, { status: 308, headers: { location: JWKS_URL } }),
        'redirects, as browsers hide it': () => ({
          status: 0,
          type: 'opaqueredirect',
          body: null,
          headers: new Headers(),
        }),
        'redirects, and was followed': () => ({
          status: 200,
          redirected: true,
          body: Response.json(JWKS).body,
          headers: new Headers(),
        }),
        HTML: () => new Response('<!doctype html><title>Login</title>', { headers: { 'content-type': 'text/html' } }),
        nothing: () => new Response(''),
        'no body': () => new Response(null),
        'half of it': () => new Response(JSON.stringify(JWKS).slice(0, -1)),
        'an array': () => [],
        'a string': () => new Response('"keys"'),
        null: () => new Response('null'),
        'no keys': () => ({}),
        'keys that are none': () => ({ keys: {} }),
        'keys that are no objects': () => ({ keys: [null] }),
        'keys that are strings': () => ({ keys: ['a'] }),
        'not UTF-8': () =>
          new Response(new Uint8Array([...new TextEncoder().encode('{"keys":[],"a":"'), 0xff, 0x22, 0x7d])),
        'cut within a character': () =>
          new Response(new Uint8Array([...new TextEncoder().encode('{"keys":[]}'), 0xc3])),
        'too deep': () => new Response(`{"keys":[{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`),
        'no network': () => Promise.reject(new TypeError('fetch failed')),
        'a body that breaks off': () =>
          new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })),
      };
      for (const [what, answer] of Object.entries(bad)) {
        const error = await refuse(() => answering(answer).find(HEADER), 'ERR_JWKS_INVALID', {}, what);
        if (/redirects|status/.test(what))
          assert.true(error.message.includes(what.split(/[ ,]/)[0]), `${what}: ${error.message}`);
        assert.false(/oops|Login|keys"/.test(error.message), error.message);
      }
    });

    test('an empty set has no keys, and is one', async (assert) => {
      await rejections(assert, jotwasm)(() => answering(() => ({ keys: [] })).find(HEADER), 'ERR_JWKS_NO_MATCHING_KEY');
      const odd = { keys: [{ kty: 'unheard of' }, { kty: 'EC', crv: 'P-256', kid: 'a' }, ...JWKS.keys], more: 1 };
      assert.equal((await answering(() => odd).find(HEADER)).kid, 'a', 'what cannot be used is passed over');
      assert.equal(
        (await answering(() => new Response(`\ufeff${JSON.stringify(JWKS)}`)).find(HEADER)).kid,
        'a',
        'after a byte order mark',
      );
    });

    test('512 KiB and not a byte more, counted as they come', async (assert) => {
      const text = JSON.stringify(JWKS);
      const padded = (size) => new Response(text.padEnd(size));
      assert.equal((await answering(() => padded(MOST)).find(HEADER)).kid, 'a');
      const refuse = rejections(assert, jotwasm);
      await refuse(() => answering(() => padded(MOST + 1)).find(HEADER), 'ERR_JWKS_INVALID');
      const stream = endless();
      const { message } = await refuse(() => answering(() => stream.response).find(HEADER), 'ERR_JWKS_INVALID');
      assert.true(message.includes('512 KiB'), message);
      assert.true(stream.cancelled);
      assert.true(stream.sent < MOST + 5 * 16384, `${stream.sent} bytes`);
    });

    test('the time limit holds to the last byte, also for a fetch that cannot be called off', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      for (const [what, answer] of Object.entries({ 'no answer': never, 'half an answer': hanging })) {
        let signal;
        const listening = ({ init }) => {
          signal = init.signal;
          return answer();
        };
        const remote = answering(listening, { timeoutDuration: 0.05 });
        const error = await refuse(() => remote.find(HEADER), 'ERR_JWKS_TIMEOUT', {}, what);
        assert.true(error.message.includes('0.05 s'), error.message);
        assert.true(signal.aborted, 'it is called off');
      }
    });

    test('a fetch that was called off late is not waited for', async (assert) => {
      const remote = answering(({ count }) => (count === 1 ? never() : JWKS), { timeoutDuration: 0.5 });
      await rejections(assert, jotwasm)(() => remote.find(HEADER), 'ERR_JWKS_TIMEOUT');
      assert.equal((await remote.find(HEADER)).kid, 'a');
    });
  });
}
