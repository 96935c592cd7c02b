/**
 * How often somebody may try, by address and by account, kept in D1. Each try is counted before it is made, in one
 * statement: a hundred at once are no way around it.
 */
import type { Database } from './environment.ts';
import { PageError } from './http/errors.ts';
import { hashOf, newSecret, now } from './secrets.ts';
import type { Settings } from './settings.ts';

export const bucketOf = async (kind: string, name: string): Promise<string> => `${kind}:${await hashOf(name)}`;

/** @throws {PageError} 429 when there were too many registrations from this bucket */
export async function countRegistration(database: Database, bucket: string, settings: Settings): Promise<void> {
  const { REGISTER_MOST: most, REGISTER_WITHIN: within } = settings;
  const time = now();
  const counted = await database
    .prepare(
      `INSERT INTO attempts (id, bucket, at, streak) SELECT ?1, ?2, ?3, 1
       WHERE (SELECT count(*) FROM attempts WHERE bucket = ?2 AND at > ?4) < ?5`,
    )
    .bind(newSecret(), bucket, time, time - within, most)
    .run();
  if (counted.meta.changes > 0) return;
  // The one that has to pass before there is room again.
  const oldest = await database
    .prepare('SELECT at FROM attempts WHERE bucket = ?1 AND at > ?2 ORDER BY at DESC LIMIT 1 OFFSET ?3')
    .bind(bucket, time - within, Math.max(0, most - 1))
    .first<{ at: number }>();
  throw tooMany((oldest?.at ?? time) + within - time);
}

/**
 * Counts a log-in as failed, until forgetFailures() says otherwise. After `LOGIN_FREE` failures in a row in any of the
 * buckets, each next one has to come twice as late as the one before. A row ends when nothing fails for `LOGIN_WITHIN`.
 * @returns a name for this try
 * @throws {PageError} 429 when it comes too soon
 */
export async function countLogin(database: Database, buckets: [string, string], settings: Settings): Promise<string> {
  const { LOGIN_WITHIN: within, LOGIN_FREE: free, LOGIN_DELAY: delay, LOGIN_DELAY_MOST: most } = settings;
  const id = newSecret();
  const time = now();
  const counted = await database
    .prepare(
      `WITH ${LAST} INSERT INTO attempts (id, bucket, at, streak)
       SELECT ?8, column1, ?3, 1 + coalesce((SELECT streak FROM last WHERE bucket = column1 AND due + ?4 > ?3), 0)
       FROM (VALUES (?1), (?2)) WHERE NOT EXISTS (SELECT 1 FROM last WHERE due > ?3)`,
    )
    .bind(...buckets, time, within, free, delay, most, id)
    .run();
  if (counted.meta.changes > 0) return id;
  const last = await database
    .prepare(`WITH ${LAST} SELECT max(due) AS due, ?3 AS time, ?4 AS within FROM last`)
    .bind(...buckets, time, within, free, delay, most)
    .first<{ due: number | null }>();
  throw tooMany((last?.due ?? time) - time);
}

/** The last failure of each bucket, and when the next try is due. */
const LAST = `last(bucket, streak, due) AS (
  SELECT bucket, streak, at + CASE WHEN streak < ?5 THEN 0 ELSE min(?7, ?6 * (1 << min(streak - ?5, 20))) END
  FROM attempts WHERE rowid IN (SELECT max(rowid) FROM attempts WHERE bucket IN (?1, ?2) GROUP BY bucket))`;

/**
 * After the right password: the account starts anew. The address does not, or whoever has an account could try
 * others as often as he likes.
 */
export async function forgetFailures(database: Database, id: string, account: string): Promise<void> {
  await database.prepare('DELETE FROM attempts WHERE id = ?1 OR bucket = ?2').bind(id, account).run();
}

function tooMany(seconds: number): PageError {
  const wait = Math.max(1, Math.ceil(seconds));
  return new PageError(429, `Too many attempts. Try again in ${wait} seconds.`, { 'retry-after': String(wait) });
}
