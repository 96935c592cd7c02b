/** /account: where somebody is logged in, what he granted, what happened; and an end to it. */
import type { Context } from 'hono';
import { entriesOf, record } from '../audit.ts';
import type { App, Database } from '../environment.ts';
import { redirect, withCookies } from '../http/answers.ts';
import { readForm } from '../http/form.ts';
import { requireOwnOrigin } from '../http/origin.ts';
import { revokeAllGrantsOf, revokeGrant, revokeGrantsOf } from '../oauth/grants.ts';
import { accountPage } from '../pages/account-page.ts';
import { now } from '../secrets.ts';
import { clearSessionCookie, endSession, endSessionsOf, sessionOf, type Session } from '../sessions.ts';

export interface AccountSession {
  id: string;
  agent: string;
  at: number;
}
export interface AccountGrant {
  id: string;
  client: string;
  scope: string;
  at: number;
}

const LOGIN = '/login?return_to=/account';

export async function account({ req, env }: Context<App>): Promise<Response> {
  const session = await sessionOf(req.raw, env.DB);
  if (!session) return redirect(LOGIN);
  const [sessions, grants, entries] = await Promise.all([
    sessionsOf(env.DB, session.user),
    grantsOf(env.DB, session.user),
    entriesOf(env.DB, session.user),
  ]);
  return accountPage({ session, sessions, grants, entries });
}

type Act = (about: { request: Request; database: Database; session: Session; id: string }) => Promise<unknown>;

/** What a form of the page does. An `id` is looked up among one's own: another's does nothing. */
const acting =
  (act: Act) =>
  async ({ req, env }: Context<App>): Promise<Response> => {
    requireOwnOrigin(req.raw, env);
    const { id = '' } = await readForm(req.raw);
    const session = await sessionOf(req.raw, env.DB);
    if (!session) return redirect(LOGIN);
    await act({ request: req.raw, database: env.DB, session, id });
    const isOut = (await sessionOf(req.raw, env.DB)) === null;
    return isOut ? withCookies(redirect('/login'), clearSessionCookie()) : redirect('/account');
  };

export const endOneSession = acting(async ({ request, database, session, id }) => {
  const ended = (await sessionsOf(database, session.user)).find((one) => one.id === id);
  if (!ended) return;
  await endSession(database, { ...session, id });
  await revokeGrantsOf(database, request, id);
  await record(database, request, { user: session.user, event: 'logout' });
});

export const endOneGrant = acting(async ({ request, database, session, id }) => {
  const revoked = (await grantsOf(database, session.user)).find((one) => one.id === id);
  if (revoked) await revokeGrant(database, request, { id, event: 'grant_revoked' });
});

export const logoutEverywhere = acting(async ({ request, database, session }) => {
  // The sessions first: from then on, no code becomes a grant.
  await endSessionsOf(database, session.user);
  await revokeAllGrantsOf(database, session.user);
  await record(database, request, { user: session.user, event: 'logout_everywhere' });
});

async function sessionsOf(database: Database, user: string): Promise<AccountSession[]> {
  const sql = `SELECT id, agent, authenticated_at AS at FROM sessions WHERE user_id = ?1 AND expires_at > ?2
    ORDER BY authenticated_at DESC`;
  return (await database.prepare(sql).bind(user, now()).all<AccountSession>()).results;
}

async function grantsOf(database: Database, user: string): Promise<AccountGrant[]> {
  const sql = `SELECT grants.id, clients.name AS client, scope, used_at AS at FROM grants
    JOIN clients ON clients.id = client_id WHERE user_id = ?1 AND revoked_at IS NULL ORDER BY used_at DESC`;
  return (await database.prepare(sql).bind(user).all<AccountGrant>()).results;
}
