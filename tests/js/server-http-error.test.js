// What is answered: RFC 6750 section 3.
import { HttpError } from 'jotwasm/server';
import { seen } from './support/requests.js';

export default function ({ module, test }) {
  module('HttpError', () => {
    test('is an error, and an answer', async (assert) => {
      const error = new HttpError(403, 'insufficient_scope', 'A scope is missing', { scope: 'read write', cause: 1 });
      assert.true(error instanceof Error);
      assert.propEqual(
        [error.name, error.status, error.code, error.message, error.scope, error.cause],
        ['HttpError', 403, 'insufficient_scope', 'A scope is missing', 'read write', 1],
      );
      const response = error.toResponse({ realm: 'notes' });
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('content-type'), 'application/json');
      assert.propEqual(await seen(response), {
        status: 403,
        challenge:
          'Bearer realm="notes", error="insufficient_scope", error_description="A scope is missing", scope="read write"',
        body: { error: 'insufficient_scope' },
      });
    });

    test('without a realm, a scope, a description', async (assert) => {
      const { challenge } = await seen(new HttpError(400, 'invalid_request', '').toResponse());
      assert.equal(challenge, 'Bearer error="invalid_request"');
    });

    test('one who sent nothing is told no error', async (assert) => {
      const error = new HttpError(401, 'unauthorized', 'A token is needed');
      assert.equal((await seen(error.toResponse())).challenge, 'Bearer');
      assert.equal((await seen(error.toResponse({ realm: '' }))).challenge, 'Bearer realm=""');
    });

    test('no challenge where a token would not help', async (assert) => {
      const response = new HttpError(503, 'temporarily_unavailable', 'Later', { retryAfter: 2.1 }).toResponse({
        realm: 'x',
      });
      assert.equal(response.headers.get('retry-after'), '3');
      assert.propEqual(await seen(response), {
        status: 503,
        challenge: null,
        body: { error: 'temporarily_unavailable' },
      });
      assert.equal(new HttpError(400, 'a', 'b').toResponse().headers.has('retry-after'), false);
    });

    test('one header, and strings that stay strings, whatever is in them', async (assert) => {
      const nasty = 'a", error="x\\"\r\nSet-Cookie: a=b\u0000é\u{1f600}';
      const { challenge } = await seen(new HttpError(401, nasty, nasty, { scope: nasty }).toResponse({ realm: nasty }));
      const safe = 'a\\", error=\\"x\\\\\\"??Set-Cookie: a=b????';
      assert.equal(challenge, `Bearer realm="${safe}", error="${safe}", error_description="${safe}", scope="${safe}"`);
    });
  });
}
