/** /authorize: who is it, does he agree, and back to the client with a code (OAuth 2.1 section 4.1). */
import type { Context } from 'hono';
import type { App } from '../environment.ts';
import { redirect } from '../http/answers.ts';
import { readSearchParams } from '../http/form.ts';
import { issuerOf } from '../http/origin.ts';
import { consentPage } from '../pages/consent-page.ts';
import { now } from '../secrets.ts';
import { sessionOf, type Session } from '../sessions.ts';
import {
  AuthorizationError,
  authorizationRequestOf,
  type AuthorizationRequest,
  type Recipient,
} from './authorization-request.ts';
import { newCode } from './codes.ts';
import { hasConsented } from './consents.ts';

/** As a form, a request may be longer (OpenID Connect Core section 3.1.2.1). */
export async function authorizeByForm({ req }: Context<App>): Promise<Response> {
  return redirect(`/authorize?${await readSearchParams(req.raw)}`);
}

export async function authorize({ req, env }: Context<App>): Promise<Response> {
  const issuer = issuerOf(req.raw, env);
  const query = new URL(req.url).searchParams;
  return answering(issuer, async () => {
    const request = await authorizationRequestOf(env.DB, query, issuer);
    const session = await sessionOf(req.raw, env.DB);
    const isSilent = request.prompts.includes('none');
    if (!session || !isRecent(session, request)) {
      if (isSilent) throw new AuthorizationError(request, 'login_required', 'Nobody is logged in.');
      return redirect(`/login?${new URLSearchParams({ return_to: `/authorize?${afterLogin(query)}` })}`);
    }
    if (await needsConsent(request, session, env.DB)) {
      if (isSilent) throw new AuthorizationError(request, 'consent_required', 'Nobody has agreed to that yet.');
      return consentPage(request, session, query.toString());
    }
    return redirect(await successOf(request, session, { issuer, env }));
  });
}

/** What a client is told, it is told at its own address. */
export async function answering(issuer: string, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof AuthorizationError)) throw error;
    return redirect(addressWith(error.to, issuer, { error: error.code, error_description: error.message }));
  }
}

export async function successOf(
  request: AuthorizationRequest,
  session: Session,
  { issuer, env }: { issuer: string; env: App['Bindings'] },
): Promise<string> {
  return addressWith(request, issuer, { code: await newCode(env, request, session) });
}

/** With `iss` (RFC 9207): a client with several servers sees whose answer it is. */
export function addressWith({ redirectUri, state }: Recipient, issuer: string, answer: Record<string, string>): string {
  const parameters = new URLSearchParams({ ...answer, ...(state !== undefined && { state }), iss: issuer });
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${parameters}`;
}

const isRecent = (session: Session, { prompts, maxAge }: AuthorizationRequest): boolean =>
  !prompts.includes('login') && !prompts.includes('select_account') && now() - session.authenticatedAt <= maxAge;

/** The log-in that was asked for has then been made. */
function afterLogin(query: URLSearchParams): URLSearchParams {
  const after = new URLSearchParams(query);
  const prompts = (query.get('prompt') ?? '').split(' ').filter((one) => one === 'consent');
  after.delete('prompt');
  if (prompts.length > 0) after.set('prompt', prompts.join(' '));
  // Whoever asks for an age of 0 s wants a log-in; one that is a minute old is the one he gets.
  if (query.has('max_age')) after.set('max_age', String(Math.max(60, Number(query.get('max_age')))));
  return after;
}

async function needsConsent(
  { client, scopes, prompts }: AuthorizationRequest,
  { user }: Session,
  database: App['Bindings']['DB'],
): Promise<boolean> {
  // Any program of this machine can claim to be a native client (RFC 8252 section 8.6).
  if (client.kind === 'native' || prompts.includes('consent')) return true;
  return !(await hasConsented(database, { user, client: client.id, scopes }));
}
