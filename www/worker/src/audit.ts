/** What happened to an account, for its owner. Never a token, a code or a password. */
import type { Database } from './environment.ts';
import { addressOf } from './http/address.ts';
import { now } from './secrets.ts';

export const EVENTS = {
  registered: 'Account created',
  login: 'Logged in',
  login_failed: 'Log-in with a wrong password',
  logout: 'Logged out',
  logout_everywhere: 'Logged out everywhere',
  granted: 'Access granted',
  grant_revoked: 'Access revoked',
  code_replayed: 'An authorization code was used twice: access revoked',
  refresh_reused: 'A refresh token was used twice: somebody has a copy, access revoked',
} as const;
export type Event = keyof typeof EVENTS;

export interface Entry {
  at: number;
  event: Event;
  client: string | null;
  address: string | null;
}

export async function record(
  database: Database,
  request: Request,
  { user, event, client = null }: { user: string; event: Event; client?: string | null },
): Promise<void> {
  await database
    .prepare('INSERT INTO audit (at, user_id, event, client_id, address) VALUES (?1, ?2, ?3, ?4, ?5)')
    .bind(now(), user, event, client, addressOf(request))
    .run();
}

/** The newest first. */
export async function entriesOf(database: Database, user: string): Promise<Entry[]> {
  const { results } = await database
    .prepare(
      `SELECT at, event, coalesce(clients.name, client_id) AS client, address
       FROM audit LEFT JOIN clients ON clients.id = client_id
       WHERE user_id = ?1 ORDER BY at DESC, audit.id DESC LIMIT 50`,
    )
    .bind(user)
    .all<Entry>();
  return results;
}
