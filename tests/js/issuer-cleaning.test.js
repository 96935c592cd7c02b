// Expired records are deleted now and then, and nobody is kept waiting or refused for it.
import * as server from 'jotwasm/server';
import { rejected } from './support/assert.js';
import { stoppedClock } from './support/clock.js';
import { issuerWith, login, overheard, refreshRefusals } from './support/issuer.js';

const { memoryStore } = server;
const DAY = 86_400;

export default function (QUnit) {
  const { module, test } = QUnit;

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
