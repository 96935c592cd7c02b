// createGuard(): scopes, and isRevoked.
import { HttpError } from 'jotwasm/server';
import { rejected } from './support/assert.js';
import { challenge, guarding } from './support/guard.js';
import { request } from './support/requests.js';
import { NOW } from './support/tokens.js';

export default function ({ module, test }, jotwasm) {
  const { signed, guardOf, answerTo } = guarding(jotwasm);

  module('createGuard: scopes', () => {
    test('all are needed, of scope or scp', async (assert) => {
      const scopes = ['notes:read', 'notes:write'];
      for (const granted of [
        { scope: 'notes:read notes:write' },
        { scope: 'x notes:write notes:read y' },
        { scp: ['notes:write', 'notes:read'] },
        { scp: 'notes:read notes:write' },
        { scope: 'notes:read', scp: ['notes:write'] },
      ])
        assert.equal((await answerTo(signed(granted), { scopes })).status, 200, JSON.stringify(granted));
      for (const granted of [
        {},
        { scope: '' },
        { scope: 'notes:read' },
        { scope: 'notes:read notes:writer' },
        { scope: 'NOTES:READ NOTES:WRITE' },
        { scope: 'notes:read,notes:write' },
        { scp: ['notes:read notes:write'] },
        { scope: { 0: 'notes:read' } },
        { scope: 1 },
        { scp: [1, null] },
      ]) {
        const { status, challenge: said, body, error } = await answerTo(signed(granted), { scopes, realm: 'n' });
        const lack = 'The access token lacks a scope that is needed here';
        const expected = `Bearer realm="n", error="insufficient_scope", error_description="${lack}", scope="notes:read notes:write"`;
        assert.propEqual(
          [status, said, body],
          [403, expected, { error: 'insufficient_scope' }],
          JSON.stringify(granted),
        );
        assert.true(error instanceof HttpError);
      }
    });

    test('none is needed where none is named', async (assert) => {
      for (const scopes of [undefined, []]) assert.equal((await answerTo(signed(), { scopes })).status, 200);
    });

    test('a bad token is 401, whatever its scopes', async (assert) => {
      assert.equal((await answerTo(signed({ exp: NOW }), { scopes: ['a'] })).status, 401);
    });
  });

  module('createGuard: isRevoked', () => {
    test('is asked about verified claims only, and its yes is 401', async (assert) => {
      const asked = [];
      const isRevoked = (claims) => void asked.push(claims.sub) ?? claims.sub === 'eve';
      assert.equal((await answerTo(signed(), { isRevoked })).status, 200);
      const { status, challenge: said } = await answerTo(signed({ sub: 'eve' }), { isRevoked, scopes: ['a'] });
      assert.propEqual([status, said], [401, challenge('invalid_token', 'The access token was revoked')]);
      await answerTo(signed({ exp: NOW }), { isRevoked });
      await answerTo('a.b.c', { isRevoked });
      assert.deepEqual(asked, ['ada', 'eve']);
      for (const answer of [true, false]) {
        const later = { isRevoked: async () => answer };
        assert.equal((await answerTo(signed(), later)).status, answer ? 401 : 200);
      }
    });

    test('only true and false are answers', async (assert) => {
      for (const answer of [undefined, null, 0, 1, '', 'no', {}, []])
        for (const isRevoked of [() => answer, async () => answer]) {
          const error = await rejected(guardOf({ isRevoked })(request(`Bearer ${signed()}`)));
          assert.true(error instanceof TypeError && /isRevoked/.test(error.message), String(answer));
        }
    });
  });
}
