// A second use of a refresh token: within the leeway, or not (RFC 9700 section 4.14.2).
import * as server from 'jotwasm/server';
import { stoppedClock } from './support/clock.js';
import { issuerWith, login, next, refreshRefusals } from './support/issuer.js';

export default function (QUnit) {
  const { module, test } = QUnit;

  module('issuer: reuse', (hooks) => {
    const clock = stoppedClock(hooks);
    const outside = [10, 11, 1000];

    test('within ten seconds, a second use gets a pair of its own', async (assert) => {
      const issuer = issuerWith();
      const token = await login(issuer);
      const tokens = [await next(issuer, token)];
      for (const seconds of [0, 5, 4.9]) {
        clock.advance(seconds);
        tokens.push(await next(issuer, token));
      }
      assert.equal(new Set(tokens).size, 4);
      for (const each of tokens) assert.ok(await issuer.refresh(each));
    });

    for (const seconds of outside) {
      test(`after ${seconds}, it ends the family`, async (assert) => {
        const refuse = refreshRefusals(assert, server);
        const issuer = issuerWith();
        const token = await login(issuer);
        const later = await next(issuer, token);
        clock.advance(seconds);
        await refuse(issuer.refresh(token), 'ERR_REFRESH_REUSED');
        await refuse(issuer.refresh(later), 'ERR_REFRESH_REVOKED');
        await refuse(issuer.refresh(token), 'ERR_REFRESH_REUSED', 'the same again');
      });
    }

    test('another family of the same subject goes on', async (assert) => {
      const issuer = issuerWith({ reuseLeeway: 0 });
      const [token, other] = [await login(issuer), await login(issuer)];
      await issuer.refresh(token);
      await refreshRefusals(assert, server)(issuer.refresh(token), 'ERR_REFRESH_REUSED');
      assert.ok(await issuer.refresh(other));
    });

    test('the leeway is what the options say, and 0 is none', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      for (const [reuseLeeway, within, past] of [[60, 59, 1], [0.5, 0.25, 0.25]]) {
        const issuer = issuerWith({ reuseLeeway });
        const token = await login(issuer);
        await issuer.refresh(token);
        clock.advance(within);
        assert.ok(await issuer.refresh(token), `${reuseLeeway}`);
        clock.advance(past);
        await refuse(issuer.refresh(token), 'ERR_REFRESH_REUSED', `${reuseLeeway}`);
      }
      const issuer = issuerWith({ reuseLeeway: 0 });
      const token = await login(issuer);
      await issuer.refresh(token);
      await refuse(issuer.refresh(token), 'ERR_REFRESH_REUSED', 'at the same moment');
    });

    test('a clock that is behind is no reason for another leeway, or for none', async (assert) => {
      const issuer = issuerWith();
      const strict = issuerWith({ reuseLeeway: 0 });
      const [token, other] = [await login(issuer), await login(strict)];
      await Promise.all([issuer.refresh(token), strict.refresh(other)]);
      clock.advance(-3);
      assert.ok(await issuer.refresh(token));
      await refreshRefusals(assert, server)(strict.refresh(other), 'ERR_REFRESH_REUSED');
    });

    test('the leeway is over once the successor is used: only a thief has no use for that', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      const issuer = issuerWith();
      const token = await login(issuer);
      const last = await next(issuer, await next(issuer, token));
      await refuse(issuer.refresh(token), 'ERR_REFRESH_REUSED');
      await refuse(issuer.refresh(last), 'ERR_REFRESH_REVOKED');
    });

    test('whichever of the successors that was', async (assert) => {
      const issuer = issuerWith();
      const token = await login(issuer);
      await issuer.refresh(token);
      await issuer.refresh(await next(issuer, token));
      await refreshRefusals(assert, server)(issuer.refresh(token), 'ERR_REFRESH_REUSED');
    });

    test('two who go on side by side are found out', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      for (const swapped of [false, true]) {
        const issuer = issuerWith();
        const token = await login(issuer);
        const pair = [await next(issuer, token), await next(issuer, token)];
        const [client, thief] = swapped ? pair.reverse() : pair;
        clock.advance(900);
        const later = await next(issuer, client);
        clock.advance(60);
        await refuse(issuer.refresh(thief), 'ERR_REFRESH_REUSED');
        await refuse(issuer.refresh(later), 'ERR_REFRESH_REVOKED');
      }
    });

    test('pairs of the leeway live no longer than the first', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      const issuer = issuerWith({ refreshTokenTtl: 100 });
      const token = await login(issuer);
      const first = await next(issuer, token);
      clock.advance(9);
      const second = await next(issuer, token);
      clock.advance(91);
      await refuse(issuer.refresh(first), 'ERR_REFRESH_EXPIRED');
      await refuse(issuer.refresh(second), 'ERR_REFRESH_EXPIRED');
    });

    test('a token that expired within its leeway has expired', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      const issuer = issuerWith({ refreshTokenTtl: 5 });
      const token = await login(issuer);
      clock.advance(4);
      const later = await next(issuer, token);
      clock.advance(1);
      await refuse(issuer.refresh(token), 'ERR_REFRESH_EXPIRED');
      assert.ok(await issuer.refresh(later));
    });

    test('one that was used gives a thief away even after it expired', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      const issuer = issuerWith({ refreshTokenTtl: 100 });
      const token = await login(issuer);
      let thiefs = await next(issuer, token);
      clock.advance(99);
      thiefs = await next(issuer, thiefs);
      clock.advance(2);
      await refuse(issuer.refresh(token), 'ERR_REFRESH_REUSED');
      await refuse(issuer.refresh(thiefs), 'ERR_REFRESH_REVOKED');
    });
  });
}
