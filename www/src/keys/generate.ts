/** Makes a fresh key and writes it the way a key field takes it. */
import { Key, type Algorithm } from 'jotwasm/full';
import { isRsa } from './algorithms.ts';
import { isHmac } from './needs.ts';
import { pemOf } from './pem.ts';
import type { KeyInput, KeyKind } from './read-key.ts';

export const RSA_BITS = ['2048', '3072', '4096'] as const;
export type RsaBits = (typeof RSA_BITS)[number];

/** For RSA this takes seconds; the platform makes such a key elsewhere, so the page stays alive. */
export async function generateKey(alg: Algorithm, wish: KeyKind, bits: RsaBits = '2048'): Promise<KeyInput> {
  return isRsa(alg) ? generateRsa(alg, wish, Number(bits)) : generateHere(alg, wish);
}

/** All but RSA. */
export function generateHere(alg: Algorithm, wish: KeyKind): KeyInput {
  return written(Key.generate(alg), alg, wish);
}

/** The public half of a private key, or null where there is none to give. */
export function publicHalf(key: Key): KeyInput | null {
  if (key.type === 'secret') return null;
  const half = key.publicKey();
  try {
    return { kind: 'pem', text: half.toPem(), encoding: 'utf8' };
  } finally {
    half.free();
  }
}

async function generateRsa(alg: Algorithm, wish: KeyKind, modulusLength: number): Promise<KeyInput> {
  // A page that came over plain http has no WebCrypto.
  if (!globalThis.crypto.subtle) return written(Key.generate(alg, { modulusLength }), alg, wish);
  const name = alg.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const algorithm = { name, modulusLength, publicExponent: new Uint8Array([1, 0, 1]), hash: `SHA-${alg.slice(2)}` };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const der = await crypto.subtle.exportKey('pkcs8', privateKey);
  return written(Key.fromPem(pemOf('PRIVATE KEY', new Uint8Array(der)), alg), alg, wish);
}

function written(key: Key, alg: Algorithm, wish: KeyKind): KeyInput {
  try {
    if (wish === 'jwk') return { kind: 'jwk', text: writeJwk(key, alg), encoding: 'utf8' };
    if (!isHmac(alg)) return { kind: 'pem', text: key.toPem({ private: true }).trim(), encoding: 'utf8' };
    return { kind: 'secret', text: String(key.toJwk({ private: true })['k']), encoding: 'base64url' };
  } finally {
    key.free();
  }
}

function writeJwk(key: Key, alg: Algorithm): string {
  const jwk = key.toJwk({ private: true });
  // A secret's thumbprint would tell who guesses the secret that the guess is right.
  const kid = isHmac(alg) ? {} : { kid: key.thumbprint() };
  return JSON.stringify({ ...jwk, ...kid, use: 'sig', alg }, null, 2);
}
