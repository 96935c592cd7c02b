// @ts-check
// d1Store on a real D1 of this machine: the contract of every store, races, the schema, and what queries cost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { d1Schema, d1Store } from 'jotwasm/server';
import { getPlatformProxy } from 'wrangler';
import { quiet } from '../../www/serve.mjs';
import { races } from '../js/support/issuer-races.js';
import { contract } from '../js/support/store-contract.js';
import { workerFolder } from './worker-folder.mjs';

Object.assign(process.env, quiet);

const TABLE = 'jotwasm_refresh_tokens';
/** @type {any} */
let database;
/** @type {() => Promise<void>} */
let dispose;

before(async () => {
  const { configPath } = await workerFolder('issuer-d1', { 'main.js': 'export default {};' });
  const platform = await getPlatformProxy({ configPath, persist: false });
  ({ dispose } = platform);
  database = platform.env.DB;
  await database.exec(d1Schema);
});
after(() => dispose?.());

async function emptyStore() {
  await database.exec(`DELETE FROM ${TABLE}`);
  return d1Store(database);
}
const count = () => database.prepare(`SELECT count(*) AS count FROM ${TABLE}`).first('count');

/** @param {object} [about] @returns {import('jotwasm/server').RefreshRecord} */
const record = (about) =>
  ({ id: 'a-1', family: 'a', subject: 'ada', hash: 'h', expiresAt: 1000, usedAt: null, revokedAt: null, ...about });

/**
 * Many records in one go.
 * @param {number} length
 * @param {{ family?: string, subject?: string, expiresAt?: string }} about SQL in terms of `at`, which counts them
 */
async function fill(length, { family = "'a'", subject = "'ada'", expiresAt = '1000' }) {
  const rows = `WITH RECURSIVE row(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM row LIMIT ${length})`;
  const insert = `INSERT INTO ${TABLE} (id, family, subject, hash, expires_at)`;
  const values = `SELECT 'f-' || at, ${family}, ${subject}, 'h', ${expiresAt} FROM row`;
  await database.prepare(`${insert} ${rows} ${values}`).run();
}

describe('d1Store, from Node', () => {
  // The other races are for workerd, where a query takes a tenth of the time.
  const main = Object.entries(races).filter(([name]) => /fifty at once leave/.test(name));
  for (const [name, body] of [...Object.entries(contract), ...main]) {
    test(name, async () => body(await emptyStore(), assert.deepEqual));
  }

  test('a thousand expired records go at a time', async () => {
    const store = await emptyStore();
    await fill(1200, { expiresAt: 'at' });
    assert.deepEqual([await store.deleteExpired(1100), await store.deleteExpired(1100)], [1000, 100]);
    assert.equal(await count(), 100);
  });

  test('a D1 session will do', async () => {
    await emptyStore();
    const store = d1Store(database.withSession('first-primary'));
    await store.insert(record());
    assert.deepEqual([await store.markUsed('a-1', 1), await store.markUsed('a-1', 1)], [true, false]);
    assert.deepEqual(await store.find('a-1'), record({ usedAt: 1 }));
  });

  test('what the database throws is passed on', async () => {
    const broken = d1Store({ prepare: () => { throw new Error('no database'); } });
    await assert.rejects(broken.find('a'), { message: 'no database' });
  });
});

describe('what a query costs', () => {
  /** The statements that a call runs, as D1 counts their rows. @param {(store: any) => Promise<unknown>} call */
  async function costOf(call) {
    const spent = { read: 0, written: 0 };
    const spy = {
      /** @param {string} sql */
      prepare: (sql) => ({
        /** @param {...any} values */
        bind(...values) {
          const bound = database.prepare(sql).bind(...values);
          const run = async () => {
            const result = await bound.run();
            spent.read += result.meta.rows_read;
            spent.written += result.meta.rows_written;
            return result;
          };
          return { run, first: async () => (await run()).results[0] ?? null };
        },
      }),
    };
    await call(d1Store(spy));
    return spent;
  }

  test('no more in a family or a table of thousands', async () => {
    const store = await emptyStore();
    const calls = {
      insert: (/** @type {any} */ on) => on.insert(record({ id: 'a-2' })),
      find: (/** @type {any} */ on) => on.find('a-1'),
      markUsed: (/** @type {any} */ on) => on.markUsed('a-1', 1),
      revokeFamily: (/** @type {any} */ on) => on.revokeFamily('b', 1),
      revokeSubject: (/** @type {any} */ on) => on.revokeSubject('nobody', 1),
      deleteExpired: (/** @type {any} */ on) => on.deleteExpired(10),
    };
    const strangers = { family: "'x' || at", subject: "'x' || at" };
    for (const [crowd, about] of Object.entries({ relatives: {}, strangers })) {
      await database.exec(`DELETE FROM ${TABLE}`);
      await fill(3000, about);
      await store.insert(record());
      for (const [name, call] of Object.entries(calls)) {
        const { read, written } = await costOf(call);
        assert.ok(read <= 5 && written <= 5, `${crowd}, ${name}: ${read} read, ${written} written`);
      }
    }
  });

  test('revoking reads and writes what it revokes', async () => {
    for (const [method, name] of Object.entries({ revokeFamily: 'a', revokeSubject: 'ada' })) {
      await emptyStore();
      await fill(3000, { family: "iif(at < 100, 'a', 'b')", subject: "iif(at < 100, 'ada', 'bob')" });
      const { read, written } = await costOf((on) => on[method](name, 1));
      assert.ok(read >= 100 && read <= 500 && written <= 700, `${method}: ${read} read, ${written} written`);
    }
  });
});

describe('the schema', () => {
  const again = {
    'exec()': () => database.exec(d1Schema),
    'exec() of a file that ends with a new line': () => database.exec(`${d1Schema}\n`),
    'prepare(), a statement at a time': async () => {
      for (const line of d1Schema.split('\n')) await database.prepare(line).run();
    },
    'batch()': () => database.batch(d1Schema.split('\n').map((line) => database.prepare(line))),
  };
  for (const [name, apply] of Object.entries(again)) {
    test(`${name}, of nothing, and again of what is there`, async () => {
      await database.exec(`DROP TABLE IF EXISTS ${TABLE}`);
      await apply();
      const store = d1Store(database);
      await store.insert(record({ data: { scope: 'read' } }));
      await apply();
      assert.deepEqual(await store.find('a-1'), record({ data: { scope: 'read' } }));
      const indices = await database.prepare(`SELECT name FROM pragma_index_list('${TABLE}') WHERE origin = 'c'`).all();
      assert.equal(indices.results.length, 3);
    });
  }
});
