/** What is to be said about a key itself, beside the token. */
import type { Key, Jwk } from 'jotwasm/full';

export interface KeyFacts {
  type: 'secret' | 'private' | 'public';
  kty: string;
  crv: string | undefined;
  /** Of the modulus, or of a secret. */
  bits: number | undefined;
  /** The one algorithm that it is for; none where it serves several. */
  alg: string | undefined;
  kid: string | undefined;
  /** RFC 7638. A secret has none here: it would help to guess a weak one. */
  thumbprint: string | undefined;
}

export function factsOf(key: Key): KeyFacts {
  const { type, alg, kid } = key;
  const jwk = key.toJwk({ private: type === 'secret' });
  const bits = sizeOf(jwk);
  const crv = typeof jwk['crv'] === 'string' ? jwk['crv'] : undefined;
  return { type, kty: jwk.kty, crv, bits, alg, kid, thumbprint: type === 'secret' ? undefined : key.thumbprint() };
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
