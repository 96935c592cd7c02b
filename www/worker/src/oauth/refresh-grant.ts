/** grant_type refresh_token: jotwasm/server rotates, and finds out who has a copy. */
import { RefreshError, type IssuedTokens } from 'jotwasm/server';
import { invalidGrant, invalidRequest, OAuthError } from '../http/errors.ts';
import { settingsOf } from '../settings.ts';
import { deliver, presentedToken, withoutToken } from './delivery.ts';
import { grantOf, noteUse, revokeGrant, type Grant } from './grants.ts';
import { idTokenFor } from './id-token.ts';
import { issuerFor } from './issuer.ts';
import { listOf, resourceByIdentifier } from './scopes.ts';
import type { TokenRequest } from './token.ts';

const REFUSED = invalidGrant('The refresh token is not valid.');

export async function grantByRefreshToken(call: TokenRequest): Promise<Response> {
  const { request, env, issuer, client, form } = call;
  const presented = presentedToken(request, client, form.refresh_token);
  if (presented === undefined && client.delivery === 'body') throw invalidRequest('refresh_token is missing.');
  const grant = presented === undefined ? null : await grantOf(env.DB, presented);
  if (presented === undefined || grant?.client !== client.id) return withoutToken(client, REFUSED.toResponse());
  requireNoMore(call, grant);

  const tokens = await rotated(call, grant, presented);
  if (!tokens) return withoutToken(client, REFUSED.toResponse());
  await noteUse(env.DB, grant);
  const accessToken = tokens.access_token;
  const isOpenId = listOf(grant.scope).includes('openid');
  const idToken = isOpenId && (await idTokenFor(env, issuer, { grant, accessToken, nonce: null }));
  return deliver(client, { ...tokens, ...(idToken && { id_token: idToken }) }, settingsOf(env));
}

/** @returns null where the token is good for nothing any more; the client is not told why */
async function rotated(
  { request, env, issuer, client }: TokenRequest,
  grant: Grant,
  presented: string,
): Promise<IssuedTokens | null> {
  try {
    return await (await issuerFor(env, issuer, grant, client)).refresh(presented);
  } catch (error) {
    if (!(error instanceof RefreshError)) throw error;
    // Its family is dead already; access tokens and the audit list are ours.
    if (error.code === 'ERR_REFRESH_REUSED')
      await revokeGrant(env.DB, request, { id: grant.id, event: 'refresh_reused' });
    return null;
  }
}

/** RFC 6749 section 6, RFC 8707 section 2.2: not more than was granted. Who asks for less gets it all, and is told. */
function requireNoMore({ form, issuer }: TokenRequest, grant: Grant): void {
  const granted = listOf(grant.scope);
  if (!listOf(form.scope ?? '').every((scope) => granted.includes(scope))) {
    throw new OAuthError(400, 'invalid_scope', 'A scope was not granted.');
  }
  if (form.resource !== undefined && resourceByIdentifier(issuer, form.resource) !== (grant.resource ?? undefined)) {
    throw new OAuthError(400, 'invalid_target', 'The refresh token is for another resource.');
  }
}
