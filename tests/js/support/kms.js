// A KMS with the HMAC secret or the P-256 key of these tests inside.
import { A3_JWK, SECRET } from './keys.js';
import { bytes, parts } from './tokens.js';

export async function kms(alg = 'HS256', kid) {
  const hash = 'SHA-256';
  const algorithm = alg === 'HS256' ? { name: 'HMAC', hash } : { name: 'ECDSA', namedCurve: 'P-256', hash };
  const [format, data] = alg === 'HS256' ? ['raw', new TextEncoder().encode(SECRET)] : ['jwk', A3_JWK];
  const key = await crypto.subtle.importKey(format, data, algorithm, false, ['sign']);
  return { alg, kid, sign: async (input) => new Uint8Array(await crypto.subtle.sign(algorithm, key, input)) };
}

/** One that gives the same answer to everything. */
export const answering = (alg, answer) => ({ alg, sign: () => answer });

/** The bytes of the third part. */
export const signatureOf = (token) => bytes(parts(token).signature);
