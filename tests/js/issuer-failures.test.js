// A store that fails, and an issuer that is cut off, or overtaken, half-way.
import * as server from 'jotwasm/server';
import { rejected } from './support/assert.js';
import { stoppedClock } from './support/clock.js';
import { issuerWith, login, next, overheard, refreshRefusals } from './support/issuer.js';

const { memoryStore } = server;

export default function (QUnit) {
  const { module, test } = QUnit;

  module('issuer: a store that fails', (hooks) => {
    const clock = stoppedClock(hooks);
    const trouble = new Error('the database is gone');

    /** A store whose method fails the next so many times. */
    function failing() {
      const left = {};
      const store = overheard(memoryStore(), (method) => {
        if (left[method]-- > 0) throw trouble;
      });
      return { store, fail: (method, times = 1) => void (left[method] = times) };
    }

    test('its error is passed on as it is', async (assert) => {
      const { store, fail } = failing();
      const issuer = issuerWith({ store });
      const token = await login(issuer);
      for (const [method, call] of [
        ['insert', () => issuer.issue('ada')],
        ['find', () => issuer.refresh(token)],
        ['markUsed', () => issuer.refresh(token)],
        ['find', () => issuer.revoke(token)],
        ['revokeFamily', () => issuer.revoke(token)],
        ['revokeSubject', () => issuer.revokeSubject('ada')],
      ]) {
        fail(method);
        assert.equal(await rejected(call()), trouble, method);
      }
      assert.ok(await issuer.refresh(token), 'and the token is as it was');
    });

    test('a rotation that was cut off after any step can be tried again within the leeway', async (assert) => {
      for (const method of ['markUsed', 'insert', 'find']) {
        const { store, fail } = failing();
        // The last step is to find, which the first is as well.
        let armed = false;
        const issuer = issuerWith({ store: overheard(store, (name) => armed && name === 'insert' && fail('find')) });
        const token = await login(issuer);
        armed = method === 'find';
        if (!armed) fail(method);
        assert.equal(await rejected(issuer.refresh(token)), trouble, method);
        armed = false;
        clock.advance(9);
        const later = await next(issuer, token);
        clock.advance(60);
        assert.ok(await issuer.refresh(later), method);
      }
    });

    test('one that was cut off and is tried again too late ends the family', async (assert) => {
      const { store, fail } = failing();
      const issuer = issuerWith({ store });
      const token = await login(issuer);
      fail('insert');
      await rejected(issuer.refresh(token));
      clock.advance(10);
      await refreshRefusals(assert, server)(issuer.refresh(token), 'ERR_REFRESH_REUSED');
    });

    test('a family whose end could not be stored ends with the next attempt', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      const { store, fail } = failing();
      const issuer = issuerWith({ store });
      const token = await login(issuer);
      const later = await next(issuer, token);
      clock.advance(10);
      fail('revokeFamily');
      assert.equal(await rejected(issuer.refresh(token)), trouble);
      await refuse(issuer.refresh(token), 'ERR_REFRESH_REUSED');
      await refuse(issuer.refresh(later), 'ERR_REFRESH_REVOKED');
    });
  });

  module('issuer: revoked half-way', (hooks) => {
    const clock = stoppedClock(hooks);

    for (const before of ['markUsed', 'insert', 'find']) {
      test(`between the steps of a rotation, before ${before}`, async (assert) => {
        const inner = memoryStore();
        let armed = false;
        let marked = false;
        const store = overheard(inner, async (method, [id]) => {
          const due = armed && method === before && (before !== 'find' || marked);
          marked ||= method === 'insert';
          if (due) await inner.revokeFamily((id.id ?? id).slice(0, 32), 1);
        });
        const issuer = issuerWith({ store });
        const token = await login(issuer);
        marked = false;
        armed = true;
        await refreshRefusals(assert, server)(issuer.refresh(token), 'ERR_REFRESH_REVOKED');
      });
    }

    test('a replica that lags behind gives no token a second life', async (assert) => {
      const inner = memoryStore();
      const issuer = issuerWith({ store: inner });
      const token = await login(issuer);
      const old = await inner.find(token.split('.')[0]);
      await issuer.refresh(token);
      clock.advance(1000);
      let reads = 0;
      const lagging = { ...inner, find: async (id) => (reads++ ? inner.find(id) : old) };
      const attempt = issuerWith({ store: lagging }).refresh(token);
      await refreshRefusals(assert, server)(attempt, 'ERR_REFRESH_REUSED');
    });

    test('with a store that lets a revoked family grow, nobody gets what grew', async (assert) => {
      const inner = memoryStore();
      const token = await login(issuerWith({ store: inner }));
      const grown = [];
      const naive = {
        ...inner,
        async insert(record) {
          await inner.revokeFamily(record.family, 1);
          grown.push(record);
        },
        find: async (id) => grown.find((record) => record.id === id) ?? inner.find(id),
      };
      await refreshRefusals(assert, server)(issuerWith({ store: naive }).refresh(token), 'ERR_REFRESH_REVOKED');
      assert.deepEqual(grown.map(({ revokedAt }) => revokedAt), [null], 'it did grow');
    });
  });
}
