/** Every algorithm the page signs with and checks, in the families a person chooses from. */
import type { Algorithm, HmacAlgorithm } from 'jotwasm/full';
import { words } from '../language/words.ts';
import { isKnown } from './needs.ts';

export type Family = 'hmac' | 'rsa' | 'rsaPss' | 'ecdsa' | 'eddsa' | 'mlDsa';

export const FAMILIES: Readonly<Record<Family, readonly Algorithm[]>> = {
  hmac: ['HS256', 'HS384', 'HS512'],
  rsa: ['RS256', 'RS384', 'RS512'],
  rsaPss: ['PS256', 'PS384', 'PS512'],
  ecdsa: ['ES256', 'ES384', 'ES512', 'ES256K'],
  eddsa: ['EdDSA', 'Ed25519'],
  mlDsa: ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
};

/** Bytes an HMAC secret must at least have (RFC 7518, section 3.2). */
const SECRET_BYTES: Readonly<Record<HmacAlgorithm, number>> = { HS256: 32, HS384: 48, HS512: 64 };

function familyOf(alg: Algorithm): Family {
  const families = Object.keys(FAMILIES) as Family[];
  return families.find((family) => FAMILIES[family].includes(alg)) ?? 'hmac';
}

export function isRsa(alg: unknown): boolean {
  return typeof alg === 'string' && /^[RP]S(256|384|512)$/.test(alg);
}

/** Takes long enough to be felt while typing. */
export function isSlow(alg: Algorithm): boolean {
  return isRsa(alg) || familyOf(alg) === 'mlDsa';
}

export function secretBytes(alg: HmacAlgorithm): number {
  return SECRET_BYTES[alg];
}

export function describeAlgorithm(alg: unknown): string {
  const { about, none, missing, notText, unknown } = words().algorithms;
  if (isKnown(alg)) return about[alg];
  if (alg === undefined) return missing;
  if (typeof alg !== 'string') return notText;
  return alg.toLowerCase() === 'none' ? none : unknown;
}
