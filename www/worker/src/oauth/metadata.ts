/** /.well-known/openid-configuration (OpenID Connect Discovery 1.0, RFC 8414) and the keys. */
import type { Context } from 'hono';
import type { App, Environment } from '../environment.ts';
import { json } from '../http/answers.ts';
import { issuerOf } from '../http/origin.ts';
import { settingsOf } from '../settings.ts';
import { issuerFor } from './issuer.ts';
import { SCOPES } from './scopes.ts';

const CACHED = 600;

export async function metadata({ req, env }: Context<App>): Promise<Response> {
  const issuer = issuerOf(req.raw, env);
  const methods = ['none', 'client_secret_basic', 'client_secret_post'];
  const body = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    revocation_endpoint: `${issuer}/revoke`,
    introspection_endpoint: `${issuer}/introspect`,
    end_session_endpoint: `${issuer}/logout`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    scopes_supported: Object.keys(SCOPES),
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_methods_supported: methods.slice(1),
    code_challenge_methods_supported: ['S256'],
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    claims_supported: ['sub', 'name', 'email', 'email_verified', 'auth_time', 'sid', 'at_hash', 'nonce'],
    authorization_response_iss_parameter_supported: true,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  };
  return json(200, body, { 'cache-control': `public, max-age=${CACHED}` });
}

export const jwks = ({ req, env }: Context<App>): Promise<Response> => publishedKeys(env, issuerOf(req.raw, env));

export async function publishedKeys(env: Environment, issuer: string): Promise<Response> {
  const { jwks } = await issuerFor(env, issuer, { scope: 'openid', resource: null });
  // Not kept for longer than a new key is published before its turn.
  const maxAge = Math.floor(Math.min(CACHED, settingsOf(env).KEY_AHEAD / 2));
  return json(200, jwks, { 'cache-control': `public, max-age=${maxAge}` });
}
