/** Who is logged in at this server, in which browser: a random cookie, and its hash in D1. */
import { cookieToken, clearTokenCookie, tokenCookie } from 'jotwasm/server';
import type { Database, Environment } from './environment.ts';
import { hashOf, newSecret, now, toBase64url } from './secrets.ts';
import { settingsOf } from './settings.ts';

const NAME = '__Host-session';
const SECRET = /^[\w-]{43}$/;

export interface Session {
  id: string;
  user: string;
  name: string;
  email: string;
  /** `auth_time`. */
  authenticatedAt: number;
}

/** @returns the cookie to set */
export async function beginSession(request: Request, environment: Environment, user: string): Promise<string> {
  const secret = newSecret();
  const id = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const agent = (request.headers.get('user-agent') ?? '').replace(/[^ -~]/g, '?').slice(0, 200);
  const { SESSION_TTL } = settingsOf(environment);
  const former = await sessionOf(request, environment.DB);
  await environment.DB.prepare(
    'INSERT INTO sessions (id, hash, user_id, agent, authenticated_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)',
  )
    .bind(id, await hashOf(secret), user, agent, now(), now() + SESSION_TTL)
    .run();
  await succeed(environment.DB, former, { id, user });
  // Lax: /authorize is reached from other sites.
  return tokenCookie(secret, { name: NAME, sameSite: 'Lax', maxAge: SESSION_TTL });
}

/**
 * The former session of this browser ends: nobody is logged in as two people. What it granted goes on under the new
 * one, for the log-out that is to come.
 */
async function succeed(database: Database, former: Session | null, next: { id: string; user: string }): Promise<void> {
  if (former?.user === next.user) {
    const sql = 'UPDATE grants SET session_id = ?2 WHERE session_id = ?1';
    await database.prepare(sql).bind(former.id, next.id).run();
  }
  await endSession(database, former);
}

export async function sessionOf(request: Request, database: Database): Promise<Session | null> {
  const secret = cookieToken(request, NAME);
  if (secret === null || !SECRET.test(secret)) return null;
  return database
    .prepare(
      `SELECT sessions.id, user_id AS user, name, email, authenticated_at AS authenticatedAt
       FROM sessions JOIN users ON users.id = user_id WHERE hash = ?1 AND expires_at > ?2`,
    )
    .bind(await hashOf(secret), now())
    .first<Session>();
}

/** The browser is logged out. What clients were granted meanwhile is another matter: grants.ts. */
export async function endSession(database: Database, session: Session | null): Promise<void> {
  if (!session) return;
  await database.batch([
    database.prepare('DELETE FROM codes WHERE session_id = ?1 AND used_at IS NULL').bind(session.id),
    database.prepare('DELETE FROM sessions WHERE id = ?1').bind(session.id),
  ]);
}

export async function endSessionsOf(database: Database, user: string): Promise<void> {
  await database.batch([
    database.prepare('DELETE FROM codes WHERE user_id = ?1 AND used_at IS NULL').bind(user),
    database.prepare('DELETE FROM sessions WHERE user_id = ?1').bind(user),
  ]);
}

export const clearSessionCookie = (): string => clearTokenCookie({ name: NAME });
