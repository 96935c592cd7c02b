/** /revoke (RFC 7009): a refresh or an access token, and with it everything of its grant. */
import type { Context } from 'hono';
import type { App } from '../environment.ts';
import { empty } from '../http/answers.ts';
import { invalidRequest, OAuthError } from '../http/errors.ts';
import { readForm } from '../http/form.ts';
import { issuerOf } from '../http/origin.ts';
import { clientOf } from './client-authentication.ts';
import { presentedToken, withoutToken } from './delivery.ts';
import { revokeGrant } from './grants.ts';
import { presentedOf } from './presented.ts';

export async function revoke({ req, env }: Context<App>): Promise<Response> {
  const issuer = issuerOf(req.raw, env);
  const form = await readForm(req.raw);
  const client = await clientOf(req.raw, form, env.DB);
  // A page says nothing, and means its cookie; or it hands in its access token.
  const token = form.token ?? presentedToken(req.raw, client, undefined);
  if (token === undefined && client.delivery === 'body') throw invalidRequest('token is missing.');
  const presented = token === undefined ? null : await presentedOf(env, issuer, token);
  if (presented && presented.grant.client !== client.id) {
    throw new OAuthError(400, 'invalid_grant', 'The token was issued to another client.');
  }
  if (presented) await revokeGrant(env.DB, req.raw, { id: presented.grant.id, event: 'grant_revoked' });
  // A token that is not known is as good as revoked (section 2.2).
  return withoutToken(client, empty(200));
}
