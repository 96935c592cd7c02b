/** Authorization codes: good for one use within a minute. The database has their hashes. */
import type { Database, Environment } from '../environment.ts';
import { hashOf, newSecret, now } from '../secrets.ts';
import type { Session } from '../sessions.ts';
import { settingsOf } from '../settings.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { Resource } from './scopes.ts';

export interface Code {
  hash: string;
  client: string;
  user: string;
  session: string;
  redirectUri: string;
  scope: string;
  resource: Resource | null;
  nonce: string | null;
  challenge: string;
  authenticatedAt: number;
  expiresAt: number;
  usedAt: number | null;
}

export async function newCode(
  environment: Environment,
  request: AuthorizationRequest,
  session: Session,
): Promise<string> {
  const code = newSecret();
  const { client, redirectUri, scopes, resource, nonce, challenge } = request;
  const expiresAt = now() + settingsOf(environment).CODE_TTL;
  await environment.DB.prepare(
    `INSERT INTO codes (hash, client_id, user_id, session_id, redirect_uri, scope, resource, nonce, challenge,
       authenticated_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
  )
    .bind(
      await hashOf(code),
      client.id,
      session.user,
      session.id,
      redirectUri,
      scopes.join(' '),
      resource,
      nonce,
      challenge,
      session.authenticatedAt,
      expiresAt,
    )
    .run();
  return code;
}

export async function findCode(database: Database, code: string): Promise<Code | null> {
  return database
    .prepare(
      `SELECT hash, client_id AS client, user_id AS user, session_id AS session, redirect_uri AS redirectUri, scope,
         resource, nonce, challenge, authenticated_at AS authenticatedAt, expires_at AS expiresAt, used_at AS usedAt
       FROM codes WHERE hash = ?1`,
    )
    .bind(await hashOf(code))
    .first<Code>();
}

/** Atomic: of several at once, one is first. */
export async function useCode(database: Database, { hash }: Code): Promise<boolean> {
  const sql = 'UPDATE codes SET used_at = ?2 WHERE hash = ?1 AND used_at IS NULL';
  return (await database.prepare(sql).bind(hash, now()).run()).meta.changes > 0;
}

/**
 * Notes what came of a code, unless it was replayed meanwhile: then whoever replayed it could not revoke that yet, and
 * whoever asks here has to.
 */
export async function noteGrant(database: Database, { hash }: Code, grant: string): Promise<boolean> {
  const sql = 'UPDATE codes SET grant_id = ?2 WHERE hash = ?1 AND replayed_at IS NULL';
  return (await database.prepare(sql).bind(hash, grant).run()).meta.changes > 0;
}

/** @returns what came of the code, to be revoked (OAuth 2.1 section 4.1.3) */
export async function replayedGrant(database: Database, { hash }: Code): Promise<string | null> {
  const row = await database
    .prepare('UPDATE codes SET replayed_at = coalesce(replayed_at, ?2) WHERE hash = ?1 RETURNING grant_id AS id')
    .bind(hash, now())
    .first<{ id: string | null }>();
  return row?.id ?? null;
}
