/** /userinfo (OpenID Connect Core section 5.3): an API of the issuer itself. */
import type { Context } from 'hono';
import { createGuard, HttpError } from 'jotwasm/server';
import { userById } from '../accounts/users.ts';
import type { App } from '../environment.ts';
import { json } from '../http/answers.ts';
import { issuerOf } from '../http/origin.ts';
import { isRevoked } from './grants.ts';
import { issuerFor } from './issuer.ts';
import { isProven } from './proof.ts';
import { listOf } from './scopes.ts';

const REALM = 'jotwasm demo';

export async function userinfo({ req, env }: Context<App>): Promise<Response> {
  const issuer = issuerOf(req.raw, env);
  const { jwks } = await issuerFor(env, issuer, { scope: 'openid', resource: null });
  const guard = createGuard({
    keys: jwks,
    issuer,
    audience: issuer,
    typ: 'at+jwt',
    scopes: ['openid'],
    realm: REALM,
    isRevoked: async (claims) => !isProven(claims, req.raw) || (await isRevoked(env.DB, claims)),
  });
  const { ok, response, claims } = await guard(req.raw);
  if (!ok) return response;
  const user = await userById(env.DB, claims.sub ?? '');
  if (!user) return new HttpError(401, 'invalid_token', 'The account is gone').toResponse({ realm: REALM });
  const scopes = listOf(String(claims.scope));
  return json(200, {
    sub: user.id,
    ...(scopes.includes('profile') && { name: user.name }),
    // Nobody was sent a mail: who reads this must not take the address for proven.
    ...(scopes.includes('email') && { email: user.email, email_verified: false }),
  });
}
