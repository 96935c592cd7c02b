/** A token that somebody asks about: which of ours it is, and whether it is alive. */
import { decode, JwtError, verify, type Claims } from 'jotwasm';
import { d1Store, type RefreshRecord } from 'jotwasm/server';
import type { Environment } from '../environment.ts';
import { hashOf, now } from '../secrets.ts';
import { grantById, grantOf, type Grant } from './grants.ts';
import { issuerFor } from './issuer.ts';

export interface Presented {
  grant: Grant;
  isAlive: boolean;
  /** Of an access token. */
  claims?: Claims;
  /** Of a refresh token. */
  record?: RefreshRecord;
}

/** null for one that is none of ours. */
export async function presentedOf(environment: Environment, issuer: string, token: string): Promise<Presented | null> {
  return (await accessToken(environment, issuer, token)) ?? refreshToken(environment, token);
}

async function accessToken(environment: Environment, issuer: string, token: string): Promise<Presented | null> {
  const claims = await verified(environment, issuer, token);
  const grant = typeof claims?.grant_id === 'string' ? await grantById(environment.DB, claims.grant_id) : null;
  if (!claims || !grant) return null;
  return { grant, claims, isAlive: grant.revokedAt === null && now() < (claims.exp ?? 0) };
}

/** Also of one that has expired. */
export async function verified(
  environment: Environment,
  issuer: string,
  token: string,
  typ = 'at+jwt',
): Promise<Claims | null> {
  const { jwks } = await issuerFor(environment, issuer, { scope: 'openid', resource: null });
  try {
    return verify(token, jwks, { issuer, typ, currentDate: decode(token).iat ?? 0 });
  } catch (error) {
    if (error instanceof JwtError || error instanceof TypeError) return null;
    throw error;
  }
}

async function refreshToken({ DB }: Environment, token: string): Promise<Presented | null> {
  const [id = ''] = token.split('.');
  const record = await d1Store(DB).find(id);
  if (!record || record.hash !== (await hashOf(token))) return null;
  const grant = await grantOf(DB, token);
  if (!grant) return null;
  const isUnused = record.usedAt === null && record.revokedAt === null && grant.revokedAt === null;
  return { grant, record, isAlive: isUnused && now() < record.expiresAt };
}
