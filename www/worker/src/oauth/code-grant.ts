/** grant_type authorization_code. */
import type { IssuedTokens, Issuer } from 'jotwasm/server';
import { record } from '../audit.ts';
import { invalidGrant, invalidRequest, OAuthError } from '../http/errors.ts';
import { isSame, now, fromBase64url, sha256 } from '../secrets.ts';
import { settingsOf } from '../settings.ts';
import { findCode, noteGrant, replayedGrant, useCode, type Code } from './codes.ts';
import { deliver, requireOriginOf } from './delivery.ts';
import { newGrant, noteFamily, revokeGrant, type Grant } from './grants.ts';
import { idTokenFor } from './id-token.ts';
import { issuerFor } from './issuer.ts';
import { confirmationOf } from './proof.ts';
import { listOf, resourceByIdentifier } from './scopes.ts';
import type { TokenRequest } from './token.ts';

/** RFC 7636 section 4.1. */
const VERIFIER = /^[\w.~-]{43,128}$/;
const REFUSED = 'The authorization code is not valid.';

export async function grantByCode(call: TokenRequest): Promise<Response> {
  const { request, env, issuer, client } = call;
  requireOriginOf(client, request);
  const code = await usedUp(call);
  const grant = await newGrant(env.DB, code);
  if (!grant) throw invalidGrant(REFUSED);
  const tokens = await issue(call, grant, await issuerFor(env, issuer, code, client));
  // Both may have been waiting for what has just been noted: a replay of the code, and a log-out everywhere.
  const isKnown = await noteFamily(env.DB, grant, tokens.refresh_token);
  if (!(await noteGrant(env.DB, code, grant.id)) || !isKnown) {
    await revokeGrant(env.DB, request, { id: grant.id, event: 'code_replayed' });
    await (await issuerFor(env, issuer, code)).revoke(tokens.refresh_token);
    throw invalidGrant(REFUSED);
  }
  await record(env.DB, request, { user: grant.user, event: 'granted', client: client.id });
  const accessToken = tokens.access_token;
  const isOpenId = listOf(code.scope).includes('openid');
  const idToken = isOpenId && (await idTokenFor(env, issuer, { grant, accessToken, nonce: code.nonce }));
  return deliver(client, { ...tokens, ...(idToken && { id_token: idToken }) }, settingsOf(env));
}

function issue({ request }: TokenRequest, grant: Grant, issuer: Issuer): Promise<IssuedTokens> {
  return issuer.issue(grant.user, {
    client_id: grant.client,
    scope: grant.scope,
    auth_time: Math.floor(grant.authenticatedAt),
    grant_id: grant.id,
    ...confirmationOf(request),
  });
}

/** Everything is checked before the code is used: who has not all of it cannot use it up. */
async function usedUp(call: TokenRequest): Promise<Code> {
  const { request, env, client, form } = call;
  if (form.code === undefined) throw invalidRequest('code is missing.');
  if (form.code_verifier === undefined) throw invalidRequest('code_verifier is missing.');
  const code = await findCode(env.DB, form.code);
  if (!code || code.client !== client.id) throw invalidGrant(REFUSED);
  const isFirst = code.usedAt === null && (await isRight(call, code)) && (await useCode(env.DB, code));
  if (isFirst) return code;
  // Somebody has a copy: what the first got is gone (OAuth 2.1 section 4.1.3).
  const replayed = await replayedGrant(env.DB, code);
  if (replayed !== null) await revokeGrant(env.DB, request, { id: replayed, event: 'code_replayed' });
  throw invalidGrant(REFUSED);
}

/** @throws {OAuthError} */
async function isRight({ form, issuer }: TokenRequest, code: Code): Promise<true> {
  const verifier = form.code_verifier ?? '';
  if (code.expiresAt <= now()) throw invalidGrant(REFUSED);
  if (form.redirect_uri !== undefined && form.redirect_uri !== code.redirectUri) throw invalidGrant(REFUSED);
  if (form.resource !== undefined && resourceByIdentifier(issuer, form.resource) !== (code.resource ?? undefined)) {
    throw new OAuthError(400, 'invalid_target', 'The code is for another resource.');
  }
  const isVerified = VERIFIER.test(verifier) && isSame(await sha256(verifier), fromBase64url(code.challenge));
  if (!isVerified) throw invalidGrant(REFUSED);
  return true;
}
