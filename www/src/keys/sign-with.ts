/** Signs claims with what stands in a key field. */
import { Key, sign, type Algorithm, type Header } from 'jotwasm/full';
import { publicHalf } from './generate.ts';
import { boundTo, materialOf, type Material } from './material.ts';
import { readKey, type KeyInput } from './read-key.ts';

export interface Signed {
  token: string;
  /** What the token can be checked with: the public half, or the secret itself. */
  checkKey: KeyInput;
}
export interface ToSign {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  key: KeyInput;
  alg: Algorithm;
  lifetime: Lifetime;
}

/** What becomes of `iat` and `exp` when the token is made. */
export const LIFETIMES = ['1m', '5m', '15m', '1h', '1d', '7d', '30d', 'none', 'written'] as const;
export type Lifetime = (typeof LIFETIMES)[number];

/** A key that cannot sign this token, and why. */
export class UnfitKey extends Error {
  readonly why: 'set' | 'public' | 'short' | 'other';
  readonly material: Material | null;
  constructor(why: UnfitKey['why'], material: Material | null) {
    super(why);
    this.why = why;
    this.material = material;
  }
}

/** @throws {JwtError | UnfitKey} */
export function signWith({ header, claims, key: input, alg, lifetime }: ToSign): Signed {
  const key = readKey(input, alg);
  let fit: Key | null = null;
  try {
    if (!(key instanceof Key)) throw new UnfitKey('set', null);
    fit = boundTo(key, alg);
    if (fit === null) throw new UnfitKey('other', materialOf(key));
    const material = materialOf(fit);
    if (fit.type === 'public') throw new UnfitKey('public', material);
    if (material.kty === 'RSA' && Number(material.bits) < 2048) throw new UnfitKey('short', material);
    return { token: signClaims(header, claims, fit, alg, lifetime), checkKey: publicHalf(fit) ?? input };
  } finally {
    fit?.free();
    key.free();
  }
}

function signClaims(
  header: Partial<Header>,
  claims: Record<string, unknown>,
  key: Key,
  algorithm: Algorithm,
  lifetime: Lifetime,
): string {
  // Parameters that are not written are not to come from the key either.
  const all = { algorithm, header: { typ: undefined, kid: undefined, ...header } as Partial<Header> };
  if (lifetime === 'written') return sign(claims, key, { ...all, noTimestamp: true });
  const { exp: _replaced, ...rest } = claims;
  return sign(rest, key, lifetime === 'none' ? all : { ...all, expiresIn: lifetime });
}
