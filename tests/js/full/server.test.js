// Guards and remote key sets from before the import of jotwasm/full know its algorithms after it.
import { createGuard, createRemoteKeySet } from 'jotwasm/server';
import { rejections } from '../support/assert.js';
import { P384_JWK } from '../support/full-keys.js';
import { A3_JWK, SECRET, publicOf } from '../support/keys.js';
import { JWKS_URL, publisher, request } from '../support/requests.js';

/** @returns {Function} registers what runs once jotwasm/full is there */
export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign } = jotwasm;
  const jwks = {
    keys: [
      { ...publicOf(P384_JWK), kid: 'new' },
      { ...publicOf(A3_JWK), kid: 'old' },
    ],
  };
  const { fetch } = publisher(jwks.keys);
  const remote = createRemoteKeySet(JWKS_URL, { fetch });
  const header = { alg: 'ES384', kid: 'new' };
  const old = Key.fromJwk({ ...A3_JWK, kid: 'old' });
  const guards = [jwks, remote].map((keys) => createGuard({ keys }));
  const secret = createGuard({ keys: SECRET });
  const status = async (guard, key) => {
    const { ok, response } = await guard(request(`Bearer ${sign({}, key)}`));
    return ok ? 200 : response.status;
  };

  module('jotwasm/server, before jotwasm/full', () => {
    test('what jotwasm cannot use is passed over', async (assert) => {
      await rejections(assert, jotwasm)(() => remote.find(header), 'ERR_JWKS_NO_MATCHING_KEY');
      for (const guard of guards) assert.equal(await status(guard, old), 200);
      assert.equal(await status(secret, SECRET), 200);
    });
  });

  return () =>
    module('jotwasm/server, after it', () => {
      test('guards and keys go on', async (assert) => {
        for (const guard of guards) assert.equal(await status(guard, old), 200);
        assert.equal(await status(secret, SECRET), 200);
      });

      test('and so does what only jotwasm/full can use', async (assert) => {
        const key = Key.fromJwk({ ...P384_JWK, kid: 'new' });
        await remote.reload();
        assert.equal((await remote.find(header)).alg, 'ES384');
        for (const guard of guards) assert.equal(await status(guard, key), 200);
      });
    });
}
