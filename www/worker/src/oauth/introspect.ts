/** /introspect (RFC 7662): what a token is worth, for those whom it concerns. */
import type { Context } from 'hono';
import type { App } from '../environment.ts';
import { json } from '../http/answers.ts';
import { invalidRequest, OAuthError } from '../http/errors.ts';
import { readForm } from '../http/form.ts';
import { issuerOf } from '../http/origin.ts';
import { clientOf } from './client-authentication.ts';
import type { Client } from './clients.ts';
import { presentedOf, type Presented } from './presented.ts';

export async function introspect({ req, env }: Context<App>): Promise<Response> {
  const issuer = issuerOf(req.raw, env);
  const form = await readForm(req.raw);
  const client = await clientOf(req.raw, form, env.DB);
  // Section 2.1: nobody may try tokens here without saying who he is.
  if (client.secretHash === null) {
    throw new OAuthError(401, 'invalid_client', 'Introspection is for clients with a secret.', {
      'www-authenticate': 'Basic realm="jotwasm demo"',
    });
  }
  if (form.token === undefined) throw invalidRequest('token is missing.');
  const presented = await presentedOf(env, issuer, form.token);
  // Section 2.2: why not is nobody's business.
  if (!presented?.isAlive || !concerns(client, presented)) return json(200, { active: false });
  return json(200, { active: true, ...described(presented, issuer) });
}

/** An API the tokens that are meant for it, a client its own. */
const concerns = (client: Client, { grant, claims }: Presented): boolean =>
  client.kind === 'api' ? claims !== undefined && grant.resource === client.resource : grant.client === client.id;

function described({ grant, claims, record }: Presented, issuer: string): Record<string, unknown> {
  if (claims) return { ...claims, token_type: 'Bearer' };
  const { scope, client, user } = grant;
  return { iss: issuer, sub: user, client_id: client, scope, exp: record?.expiresAt };
}
