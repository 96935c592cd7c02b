/** /token: a code or a refresh token becomes tokens (RFC 6749 sections 4.1.3, 6). */
import type { Context } from 'hono';
import type { App } from '../environment.ts';
import { invalidRequest, OAuthError } from '../http/errors.ts';
import { readForm, type Parameters } from '../http/form.ts';
import { issuerOf } from '../http/origin.ts';
import type { Environment } from '../environment.ts';
import { clientOf } from './client-authentication.ts';
import type { Client } from './clients.ts';
import { grantByCode } from './code-grant.ts';
import { grantByRefreshToken } from './refresh-grant.ts';

export interface TokenRequest {
  request: Request;
  env: Environment;
  issuer: string;
  client: Client;
  form: Parameters;
}

const GRANT_TYPES: Readonly<Record<string, (request: TokenRequest) => Promise<Response>>> = {
  authorization_code: grantByCode,
  refresh_token: grantByRefreshToken,
};

export async function token({ req, env }: Context<App>): Promise<Response> {
  const issuer = issuerOf(req.raw, env);
  const form = await readForm(req.raw);
  const client = await clientOf(req.raw, form, env.DB);
  const { grant_type: type } = form;
  if (type === undefined) throw invalidRequest('grant_type is missing.');
  const grant = Object.hasOwn(GRANT_TYPES, type) ? GRANT_TYPES[type] : undefined;
  if (!grant)
    throw new OAuthError(400, 'unsupported_grant_type', 'grant_type must be authorization_code or refresh_token.');
  if (client.kind === 'api') throw new OAuthError(400, 'unauthorized_client', 'This client gets no tokens.');
  return grant({ request: req.raw, env, issuer, client, form });
}
