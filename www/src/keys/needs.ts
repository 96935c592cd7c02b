/** What key each algorithm takes (RFC 7518 section 3.1, RFC 8037, RFC 8812). */
import type { Algorithm, HmacAlgorithm } from 'jotwasm/full';

/** A type of key, and its curve where the algorithm settles it. */
export interface KeyNeed {
  kty: string;
  crv?: string;
}

const RSA: KeyNeed = { kty: 'RSA' };
const OCT: KeyNeed = { kty: 'oct' };
const ED25519: KeyNeed = { kty: 'OKP', crv: 'Ed25519' };
const AKP: KeyNeed = { kty: 'AKP' };
const NEEDS: Readonly<Record<Algorithm, KeyNeed>> = {
  HS256: OCT,
  HS384: OCT,
  HS512: OCT,
  RS256: RSA,
  RS384: RSA,
  RS512: RSA,
  PS256: RSA,
  PS384: RSA,
  PS512: RSA,
  ES256: { kty: 'EC', crv: 'P-256' },
  ES384: { kty: 'EC', crv: 'P-384' },
  ES512: { kty: 'EC', crv: 'P-521' },
  ES256K: { kty: 'EC', crv: 'secp256k1' },
  EdDSA: ED25519,
  Ed25519: ED25519,
  'ML-DSA-44': AKP,
  'ML-DSA-65': AKP,
  'ML-DSA-87': AKP,
};

export const KNOWN_ALGORITHMS = Object.keys(NEEDS) as Algorithm[];

export function isKnown(alg: unknown): alg is Algorithm {
  return typeof alg === 'string' && Object.hasOwn(NEEDS, alg);
}

export function keyNeed(alg: Algorithm): KeyNeed {
  return NEEDS[alg];
}

export function isHmac(alg: unknown): alg is HmacAlgorithm {
  return isKnown(alg) && NEEDS[alg].kty === 'oct';
}
