/** ID tokens (OpenID Connect Core section 2). */
import { sign } from 'jotwasm';
import type { Environment } from '../environment.ts';
import { signingKeys } from '../keys/signing-keys.ts';
import { sha256, toBase64url } from '../secrets.ts';
import { settingsOf } from '../settings.ts';
import type { Grant } from './grants.ts';

/** @param nonce null for one that comes with a refresh (section 12.2) */
export async function idTokenFor(
  environment: Environment,
  issuer: string,
  { grant, accessToken, nonce }: { grant: Grant; accessToken: string; nonce: string | null },
): Promise<string> {
  const { key } = await signingKeys(environment);
  const claims = {
    auth_time: Math.floor(grant.authenticatedAt),
    sid: grant.session,
    at_hash: await atHashOf(accessToken),
    ...(nonce !== null && { nonce }),
  };
  return sign(claims, key, {
    keyid: key.thumbprint(),
    issuer,
    subject: grant.user,
    audience: grant.client,
    expiresIn: settingsOf(environment).ID_TOKEN_TTL,
  });
}

/** Section 3.1.3.6: the left half of the hash, which for ES256 is SHA-256. */
async function atHashOf(accessToken: string): Promise<string> {
  const hash = await sha256(accessToken);
  return toBase64url(hash.subarray(0, hash.length / 2));
}
