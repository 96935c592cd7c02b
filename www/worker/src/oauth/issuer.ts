/** `jotwasm/server`'s issuer for one request: it costs next to nothing to create. */
import { createIssuer, d1Store, type Issuer } from 'jotwasm/server';
import type { Environment } from '../environment.ts';
import { signingKeys } from '../keys/signing-keys.ts';
import { settingsOf } from '../settings.ts';
import type { Client } from './clients.ts';
import { audienceOf, listOf, type Resource } from './scopes.ts';

export async function issuerFor(
  environment: Environment,
  issuer: string,
  { scope, resource }: { scope: string; resource: Resource | null },
  client?: Pick<Client, 'accessTokenTtl'>,
): Promise<Issuer> {
  const { ACCESS_TOKEN_TTL, REFRESH_TOKEN_TTL, REUSE_LEEWAY } = settingsOf(environment);
  const { key, others } = await signingKeys(environment);
  return createIssuer({
    key,
    previousKeys: others,
    issuer,
    audience: audienceOf(issuer, listOf(scope), resource),
    accessTokenTtl: client?.accessTokenTtl ?? ACCESS_TOKEN_TTL,
    refreshTokenTtl: REFRESH_TOKEN_TTL,
    reuseLeeway: REUSE_LEEWAY,
    store: d1Store(environment.DB),
  });
}
