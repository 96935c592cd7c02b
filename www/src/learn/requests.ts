/** What the lesson sends, each as it will be shown. The client is `playground` of www/clients.mjs. */
import type { Lines, Note, Sent } from '../live/exchange.ts';
import type { Attempt } from './flow.ts';

export const CLIENT = 'playground';
export const NOTES = '/api/notes';
export const CALENDAR = '/api/calendar';
export const JWKS = '/.well-known/jwks.json';
export const SCOPES = { notes: 'openid notes:read', calendar: 'openid calendar:read' } as const;

/** Where /authorize sends the browser back to: www/src/public/callback.html. */
export const redirectUri = (origin: string): string => `${origin}/callback`;

export const discovery = (): Sent => get('/.well-known/openid-configuration');
export const keys = (): Sent => get(JWKS);

/** RFC 6749 section 4.1.1, RFC 7636 section 4.3. */
export function authorization({ scope, state, nonce, challenge }: Attempt, origin: string, prompt = ''): Sent {
  const fields: Lines = [
    ['response_type', 'code'],
    ['client_id', CLIENT],
    ['redirect_uri', redirectUri(origin)],
    ['scope', scope],
    ['state', state],
    ['nonce', nonce],
    ['code_challenge', challenge],
    ['code_challenge_method', 'S256'],
    ...(prompt ? [['prompt', prompt] as const] : []),
  ];
  return { ...get('/authorize'), fields, ...(prompt && { note: 'silent' as const }) };
}

/** RFC 6749 section 4.1.3, RFC 7636 section 4.5. */
export function codeExchange(code: string, { verifier }: Attempt, origin: string): Sent {
  return form('/token', [
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['redirect_uri', redirectUri(origin)],
    ['client_id', CLIENT],
    ['code_verifier', verifier],
  ]);
}

/** RFC 6749 section 6. */
export function refreshing(refreshToken: string, note?: Note): Sent {
  const sent = form('/token', [
    ['grant_type', 'refresh_token'],
    ['refresh_token', refreshToken],
    ['client_id', CLIENT],
  ]);
  return note ? { ...sent, note } : sent;
}

/** RFC 7009 section 2.1. */
export function revocation(refreshToken: string): Sent {
  return form('/revoke', [
    ['token', refreshToken],
    ['token_type_hint', 'refresh_token'],
    ['client_id', CLIENT],
  ]);
}

/** OpenID Connect RP-Initiated Logout 1.0, section 2. */
export function endSession(idToken: string, origin: string): Sent {
  const fields: Lines = [
    ['id_token_hint', idToken],
    ['client_id', CLIENT],
    ['post_logout_redirect_uri', redirectUri(origin)],
  ];
  return { ...get('/logout'), fields };
}

/** RFC 6750 section 2.1. */
export function call(path: string, token: string, method = 'GET'): Sent {
  return { method, path, headers: [['authorization', `Bearer ${token}`]], body: null };
}

function get(path: string): Sent {
  return { method: 'GET', path, headers: [], body: null };
}

function form(path: string, fields: Lines): Sent {
  return { method: 'POST', path, headers: [['content-type', 'application/x-www-form-urlencoded']], body: null, fields };
}
