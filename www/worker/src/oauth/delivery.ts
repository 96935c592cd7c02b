/**
 * How tokens arrive. A page gets the access token to keep in memory, and the refresh token in a cookie that no script
 * can read; a native app gets both in the body.
 */
import { clearTokenCookie, cookieToken, tokenCookie, type IssuedTokens } from 'jotwasm/server';
import { json, withCookies } from '../http/answers.ts';
import { invalidRequest, OAuthError } from '../http/errors.ts';
import type { Settings } from '../settings.ts';
import type { Client } from './clients.ts';

/** One for each client: pages of several may be open side by side. */
const cookieName = ({ id }: Client): string => `__Host-refresh-${id}`;

export function deliver(client: Client, tokens: IssuedTokens & { id_token?: string }, settings: Settings): Response {
  if (client.delivery === 'body') return json(200, tokens);
  const { refresh_token: refreshToken, ...rest } = tokens;
  // Strict: it is for requests of pages of this site, and no link needs it.
  const options = { name: cookieName(client), sameSite: 'Strict', maxAge: settings.REFRESH_TOKEN_TTL } as const;
  return withCookies(json(200, rest), tokenCookie(refreshToken, options));
}

/** @returns undefined where there is none */
export function presentedToken(request: Request, client: Client, given: string | undefined): string | undefined {
  requireOriginOf(client, request);
  if (client.delivery === 'body') return given;
  if (given !== undefined) throw invalidRequest('The refresh token of this client is in its cookie.');
  return cookieToken(request, cookieName(client)) ?? undefined;
}

/**
 * A cookie comes along by itself, and is set wherever it comes from: so whose page it is must be said, and be right. It
 * keeps others from using somebody's cookie (CSRF), and from giving him theirs.
 */
export function requireOriginOf({ delivery, origins }: Client, request: Request): void {
  if (delivery === 'body' || origins.includes(request.headers.get('origin') ?? '')) return;
  throw new OAuthError(403, 'invalid_request', 'The request does not come from a page of this client.');
}

export function withoutToken(client: Client, response: Response): Response {
  return client.delivery === 'body' ? response : withCookies(response, clearTokenCookie({ name: cookieName(client) }));
}
