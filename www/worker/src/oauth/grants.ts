/** What clients were granted: each is a family of refresh tokens, and named by `grant_id` in its access tokens. */
import { d1Store } from 'jotwasm/server';
import { record, type Event } from '../audit.ts';
import type { Database } from '../environment.ts';
import { now, toBase64url } from '../secrets.ts';
import type { Code } from './codes.ts';
import type { Resource } from './scopes.ts';

export interface Grant {
  id: string;
  user: string;
  client: string;
  session: string;
  scope: string;
  resource: Resource | null;
  authenticatedAt: number;
  revokedAt: number | null;
}

const COLUMNS = `id, user_id AS user, client_id AS client, session_id AS session, scope, resource,
  authenticated_at AS authenticatedAt, revoked_at AS revokedAt`;

/** @returns null where the session has ended meanwhile: nothing is granted after a log-out */
export async function newGrant(database: Database, code: Code): Promise<Grant | null> {
  const { user, client, session, scope, resource, authenticatedAt } = code;
  const id = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const { meta } = await database
    .prepare(
      `INSERT INTO grants (id, user_id, client_id, session_id, scope, resource, authenticated_at, created_at, used_at)
       SELECT ?1, ?2, ?3, id, ?5, ?6, ?7, ?8, ?8 FROM sessions WHERE id = ?4`,
    )
    .bind(id, user, client, session, scope, resource, authenticatedAt, now())
    .run();
  if (meta.changes === 0) return null;
  return { id, user, client, session, scope, resource, authenticatedAt, revokedAt: null };
}

/** The family of a refresh token, which is its beginning. */
export const familyOf = (refreshToken: string): string => refreshToken.slice(0, 32);

/** Unless it was revoked meanwhile. */
export async function noteFamily(database: Database, { id }: Grant, refreshToken: string): Promise<boolean> {
  const sql = 'UPDATE grants SET family = ?2 WHERE id = ?1 AND revoked_at IS NULL';
  return (await database.prepare(sql).bind(id, familyOf(refreshToken)).run()).meta.changes > 0;
}

export const grantById = (database: Database, id: string): Promise<Grant | null> =>
  database.prepare(`SELECT ${COLUMNS} FROM grants WHERE id = ?1`).bind(id).first<Grant>();

export const grantOf = (database: Database, refreshToken: string): Promise<Grant | null> =>
  database.prepare(`SELECT ${COLUMNS} FROM grants WHERE family = ?1`).bind(familyOf(refreshToken)).first<Grant>();

export async function noteUse(database: Database, { id }: Grant): Promise<void> {
  await database.prepare('UPDATE grants SET used_at = ?2 WHERE id = ?1').bind(id, now()).run();
}

/** For resource servers: whether a token's grant is gone. */
export async function isRevoked(database: Database, { grant_id: id }: Record<string, unknown>): Promise<boolean> {
  if (typeof id !== 'string') return true;
  const sql = 'SELECT 1 FROM grants WHERE id = ?1 AND revoked_at IS NULL';
  return (await database.prepare(sql).bind(id).first()) === null;
}

/** Its refresh tokens are dead at once; it is told once, however often that is asked. */
export async function revokeGrant(
  database: Database,
  request: Request,
  { id, event }: { id: string; event: Event },
): Promise<void> {
  const gone = await database
    .prepare(
      `UPDATE grants SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL
       RETURNING family, user_id AS user, client_id AS client`,
    )
    .bind(id, now())
    .first<{ family: string | null; user: string; client: string }>();
  if (!gone) return;
  if (gone.family !== null) await d1Store(database).revokeFamily(gone.family, now());
  await record(database, request, { user: gone.user, event, client: gone.client });
}

/** Those of a session that ended, but for what outlives it by name. */
export async function revokeGrantsOf(database: Database, request: Request, session: string): Promise<void> {
  const { results } = await database
    .prepare('SELECT id, scope FROM grants WHERE session_id = ?1 AND revoked_at IS NULL')
    .bind(session)
    .all<{ id: string; scope: string }>();
  for (const { id, scope } of results) {
    if (!scope.split(' ').includes('offline_access'))
      await revokeGrant(database, request, { id, event: 'grant_revoked' });
  }
}

export async function revokeAllGrantsOf(database: Database, user: string): Promise<void> {
  const sql = 'UPDATE grants SET revoked_at = ?2 WHERE user_id = ?1 AND revoked_at IS NULL';
  await database.prepare(sql).bind(user, now()).run();
  // After them: a refresh token that is issued meanwhile finds its grant gone.
  await d1Store(database).revokeSubject(user, now());
}
