// @ts-check
// Keys and tokens for a row, made anew by the platform and by jose: none of them is ours.
import { SignJWT } from 'jose';

/** @typedef {import('./rows.mjs').Alg} Alg */

/**
 * @typedef {object} Signed
 * @property {string} token
 * @property {CryptoKeyPair} keys of a secret, twice the same
 * @property {import('jotwasm').Jwk} own
 * @property {import('jotwasm').Jwk} their as an issuer publishes it
 *
 * @typedef {Signed & { alg: Alg, pool: Signed[] }} Material
 */

/** Ten claims, as an identity provider sends them; signed with HS256 they make a token of 437 bytes. */
export const claims = {
  iss: 'https://login.example.com',
  sub: '248289761001',
  aud: 'https://api.example.com',
  exp: 4102444800,
  nbf: 1767225600,
  iat: 1767225600,
  jti: 'b7c1d8f2-6a3e-4c09-9d55-81c4fe',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  scope: 'read:notes write:notes profile',
};

const RSA = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
const KINDS = {
  HS256: { name: 'HMAC', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  EdDSA: { name: 'Ed25519' },
  RS256: { ...RSA, hash: 'SHA-256' },
};

/** @param {Alg} alg @param {number} more keys in the pool @returns {Promise<Material>} */
export async function material(alg, more) {
  const pool = await Promise.all(Array.from({ length: more }, () => signed(alg)));
  return { alg, ...(await signed(alg)), pool };
}

/** @param {Alg} alg @returns {Promise<Signed>} */
async function signed(alg) {
  const made = await crypto.subtle.generateKey(KINDS[alg], true, ['sign', 'verify']);
  const keys = 'publicKey' in made ? made : { publicKey: made, privateKey: made };
  const token = await new SignJWT(claims).setProtectedHeader({ alg, typ: 'JWT' }).sign(keys.privateKey);
  return { token, keys, own: await jwk(keys.privateKey, alg), their: await jwk(keys.publicKey, alg) };
}

/** @param {CryptoKey} key @param {Alg} alg */
async function jwk(key, alg) {
  const { key_ops, ext, ...parts } = await crypto.subtle.exportKey('jwk', key);
  return /** @type {import('jotwasm').Jwk} */ ({ ...parts, alg });
}
