// Rotation, and what ends a session. Reuse has a file of its own.
import * as server from 'jotwasm/server';
import { stoppedClock } from './support/clock.js';
import { issuerWith, login, next, overheard, refreshRefusals } from './support/issuer.js';

const { memoryStore } = server;

export default function (QUnit) {
  const { module, test } = QUnit;

  module('issuer: rotation', (hooks) => {
    const clock = stoppedClock(hooks);

    test('each token leads to the next, for as long as the client comes back', async (assert) => {
      const issuer = issuerWith({ refreshTokenTtl: '1d' });
      let token = await login(issuer);
      for (let day = 0; day < 40; day++) {
        clock.advance(86_399);
        token = await next(issuer, token);
      }
      assert.true(/^[\da-f]{32}-41\.[\w-]{43}$/.test(token));
    });

    test('a token that was not used in time has expired, at that very second', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      const issuer = issuerWith({ refreshTokenTtl: 60 });
      const [one, other] = [await login(issuer), await login(issuer)];
      clock.advance(59.9);
      assert.ok(await issuer.refresh(one));
      clock.advance(0.1);
      await refuse(issuer.refresh(other), 'ERR_REFRESH_EXPIRED');
    });

    test('by default that is after 30 days', async (assert) => {
      const issuer = issuerWith();
      const [one, other] = [await login(issuer), await login(issuer)];
      clock.advance(30 * 86_400 - 1);
      assert.ok(await issuer.refresh(one));
      clock.advance(1);
      await refreshRefusals(assert, server)(issuer.refresh(other), 'ERR_REFRESH_EXPIRED');
    });

    test('what is no token of ours is refused, and harms nobody', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      const issuer = issuerWith();
      const token = await login(issuer);
      const [id, secret] = token.split('.');
      const other = (await login(issuer)).split('.')[1];
      const last = secret.at(-1) === 'A' ? 'B' : 'A';
      const wrong = [
        '', '.', 'x', id, secret, `${id}.`, `.${secret}`, `${id}.${other}`, `${id}.${secret.slice(0, -1)}${last}`,
        `${token} `, ` ${token}`, `${token}\n`, `${token}=`, `${token}.`, token.toUpperCase(), `${id}0.${secret}`,
        `${id.slice(0, -1)}2.${secret}`, `${id}-${'0'.repeat(32)}.${secret}`, `${'0'.repeat(32)}-1.${secret}`,
        token.repeat(1000), `\u{1f511}${token}`, "' OR 1=1 --", '__proto__', `${id}.${secret}\0`,
      ];
      for (const text of wrong) {
        await refuse(issuer.refresh(text), 'ERR_REFRESH_INVALID', JSON.stringify(text.slice(0, 90)));
        assert.equal(await issuer.revoke(text), undefined);
      }
      assert.ok(await issuer.refresh(token));
    });

    test('the store sees no token', async (assert) => {
      const seen = [];
      const issuer = issuerWith({ store: overheard(memoryStore(), (...call) => void seen.push(JSON.stringify(call))) });
      let token = await login(issuer);
      for (const round of [1, 2, 3]) {
        const { refresh_token: later } = await issuer.refresh(token);
        await issuer.refresh(token);
        for (const each of [token, later]) assert.false(seen.join().includes(each.split('.')[1]), `round ${round}`);
        token = later;
      }
      assert.true(seen.length > 10);
    });
  });

  module('issuer: revocation', (hooks) => {
    const clock = stoppedClock(hooks);

    test('revoke ends the family, by whichever of its tokens', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      for (const by of ['first', 'last', 'sibling']) {
        const issuer = issuerWith();
        const other = await login(issuer);
        const first = await login(issuer);
        const tokens = { first, last: await next(issuer, first), sibling: await next(issuer, first) };
        await issuer.revoke(tokens[by]);
        for (const token of Object.values(tokens)) await refuse(issuer.refresh(token), 'ERR_REFRESH_REVOKED', by);
        assert.ok(await issuer.refresh(other));
        await issuer.revoke(tokens[by]);
      }
    });

    test('an expired token still logs out', async (assert) => {
      const issuer = issuerWith({ refreshTokenTtl: 100 });
      const token = await login(issuer);
      clock.advance(99);
      const later = await next(issuer, token);
      clock.advance(2);
      await issuer.revoke(token);
      await refreshRefusals(assert, server)(issuer.refresh(later), 'ERR_REFRESH_REVOKED');
    });

    test('revokeSubject ends every family that there is, and none to come', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      const issuer = issuerWith();
      const tokens = [await login(issuer), await login(issuer), await next(issuer, await login(issuer))];
      const other = await login(issuer, 'bob');
      await issuer.revokeSubject('ada');
      for (const token of tokens) await refuse(issuer.refresh(token), 'ERR_REFRESH_REVOKED');
      assert.ok(await issuer.refresh(await login(issuer)));
      assert.ok(await issuer.refresh(other));
    });
  });
}
