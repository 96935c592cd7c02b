// Keys of every family in every format, as OpenSSL wrote them, and tokens that node:crypto signs with them.
import { createHmac, createPrivateKey, sign as signBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Key, sign } from 'jotwasm/full';

const file = new URL('../vectors/openssl/keys.json', import.meta.url);

/** @type {{ name: string, algorithms: string[], jwk: any, private: any, public: any, refused: any }[]} */
export const FAMILIES = JSON.parse(readFileSync(file, 'utf8'));

export const family = (name) => FAMILIES.find((each) => each.name === name);

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const HASHES = { EdDSA: null, Ed25519: null, ES256K: 'sha256' };
const PSS = { padding: 6, saltLength: -1 };

/** The public half, as an issuer publishes it. */
export function publicJwk({ jwk }, more = {}) {
  const { d, p, q, dp, dq, qi, priv, ...half } = jwk;
  return { ...half, ...more };
}

/** @param {ReturnType<typeof family>} from */
export function signAs({ private: { pkcs8 } }, alg, claims, header = {}) {
  // No Node of before 24.6 has ML-DSA.
  if (alg.startsWith('ML-DSA')) return sign(claims, Key.fromPem(pkcs8, alg), { header, noTimestamp: true });
  const input = `${encode({ alg, ...header })}.${encode(claims)}`;
  const hash = alg in HASHES ? HASHES[alg] : `sha${alg.slice(2)}`;
  const options = { key: createPrivateKey(pkcs8), dsaEncoding: 'ieee-p1363', ...(alg.startsWith('PS') ? PSS : {}) };
  return `${input}.${signBytes(hash, Buffer.from(input), options).toString('base64url')}`;
}

/** @param {Buffer | string} secret */
export function signHmac(claims, secret, alg = 'HS256', header = {}) {
  const input = `${encode({ alg, ...header })}.${encode(claims)}`;
  return `${input}.${createHmac(`sha${alg.slice(2)}`, secret).update(input).digest('base64url')}`;
}
