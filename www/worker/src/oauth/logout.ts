/** /logout (OpenID Connect RP-Initiated Logout 1.0): out of this server, and of what it granted in this session. */
import type { Context } from 'hono';
import { record } from '../audit.ts';
import type { App, Environment } from '../environment.ts';
import { redirect, withCookies } from '../http/answers.ts';
import { parametersOf, readForm, type Parameters } from '../http/form.ts';
import { issuerOf, requireOwnOrigin } from '../http/origin.ts';
import { loggedOutPage, logoutPage } from '../pages/logout-page.ts';
import { clearSessionCookie, endSession, sessionOf, type Session } from '../sessions.ts';
import { clientById } from './clients.ts';
import { revokeGrantsOf } from './grants.ts';
import { verified } from './presented.ts';

export const askLogout = ({ req, env }: Context<App>): Promise<Response> =>
  answer(req.raw, env, parametersOf(new URL(req.url).searchParams));

export async function logout({ req, env }: Context<App>): Promise<Response> {
  const form = await readForm(req.raw);
  // Another site's form is a question, as a link of it is: see the hint.
  if (form.confirm === undefined) return answer(req.raw, env, form);
  requireOwnOrigin(req.raw, env);
  return end(req.raw, env, form, await sessionOf(req.raw, env.DB));
}

async function answer(request: Request, env: Environment, form: Parameters): Promise<Response> {
  const session = await sessionOf(request, env.DB);
  const hint = form.id_token_hint && (await verified(env, issuerOf(request, env), form.id_token_hint, 'JWT'));
  // Who has an ID token of this very session is its client; anybody else may only ask.
  const isItsClient = hint && session && hint.sid === session.id;
  if (!session || isItsClient) return end(request, env, form, session);
  return logoutPage(session, form);
}

async function end(request: Request, env: Environment, form: Parameters, session: Session | null): Promise<Response> {
  const target = await returnAddress(request, env, form);
  if (session) {
    await endSession(env.DB, session);
    await revokeGrantsOf(env.DB, request, session.id);
    await record(env.DB, request, { user: session.user, event: 'logout' });
  }
  return withCookies(target === null ? await loggedOutPage() : redirect(target), clearSessionCookie());
}

/** Only what the client registered, to the letter; whose request it is, the hint or its name says. */
async function returnAddress(request: Request, env: Environment, form: Parameters): Promise<string | null> {
  const { post_logout_redirect_uri: uri, state, id_token_hint: hint, client_id: given } = form;
  if (uri === undefined) return null;
  const claims = hint === undefined ? null : await verified(env, issuerOf(request, env), hint, 'JWT');
  const id = typeof claims?.aud === 'string' ? claims.aud : given;
  if (id === undefined || (given !== undefined && given !== id)) return null;
  const client = await clientById(env.DB, id);
  if (!client?.postLogoutRedirectUris.includes(uri)) return null;
  return state === undefined ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`;
}
