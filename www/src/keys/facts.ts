/** What a key is: its type, size and names, and the algorithms that it can serve. */
import type { Algorithm, Key, Jwk } from 'jotwasm/full';
import { FAMILIES } from './algorithms.ts';
import { keyNeed, KNOWN_ALGORITHMS } from './needs.ts';

export interface KeyFacts {
  type: 'secret' | 'private' | 'public';
  kty: string;
  /** "P-256", "Ed25519". */
  crv: string | undefined;
  /** Of the modulus, or of a secret. */
  bits: number | undefined;
  /** The one algorithm that it is for; none where it serves several. */
  alg: string | undefined;
  /** The first is what to suggest. */
  algorithms: readonly Algorithm[];
  kid: string | undefined;
  /** RFC 7638. A secret has none here: it would help to guess a weak one. */
  thumbprint: string | undefined;
}

export function factsOf(key: Key): KeyFacts {
  const { type, alg, kid } = key;
  const jwk = key.toJwk({ private: type === 'secret' });
  const crv = typeof jwk['crv'] === 'string' ? jwk['crv'] : undefined;
  return {
    type,
    kty: jwk.kty,
    crv,
    bits: sizeOf(jwk),
    alg,
    algorithms: algorithmsOf(alg, jwk.kty, crv),
    kid,
    thumbprint: type === 'secret' ? undefined : key.thumbprint(),
  };
}

function algorithmsOf(alg: Algorithm | undefined, kty: string, crv: string | undefined): readonly Algorithm[] {
  // RFC 9864 says Ed25519 rather than EdDSA; whichever the key names, it serves both.
  if (kty === 'OKP') return FAMILIES.eddsa.toReversed();
  if (alg !== undefined) return [alg];
  return KNOWN_ALGORITHMS.filter((each) => keyNeed(each).kty === kty && keyNeed(each).crv === crv);
}

function sizeOf(jwk: Jwk): number | undefined {
  if (jwk.kty === 'RSA') return bitsOf(String(jwk['n']));
  return jwk.kty === 'oct' ? Math.floor((String(jwk['k']).length * 6) / 8) * 8 : undefined;
}

/** A modulus has no leading zeros by RFC 7518, section 6.3.1.1. */
function bitsOf(base64url: string): number {
  const bytes = Math.floor((base64url.length * 6) / 8);
  const first = atob(base64url.slice(0, 4).replaceAll('-', '+').replaceAll('_', '/')).charCodeAt(0);
  return bytes * 8 - Math.clz32(first) + 24;
}
