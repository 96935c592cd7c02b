/** What kind of key something is, and which algorithms it can sign with. */
import { Key, type Algorithm, type Jwk } from 'jotwasm/full';
import { FAMILIES, isRsa } from './algorithms.ts';
import { readKey, type KeyInput } from './read-key.ts';

export interface Material {
  type: 'secret' | 'private' | 'public';
  kty: string;
  /** "P-256", "Ed25519", "ML-DSA-44". */
  curve: string | null;
  /** Of an RSA modulus or a secret. */
  bits: number | null;
  kid: string | null;
  /** The first is what to suggest. */
  algorithms: readonly Algorithm[];
}

const BY_CURVE: Readonly<Record<string, readonly Algorithm[]>> = {
  'P-256': ['ES256'],
  'P-384': ['ES384'],
  'P-521': ['ES512'],
  secp256k1: ['ES256K'],
  Ed25519: ['Ed25519', 'EdDSA'],
};

export function materialOf(key: Key): Material {
  const jwk = key.toJwk({ private: key.type === 'secret' });
  const { kty } = jwk;
  const curve = typeof jwk['crv'] === 'string' ? jwk['crv'] : kty === 'AKP' ? (key.alg ?? null) : null;
  return { type: key.type, kty, curve, bits: bitsOf(jwk), kid: key.kid ?? null, algorithms: algorithmsOf(key, jwk) };
}

/** The same key for another algorithm that its kind can serve; null where it cannot. Whoever calls it frees both. */
export function boundTo(key: Key, alg: Algorithm): Key | null {
  if (key.alg === alg) return key;
  if (key.alg === undefined) return isRsa(alg) ? key : null;
  if (!BY_CURVE['Ed25519']!.includes(key.alg) || !BY_CURVE['Ed25519']!.includes(alg)) return null;
  return Key.fromJwk({ ...key.toJwk({ private: key.type === 'private' }), alg });
}

function algorithmsOf(key: Key, jwk: Jwk): readonly Algorithm[] {
  const { alg } = key;
  if (jwk.kty === 'OKP') return BY_CURVE['Ed25519']!;
  if (alg !== undefined) return [alg];
  return jwk.kty === 'RSA' ? [...FAMILIES.rsa, ...FAMILIES.rsaPss] : (BY_CURVE[String(jwk['crv'])] ?? []);
}

function bitsOf(jwk: Jwk): number | null {
  const number = jwk.kty === 'RSA' ? jwk['n'] : jwk.kty === 'oct' ? jwk['k'] : null;
  if (typeof number !== 'string') return null;
  return Math.floor((number.length * 3) / 4) * 8;
}

/** Whether what stands in a key field can sign with an algorithm. */
export function canSign(input: KeyInput, alg: Algorithm): boolean {
  try {
    const key = readKey(input, alg);
    const can = key instanceof Key && key.type !== 'public' && materialOf(key).algorithms.includes(alg);
    key.free();
    return can;
  } catch {
    return false;
  }
}
