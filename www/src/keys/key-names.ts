/** What a key is, in words: "RSA key of 2048 bits". */
import type { Jwk } from 'jotwasm/full';
import { words } from '../language/words.ts';
import type { KeyFacts } from './facts.ts';
import { keyNeed, isKnown } from './needs.ts';

export function nameKey({ kty, crv, bits = 0, alg }: KeyFacts): string {
  const { key } = words();
  if (kty === 'RSA') return key.rsa(bits);
  if (kty === 'EC') return key.ec(crv ?? '');
  if (kty === 'OKP') return key.okp(crv ?? '');
  return kty === 'oct' ? key.oct(bits / 8) : key.akp(alg ?? kty);
}

/** What key an algorithm takes: "an EC key on P-256". */
export function nameNeed(alg: string): string {
  const { needs } = words().verify;
  if (!isKnown(alg)) return alg;
  const { kty, crv = '' } = keyNeed(alg);
  if (kty === 'EC') return needs.EC(crv);
  if (kty === 'OKP') return needs.OKP(crv);
  if (kty === 'AKP') return needs.AKP(alg);
  return kty === 'RSA' ? needs.RSA : needs.oct;
}

/** A member of a set by what tells it apart: "“2024-05” (RS256)". */
export function nameMember({ kid, alg, kty, crv }: Jwk): string {
  const kind = [alg ?? kty, alg === undefined && crv].filter((part) => typeof part === 'string').join(' ');
  return kid === undefined ? kind : `“${String(kid)}” (${kind})`;
}
