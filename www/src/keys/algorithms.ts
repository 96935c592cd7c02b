/** What the page says about each algorithm, and which of them this version can check and sign with. */
import type { Algorithm, HmacAlgorithm } from 'jotwasm/full';

export type PlaygroundAlgorithm = HmacAlgorithm | 'ES256';

export const ALGORITHMS: Readonly<Record<PlaygroundAlgorithm, string>> = {
  HS256: 'HMAC with SHA-256: both sides share a secret',
  HS384: 'HMAC with SHA-384: both sides share a secret',
  HS512: 'HMAC with SHA-512: both sides share a secret',
  ES256: 'ECDSA on P-256 with SHA-256: signed in private, checked in public',
};

const LATER: ReadonlySet<Algorithm> = new Set([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES384',
  'ES512',
  'ES256K',
  'EdDSA',
  'Ed25519',
  'ML-DSA-44',
  'ML-DSA-65',
  'ML-DSA-87',
] as const);

/** Bytes an HMAC secret must at least have (RFC 7518, section 3.2). */
const SECRET_BYTES: Readonly<Record<HmacAlgorithm, number>> = { HS256: 32, HS384: 48, HS512: 64 };

export function isSupported(alg: unknown): alg is PlaygroundAlgorithm {
  return typeof alg === 'string' && Object.hasOwn(ALGORITHMS, alg);
}

export function isHmac(alg: unknown): alg is HmacAlgorithm {
  return typeof alg === 'string' && Object.hasOwn(SECRET_BYTES, alg);
}

export function secretBytes(alg: HmacAlgorithm): number {
  return SECRET_BYTES[alg];
}

export function describeAlgorithm(alg: unknown): string {
  if (isSupported(alg)) return ALGORITHMS[alg];
  if (alg === undefined) return 'The header names no algorithm';
  if (typeof alg !== 'string') return 'The header’s alg is not a text';
  if (alg.toLowerCase() === 'none') return 'No signature at all: jotwasm never accepts it';
  if (LATER.has(alg as Algorithm)) return 'Not supported yet: the token can be read, but not checked';
  return 'Not an algorithm jotwasm knows';
}
