/** Signs claims with what stands in a key field. */
import { Key, sign, type Algorithm, type Header } from 'jotwasm/full';
import { FAMILIES, isRsa } from './algorithms.ts';
import { factsOf, type KeyFacts } from './facts.ts';
import { publicHalf } from './generate.ts';
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
  readonly facts: KeyFacts | null;
  constructor(why: UnfitKey['why'], facts: KeyFacts | null) {
    super(why);
    this.why = why;
    this.facts = facts;
  }
}

/** @throws {JwtError | UnfitKey} */
export function signWith({ header, claims, key: input, alg, lifetime }: ToSign): Signed {
  const key = readKey(input, alg);
  let fit: Key | null = null;
  try {
    if (!(key instanceof Key)) throw new UnfitKey('set', null);
    fit = boundTo(key, alg);
    if (fit === null) throw new UnfitKey('other', factsOf(key));
    const facts = factsOf(fit);
    if (fit.type === 'public') throw new UnfitKey('public', facts);
    if (facts.kty === 'RSA' && Number(facts.bits) < 2048) throw new UnfitKey('short', facts);
    return { token: signClaims(header, claims, fit, alg, lifetime), checkKey: publicHalf(fit) ?? input };
  } finally {
    fit?.free();
    key.free();
  }
}

/** Whether what stands in a key field can sign with an algorithm. */
export function canSign(input: KeyInput, alg: Algorithm): boolean {
  try {
    const key = readKey(input, alg);
    const can = key instanceof Key && key.type !== 'public' && factsOf(key).algorithms.includes(alg);
    key.free();
    return can;
  } catch {
    return false;
  }
}

/** The same key for another algorithm that its kind can serve; null where it cannot. Whoever calls it frees both. */
function boundTo(key: Key, alg: Algorithm): Key | null {
  if (key.alg === alg) return key;
  if (key.alg === undefined) return isRsa(alg) ? key : null;
  if (!FAMILIES.eddsa.includes(key.alg) || !FAMILIES.eddsa.includes(alg)) return null;
  return Key.fromJwk({ ...key.toJwk({ private: key.type === 'private' }), alg });
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
