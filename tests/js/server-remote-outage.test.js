// createRemoteKeySet() while the issuer is down, and what a guard makes of it.
import { createGuard, createRemoteKeySet } from 'jotwasm/server';
import { rejections } from './support/assert.js';
import { at } from './support/clock.js';
import { JWKS_URL, issuer, publisher, request } from './support/requests.js';
import { NOW } from './support/tokens.js';

export default function ({ module, test }, jotwasm) {
  const { Key, sign } = jotwasm;
  const pair = (kid) => Key.generate('ES256', { kid });
  const publicJwk = (key) => ({ ...key.toJwk(), use: 'sig' });
  const header = (kid) => ({ alg: 'ES256', kid });
  const following = ({ fetch }, options) => createRemoteKeySet(JWKS_URL, { fetch, ...options });

  module('createRemoteKeySet: while the issuer is down', () => {
    test('stale keys serve, and it is asked once a cooldown', async (assert) => {
      const own = publisher([publicJwk(pair('a'))]);
      const refuse = rejections(assert, jotwasm);
      await at(NOW, async (clock) => {
        const remote = following(own);
        await remote.find(header('a'));
        own.down = true;
        clock.time += 600;
        for (let n = 0; n < 3; n++) assert.equal((await remote.find(header('a'))).kid, 'a');
        assert.equal(own.asked.length, 2);
        const error = await refuse(
          () => remote.find(header('b')),
          'ERR_JWKS_INVALID',
          {},
          'nobody knows whether there is a b',
        );
        assert.equal(error.cause.message, 'fetch failed');
        assert.equal(own.asked.length, 2);
        clock.time += 30;
        await remote.find(header('a'));
        assert.equal(own.asked.length, 3);
        clock.time += 86400 - 30 - 0.1;
        assert.equal((await remote.find(header('a'))).kid, 'a');
        clock.time += 0.1;
        await refuse(() => remote.find(header('a')), 'ERR_JWKS_INVALID', {}, 'a day is over');
        own.down = false;
        assert.equal((await remote.find(header('a'))).kid, 'a', 'back at once');
      });
    });

    test('staleIfError 0 serves nothing stale', async (assert) => {
      const own = publisher([publicJwk(pair('a'))]);
      await at(NOW, async (clock) => {
        const remote = following(own, { staleIfError: 0 });
        await remote.find(header('a'));
        own.down = true;
        clock.time += 600;
        await rejections(assert, jotwasm)(() => remote.find(header('a')), 'ERR_JWKS_INVALID');
      });
    });

    test('what is no JWK Set is no reason to forget one', async (assert) => {
      const good = { keys: [publicJwk(pair('a'))] };
      const own = issuer(({ count }) => (count === 2 ? { keys: 'none' } : good));
      await at(NOW, async (clock) => {
        const remote = following(own);
        for (let n = 0; n < 3; n++, clock.time += 600) assert.equal((await remote.find(header('a'))).kid, 'a');
        assert.equal(own.asked.length, 3);
      });
    });

    test('with nothing to serve, every request asks, one at a time', async (assert) => {
      const own = publisher([publicJwk(pair('a'))]);
      own.down = true;
      const remote = following(own);
      const failed = await Promise.allSettled([remote.find(header('a')), remote.find(header('a'))]);
      assert.propEqual(
        failed.map(({ reason }) => reason.code),
        ['ERR_JWKS_INVALID', 'ERR_JWKS_INVALID'],
      );
      assert.equal(own.asked.length, 1);
      own.down = false;
      assert.equal((await remote.find(header('a'))).kid, 'a');
    });

    test('a guard answers 503 while its issuer is down', async (assert) => {
      const own = publisher([]);
      own.down = true;
      const guard = createGuard({ keys: following(own) });
      const { response, error } = await guard(request(`Bearer ${sign({}, pair('a'))}`));
      assert.propEqual([response.status, error.code], [503, 'ERR_JWKS_INVALID']);
      assert.equal((await guard(request('Bearer a.b.c'))).response.status, 401);
      assert.equal(own.asked.length, 1, 'not for what is no token');
    });
  });
}
