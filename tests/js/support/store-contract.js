// @ts-check
// What a RefreshStore does, by name: each case gets an empty store, and compares with same(actual, expected). It knows
// no test runner, so that it runs wherever a store does.
/** @import { RefreshRecord, RefreshStore } from 'jotwasm/server' */

/**
 * Throws, or tells the test, when they differ.
 * @typedef {(actual: unknown, expected: unknown) => void} Same
 * @typedef {(store: RefreshStore, same: Same) => Promise<void>} Case
 */

/** @param {Partial<RefreshRecord>} [about] @returns {RefreshRecord} */
const record = (about = {}) => ({
  id: 'a-1',
  family: 'a',
  subject: 'ada',
  hash: 'h',
  expiresAt: 1000,
  usedAt: null,
  revokedAt: null,
  ...about,
});

/** @param {RefreshStore} store @param {...string} ids */
const inserted = async (store, ...ids) => {
  for (const id of ids) await store.insert(record({ id, family: id.split('-')[0] }));
};
/** @param {RefreshStore} store @param {string} id */
const revokedAt = async (store, id) => (await store.find(id))?.revokedAt;

const hostile = [`'; DROP TABLE jotwasm_refresh_tokens;--`, '%', '_', '?1', '"', '\\', 'ünï\u{1f511}', ' ', '__proto__'];

/** @type {Record<string, Case>} */
export const contract = {
  'a record comes back as it was'(store, same) {
    const data = { scope: 'a b', list: [1, 1.5, null, { deep: [] }], text: 'ünï\u{1f511}"\\\n' };
    return comesBack(store, same, { data }, { usedAt: 1.25, revokedAt: 2.5, expiresAt: 1000.5 }, {}, { data: null });
  },

  'names are only names'(store, same) {
    return comesBack(store, same, ...hostile.map((name) => ({ id: name, family: name, subject: name, hash: name })));
  },

  async 'what is not there is null'(store, same) {
    await inserted(store, 'a-1');
    for (const id of ['', 'a', 'a-2', 'A-1', 'a-1 ', ...hostile]) same(await store.find(id), null);
  },

  async 'a record is nobody else’s object'(store, same) {
    const data = { list: [1] };
    const mine = record({ data });
    await store.insert(mine);
    data.list.push(2);
    mine.subject = 'eve';
    const found = /** @type {any} */ (await store.find('a-1'));
    found.data.list.push(3);
    found.usedAt = 1;
    same(await store.find('a-1'), record({ data: { list: [1] } }));
  },

  async 'an id is taken once'(store, same) {
    await inserted(store, 'a-1');
    same(await store.insert(record({ hash: 'other' })).then(() => 'inserted', () => 'refused'), 'refused');
    same(await store.find('a-1'), record());
  },

  async 'is used once, at the first time'(store, same) {
    await inserted(store, 'a-1', 'a-2');
    same(await store.markUsed('a-1', 5.25), true);
    same(await store.markUsed('a-1', 6), false);
    same(await store.find('a-1'), record({ usedAt: 5.25 }));
    same(await store.find('a-2'), record({ id: 'a-2' }));
    same(await store.markUsed('a-3', 6), false);
    same(await store.find('a-3'), null);
  },

  async 'of fifty who use it at once, one is first'(store, same) {
    await inserted(store, 'a-1');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => store.markUsed('a-1', at)));
    same(answers.filter(Boolean).length, 1);
    same((await store.find('a-1'))?.usedAt, answers.indexOf(true));
  },

  async 'of fifty who insert an id at once, one does'(store, same) {
    const insert = (/** @type {number} */ at) => store.insert(record({ hash: `${at}` })).then(() => at, () => -1);
    const answers = (await Promise.all(Array.from({ length: 50 }, (_, at) => insert(at)))).filter((at) => at >= 0);
    same(answers.length, 1);
    same((await store.find('a-1'))?.hash, `${answers[0]}`);
  },

  async 'a family is revoked with all that was used, and no other'(store, same) {
    await inserted(store, 'a-1', 'a-2', 'b-1');
    await store.markUsed('a-1', 1);
    await store.revokeFamily('a', 7.5);
    same(await store.find('a-1'), record({ usedAt: 1, revokedAt: 7.5 }));
    same(await store.find('a-2'), record({ id: 'a-2', revokedAt: 7.5 }));
    same(await revokedAt(store, 'b-1'), null);
  },

  async 'what is revoked keeps its time'(store, same) {
    await inserted(store, 'a-1');
    await store.revokeFamily('a', 7);
    await store.revokeFamily('a', 8);
    await store.revokeSubject('ada', 9);
    same(await revokedAt(store, 'a-1'), 7);
  },

  async 'a family or a subject that is not there is no error'(store, same) {
    await inserted(store, 'a-1');
    for (const name of ['', 'A', 'nobody', ...hostile]) {
      same(await store.revokeFamily(name, 1), undefined);
      same(await store.revokeSubject(name, 1), undefined);
    }
    same(await store.find('a-1'), record());
  },

  async 'nothing grows in a family that is revoked'(store, same) {
    await inserted(store, 'a-1', 'b-1');
    await store.revokeFamily('a', 7);
    await inserted(store, 'a-2', 'b-2');
    same(await store.find('a-2'), record({ id: 'a-2', revokedAt: 7 }));
    same(await revokedAt(store, 'b-2'), null);
  },

  async 'a subject is revoked in every family that it has, and may come again'(store, same) {
    await inserted(store, 'a-1', 'b-1');
    await store.insert(record({ id: 'c-1', family: 'c', subject: 'bob' }));
    await store.revokeSubject('ada', 7);
    await inserted(store, 'b-2', 'd-1');
    const times = await Promise.all(['a-1', 'b-1', 'b-2', 'c-1', 'd-1'].map((id) => revokedAt(store, id)));
    same(times, [7, 7, 7, null, null]);
  },

  async 'what expired before is deleted, whatever became of it'(store, same) {
    for (const [id, expiresAt] of Object.entries({ 'a-1': 99, 'a-2': 99.5, 'a-3': 100, 'b-1': 101 })) {
      await store.insert(record({ id, expiresAt, family: id.split('-')[0] }));
    }
    await store.markUsed('a-1', 5);
    await store.revokeFamily('a', 6);
    same(await store.deleteExpired(100), 2);
    same(await store.deleteExpired(100), 0);
    const left = await Promise.all(['a-1', 'a-2', 'a-3', 'b-1'].map(async (id) => (await store.find(id))?.id));
    same(left, [undefined, undefined, 'a-3', 'b-1']);
    same(await store.markUsed('a-1', 7), false);
  },
};

/** @param {RefreshStore} store @param {Same} same @param {...Partial<RefreshRecord>} abouts */
async function comesBack(store, same, ...abouts) {
  for (const [at, about] of abouts.entries()) {
    const one = record({ id: `${at}`, family: `${at}`, ...about });
    await store.insert(one);
    same(await store.find(one.id), one);
  }
}
