// @ts-check
/** @import { RefreshRecord, RefreshStore } from './issuer.js' */

/**
 * As much of D1 as is needed.
 * @typedef {object} Database
 * @property {(sql: string) => Statement} prepare
 *
 * @typedef {object} Statement
 * @property {(...values: (string | number | null)[]) => Statement} bind
 * @property {() => Promise<any>} first
 * @property {() => Promise<{ meta: { changes: number } }>} run
 */

const TABLE = 'jotwasm_refresh_tokens';
/** Cleaning goes on another time rather than taking long. */
const DELETED_AT_ONCE = 1000;

const SQL = {
  // Revoked like its relatives, in the same step: nothing grows in a family that is gone.
  insert: `INSERT INTO ${TABLE} (id, family, subject, hash, expires_at, used_at, revoked_at, data)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, coalesce(?7,
      (SELECT revoked_at FROM ${TABLE} WHERE family = ?2 AND revoked_at IS NOT NULL LIMIT 1)), ?8`,
  find: `SELECT id, family, subject, hash, expires_at, used_at, revoked_at, data FROM ${TABLE} WHERE id = ?1`,
  markUsed: `UPDATE ${TABLE} SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL`,
  revokeFamily: `UPDATE ${TABLE} SET revoked_at = ?2 WHERE family = ?1 AND revoked_at IS NULL`,
  revokeSubject: `UPDATE ${TABLE} SET revoked_at = ?2 WHERE subject = ?1 AND revoked_at IS NULL`,
  deleteExpired: `DELETE FROM ${TABLE} WHERE id IN
    (SELECT id FROM ${TABLE} WHERE expires_at < ?1 LIMIT ${DELETED_AT_ONCE})`,
};

/** @param {unknown} database @returns {RefreshStore} */
export function d1Store(database) {
  const { prepare } = /** @type {Partial<Database>} */ (database ?? {});
  if (typeof prepare !== 'function') throw new TypeError('database must be a D1 database, such as env.DB');
  /** @param {keyof typeof SQL} name @param {(string | number | null)[]} values */
  const bound = (name, ...values) => /** @type {Database} */ (database).prepare(SQL[name]).bind(...values);
  /** @param {keyof typeof SQL} name @param {(string | number | null)[]} values */
  const changes = async (name, ...values) => (await bound(name, ...values).run()).meta.changes;

  return {
    async insert({ id, family, subject, hash, expiresAt, usedAt, revokedAt, data }) {
      const json = data === undefined ? null : JSON.stringify(data);
      await bound('insert', id, family, subject, hash, expiresAt, usedAt, revokedAt, json).run();
    },
    find: async (id) => recordOf(await bound('find', id).first()),
    markUsed: async (id, at) => (await changes('markUsed', id, at)) === 1,
    async revokeFamily(family, at) {
      await bound('revokeFamily', family, at).run();
    },
    async revokeSubject(subject, at) {
      await bound('revokeSubject', subject, at).run();
    },
    deleteExpired: (before) => changes('deleteExpired', before),
  };
}

/** @param {any} row @returns {RefreshRecord | null} */
function recordOf(row) {
  if (!row) return null;
  const { id, family, subject, hash, expires_at: expiresAt, used_at: usedAt, revoked_at: revokedAt, data } = row;
  const rest = data === null ? {} : { data: JSON.parse(data) };
  return { id, family, subject, hash, expiresAt, usedAt, revokedAt, ...rest };
}
