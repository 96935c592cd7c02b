/** One key for both sides: made once and imported once, as a program does. */
import { Key, type Jwk } from 'jotwasm/full';

export type PairAlgorithm = 'HS256' | 'ES256' | 'EdDSA' | 'RS256';
export interface Pair {
  alg: PairAlgorithm;
  jwk: Jwk;
  params: AlgorithmIdentifier | EcdsaParams;
  /** null where the browser's WebCrypto lacks the algorithm. */
  keys: { signing: CryptoKey; checking: CryptoKey } | null;
}

/** What WebCrypto is told, to import a key and to use it. */
interface Names {
  imported: HmacImportParams | EcKeyImportParams | RsaHashedImportParams | Algorithm;
  used: EcdsaParams | AlgorithmIdentifier;
}
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const NAMES: Readonly<Record<PairAlgorithm, Names>> = {
  HS256: { imported: { name: 'HMAC', hash: 'SHA-256' }, used: 'HMAC' },
  ES256: { imported: { name: 'ECDSA', namedCurve: 'P-256' }, used: { name: 'ECDSA', hash: 'SHA-256' } },
  EdDSA: { imported: { name: 'Ed25519' }, used: 'Ed25519' },
  RS256: { imported: RSA, used: RSA.name },
};

export async function createPair(alg: PairAlgorithm): Promise<Pair> {
  const jwk = alg === 'RS256' ? await rsaKey() : Key.generate(alg).toJwk({ private: true });
  return { alg, jwk, params: NAMES[alg].used, keys: await importKeys(alg, jwk).catch(() => null) };
}

/** The browser looks for primes faster. */
async function rsaKey(): Promise<Jwk> {
  const params = { ...RSA, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const { privateKey } = await crypto.subtle.generateKey(params, true, ['sign', 'verify']);
  return (await crypto.subtle.exportKey('jwk', privateKey)) as Jwk;
}

async function importKeys(alg: PairAlgorithm, jwk: Jwk): Promise<Pair['keys']> {
  const { imported } = NAMES[alg];
  const { alg: _alg, use: _use, key_ops: _operations, ...plain } = jwk as JsonWebKey;
  if (alg === 'HS256') {
    const both = await crypto.subtle.importKey('jwk', plain, imported, false, ['sign', 'verify']);
    return { signing: both, checking: both };
  }
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = plain;
  const signing = await crypto.subtle.importKey('jwk', plain, imported, false, ['sign']);
  return { signing, checking: await crypto.subtle.importKey('jwk', open, imported, false, ['verify']) };
}
