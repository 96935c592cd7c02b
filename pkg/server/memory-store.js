// @ts-check
/** @import { RefreshRecord, RefreshStore } from './issuer.js' */

/** @returns {RefreshStore} */
export function memoryStore() {
  /** @type {Map<string, RefreshRecord>} */
  const records = new Map();
  /** @type {Map<string, Set<RefreshRecord>>} */
  const families = new Map();

  /** @param {RefreshRecord} record */
  function add(record) {
    const family = families.get(record.family) ?? new Set();
    records.set(record.id, record);
    families.set(record.family, family.add(record));
  }

  /** @param {RefreshRecord} record */
  function remove(record) {
    const family = families.get(record.family);
    records.delete(record.id);
    family?.delete(record);
    if (!family?.size) families.delete(record.family);
  }

  return {
    async insert(record) {
      if (records.has(record.id)) throw new Error('there is a record with this id already');
      const [relative] = families.get(record.family) ?? [];
      add({ ...copy(record), revokedAt: record.revokedAt ?? relative?.revokedAt ?? null });
    },
    async find(id) {
      const record = records.get(id);
      return record ? copy(record) : null;
    },
    async markUsed(id, at) {
      const record = records.get(id);
      if (record?.usedAt !== null) return false;
      record.usedAt = at;
      return true;
    },
    async revokeFamily(family, at) {
      revoke(families.get(family) ?? [], at);
    },
    async revokeSubject(subject, at) {
      revoke([...records.values()].filter((record) => record.subject === subject), at);
    },
    async deleteExpired(before) {
      const expired = [...records.values()].filter(({ expiresAt }) => expiresAt < before);
      expired.forEach(remove);
      return expired.length;
    },
  };
}

/** @param {Iterable<RefreshRecord>} records @param {number} at */
function revoke(records, at) {
  for (const record of records) record.revokedAt ??= at;
}

/**
 * As a database has it: nobody else's object, and data is JSON.
 * @param {RefreshRecord} record
 * @returns {RefreshRecord}
 */
function copy({ id, family, subject, hash, expiresAt, usedAt, revokedAt, data }) {
  const rest = data === undefined ? {} : { data: JSON.parse(JSON.stringify(data)) };
  return { id, family, subject, hash, expiresAt, usedAt, revokedAt, ...rest };
}
