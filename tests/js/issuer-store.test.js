// memoryStore keeps to the contract of every store; that of D1 is tried in tests/server.
import { d1Schema, d1Store, memoryStore } from 'jotwasm/server';
import { mistakes } from './support/assert.js';
import { races } from './support/issuer-races.js';
import { contract } from './support/store-contract.js';

export default function (QUnit) {
  const { module, test } = QUnit;

  module('issuer: memoryStore', () => {
    for (const [name, body] of Object.entries({ ...contract, ...races })) {
      test(name, (assert) => body(memoryStore(), (actual, expected) => assert.deepEqual(actual, expected)));
    }

    test('two stores know nothing of each other', async (assert) => {
      const [one, other] = [memoryStore(), memoryStore()];
      await one.insert({ id: 'a', family: 'a', subject: 'a', hash: 'a', expiresAt: 1, usedAt: null, revokedAt: null });
      assert.equal(await other.find('a'), null);
    });
  });

  module('issuer: d1Store', () => {
    test('wants a database', (assert) => {
      for (const database of [undefined, null, {}, 'DB', { prepare: 'x' }]) mistakes(assert)(() => d1Store(database));
    });

    test('the schema is a statement a line, each of which may run again', (assert) => {
      const lines = d1Schema.split('\n');
      assert.true(lines.length > 1);
      for (const line of lines) assert.true(/^CREATE (TABLE|INDEX) IF NOT EXISTS \w+ [^;]+;$/.test(line), line);
    });
  });
}
