/** Private keys at rest: whoever reads the database, or a backup of it, can sign nothing (AES-256-GCM). */
import type { Environment } from '../environment.ts';
import { fromBase64url, sha256, toBase64url } from '../secrets.ts';

const IV_BYTES = 12;

export async function seal(environment: Environment, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await sealingKey(environment);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return `${toBase64url(iv)}.${toBase64url(new Uint8Array(sealed))}`;
}

export async function unseal(environment: Environment, sealed: string): Promise<string> {
  const [iv = '', text = ''] = sealed.split('.');
  const key = await sealingKey(environment);
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64url(iv) }, key, fromBase64url(text));
  return new TextDecoder().decode(opened);
}

async function sealingKey({ KEY_SECRET, ISSUER }: Environment): Promise<CryptoKey> {
  // Where it is deployed, nothing is sealed with a secret that everybody knows.
  if (!KEY_SECRET && ISSUER) throw new Error('The secret KEY_SECRET is missing: wrangler secret put KEY_SECRET');
  const bytes = await sha256(KEY_SECRET || 'this machine only');
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
