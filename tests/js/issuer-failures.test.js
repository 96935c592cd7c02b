// A store that fails, an issuer that is cut off half-way, and what is cleaned away.
import * as server from 'jotwasm/server';
import { rejected } from './support/assert.js';
import { stoppedClock } from './support/clock.js';
import { issuerWith, login, next, overheard, refreshRefusals } from './support/issuer.js';

const { RefreshError, memoryStore } = server;
const DAY = 86_400;

export default function (QUnit, jotwasm) {
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
        let armed = true;
        const stopping = overheard(store, (name) => armed && name === 'markUsed' && method === 'find' && fail('find', 1));
        const issuer = issuerWith({ store: stopping });
        const token = await login(issuer);
        if (method !== 'find') fail(method);
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
      const issued = [];
      const naive = {
        ...inner,
        insert: async (record) => {
          issued.push(record);
          await inner.revokeFamily(record.family, 1);
          await inner.insert({ ...record, family: `${record.family}!` });
        },
        find: async (id) => {
          const found = await inner.find(id);
          return found && { ...found, family: found.family.replace('!', '') };
        },
      };
      const issuer = issuerWith({ store: { ...naive, insert: inner.insert } });
      const token = await login(issuer);
      await refreshRefusals(assert, server)(issuerWith({ store: naive }).refresh(token), 'ERR_REFRESH_REVOKED');
      assert.equal((await inner.find(issued[0].id)).revokedAt, null, 'it did grow');
    });
  });

  module('issuer: what it never says', (hooks) => {
    const clock = stoppedClock(hooks);

    test('errors name no token, subject or claim', async (assert) => {
      const issuer = issuerWith({ refreshTokenTtl: 1000 });
      const subject = 'SENTINEL-subject';
      const { refresh_token: used } = await issuer.issue(subject, { role: 'SENTINEL-role' });
      const { refresh_token: revoked } = await issuer.refresh(used);
      const { refresh_token: expired } = await issuer.issue(subject, { role: 'SENTINEL-role' });
      clock.advance(999);
      const errors = [await rejected(issuer.refresh(used)), await rejected(issuer.refresh(revoked))];
      clock.advance(2);
      errors.push(await rejected(issuer.refresh(expired)), await rejected(issuer.refresh(`${used}SENTINEL`)));
      const codes = ['REUSED', 'REVOKED', 'EXPIRED', 'INVALID'].map((end) => `ERR_REFRESH_${end}`);
      assert.deepEqual(errors.map(({ code }) => code), codes);
      for (const error of errors) {
        assert.true(error instanceof RefreshError && error instanceof Error && !(error instanceof jotwasm.JwtError));
        assert.deepEqual(Object.keys(error), ['code']);
        const text = [error.message, String(error), JSON.stringify(error), error.stack.split('\n')[0]].join();
        assert.false(/SENTINEL|[\da-f]{16}/.test(text), text);
      }
    });

    test('every code has a sentence of its own', (assert) => {
      const messages = ['INVALID', 'EXPIRED', 'REVOKED', 'REUSED'].map((end) => new RefreshError(`ERR_REFRESH_${end}`).message);
      assert.equal(new Set(messages.filter((message) => message.length > 20)).size, 4);
    });
  });

  module('issuer: cleaning', (hooks) => {
    const clock = stoppedClock(hooks);
    const { random } = Math;
    hooks.afterEach(() => (Math.random = random));

    test('a hundredth of the calls asks for what expired a day ago', async (assert) => {
      const asked = [];
      const store = overheard(memoryStore(), (method, [before]) => method === 'deleteExpired' && asked.push(before));
      const issuer = issuerWith({ store });
      for (const [chance, times] of [[0.99, 0], [0.01, 0], [0.0099, 2], [0, 2]]) {
        Math.random = () => chance;
        asked.length = 0;
        await issuer.refresh(await login(issuer));
        assert.deepEqual(asked, Array(times).fill(clock.time - DAY), `${chance}`);
      }
    });

    test('who has no token of ours cannot ask for it', async (assert) => {
      Math.random = () => 0;
      const store = overheard(memoryStore(), (method) => assert.notEqual(method, 'deleteExpired'));
      await rejected(issuerWith({ store }).refresh(`${'0'.repeat(32)}-1.${'A'.repeat(43)}`));
    });

    test('a day after it expired, a token is not known any more', async (assert) => {
      const refuse = refreshRefusals(assert, server);
      Math.random = () => 0;
      const issuer = issuerWith({ refreshTokenTtl: 100 });
      const token = await login(issuer);
      clock.advance(100 + DAY);
      await login(issuer);
      await refuse(issuer.refresh(token), 'ERR_REFRESH_EXPIRED');
      clock.advance(1);
      await login(issuer);
      await refuse(issuer.refresh(token), 'ERR_REFRESH_INVALID');
    });

    test('tokens are given out though cleaning fails', async (assert) => {
      Math.random = () => 0;
      const gone = () => Promise.reject(new Error('the database is gone'));
      const thrown = () => {
        throw new Error('the database is gone');
      };
      for (const deleteExpired of [gone, thrown]) {
        const issuer = issuerWith({ store: { ...memoryStore(), deleteExpired } });
        assert.ok(await issuer.refresh(await login(issuer)));
      }
    });
  });
}
