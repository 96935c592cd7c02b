// @ts-check
// The server under test, as tests/run/life.mjs started it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
// @ts-expect-error The suite runs on Node 24; the types are those of Node 20.
import { DatabaseSync } from 'node:sqlite';

/**
 * @typedef {object} About
 * @property {string} url
 * @property {string} email of the demo account
 * @property {string} password
 * @property {string} secret of the clients that have one
 * @property {string} app the origin of the pages in a browser
 * @property {string} state where the database is
 * @property {string} template the same, as it was at first
 * @property {string} out for files of tests
 */

if (!process.env.LIFE) throw new Error('Run it by `npm test -- life`.');

/** @type {About} */
export const about = JSON.parse(process.env.LIFE);

/** The database itself, beside the server that uses it. @param {string} [state] */
export function openDatabase(state = about.state) {
  const folder = join(state, 'v3', 'd1', 'miniflare-D1DatabaseObject');
  const [file] = readdirSync(folder).filter((name) => /^[\da-f]{64}\.sqlite$/.test(name));
  const database = new DatabaseSync(join(folder, String(file)), { timeout: 10_000 });
  return {
    /** @param {string} sql @param {...(string | number | null)} values @returns {any[]} */
    all: (sql, ...values) => database.prepare(sql).all(...values),
    /** @param {string} sql @param {...(string | number | null)} values @returns {any} */
    one: (sql, ...values) => database.prepare(sql).get(...values),
    /** @param {string} sql @param {...(string | number | null)} values */
    run: (sql, ...values) => database.prepare(sql).run(...values),
    close: () => database.close(),
  };
}
