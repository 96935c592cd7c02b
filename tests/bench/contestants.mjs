// @ts-check
// The same three jobs, done as each library's own documentation says to do them fast: keys imported once,
// fast-jwt's verifier made once and its cache off (a cache would measure a Map).
import { createPrivateKey, createPublicKey, createSecretKey } from 'node:crypto';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fastJwt from 'fast-jwt';
import * as jose from 'jose';
// @ts-expect-error It ships no types.
import jsonwebtoken from 'jsonwebtoken';
import { Key, decode, sign, verify } from 'jotwasm/full';

/** Ten claims, as an identity provider sends them; signed with HS256 it makes a token of 437 bytes. */
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

/** @typedef {{ name: string, sign: () => unknown, verify: () => unknown, decode: () => unknown }} Contestant */

/** How node:crypto calls the keys of an algorithm that is not HMAC. */
const PAIRS = /** @type {const} */ ({
  ES256: ['ec', { namedCurve: 'P-256' }],
  ES384: ['ec', { namedCurve: 'P-384' }],
  EdDSA: ['ed25519', {}],
  RS256: ['rsa', { modulusLength: 2048 }],
});

/**
 * @param {'HS256' | 'HS384' | 'HS512' | keyof typeof PAIRS} alg
 * @returns {Promise<Contestant[]>} the first is ours; jsonwebtoken knows no EdDSA
 */
export async function contestants(alg) {
  const keys = alg in PAIRS ? pair(/** @type {any} */ (PAIRS)[alg]) : secret();
  const token = fastJwt.createSigner({ algorithm: alg, key: keys.pem.private })(claims);
  const peers = alg === 'EdDSA' ? [ours, joses, fastJwts] : [ours, joses, jsonwebtokens, fastJwts];
  const all = peers.map((make) => make(alg, keys, token));
  for (const one of all) await agree(one);
  return all;
}

function secret() {
  const bytes = randomBytes(64);
  const key = createSecretKey(bytes);
  return { private: key, public: key, pem: { private: bytes, public: bytes } };
}

/** @param {['ec', { namedCurve: string }]} kind any of them, which have too little in common for one type */
function pair([type, options]) {
  const pem = generateKeyPairSync(type, {
    ...options,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const key = { private: createPrivateKey(pem.privateKey), public: createPublicKey(pem.publicKey) };
  return { ...key, pem: { private: pem.privateKey, public: pem.publicKey } };
}

/** @typedef {ReturnType<typeof secret> | ReturnType<typeof pair>} Keys */

/** @param {any} alg @param {Keys} keys @param {string} token @returns {Contestant} */
function ours(alg, { pem }, token) {
  const key = (/** @type {string | Uint8Array} */ from) =>
    typeof from === 'string' ? Key.fromPem(from, alg) : Key.fromSecret(from, alg);
  const [own, their] = [key(pem.private), key(pem.public)];
  return {
    name: 'jotwasm',
    sign: () => sign(claims, own),
    verify: () => verify(token, their),
    decode: () => decode(token),
  };
}

/** @param {any} alg @param {Keys} keys @param {string} token @returns {Contestant} */
function joses(alg, keys, token) {
  const options = { algorithms: [alg] };
  return {
    name: 'jose',
    sign: () => new jose.SignJWT(claims).setProtectedHeader({ alg, typ: 'JWT' }).sign(keys.private),
    verify: async () => (await jose.jwtVerify(token, keys.public, options)).payload,
    decode: () => jose.decodeJwt(token),
  };
}

/** @param {any} alg @param {Keys} keys @param {string} token @returns {Contestant} */
function jsonwebtokens(alg, keys, token) {
  const algorithm = { algorithm: alg };
  const algorithms = { algorithms: [alg] };
  return {
    name: 'jsonwebtoken',
    sign: () => jsonwebtoken.sign(claims, keys.private, algorithm),
    verify: () => jsonwebtoken.verify(token, keys.public, algorithms),
    decode: () => jsonwebtoken.decode(token),
  };
}

/** @param {any} algorithm @param {Keys} keys @param {string} token @returns {Contestant} */
function fastJwts(algorithm, { pem }, token) {
  const signer = fastJwt.createSigner({ algorithm, key: pem.private });
  const verifier = fastJwt.createVerifier({ algorithms: [algorithm], key: pem.public, cache: false });
  const decoder = fastJwt.createDecoder();
  return {
    name: 'fast-jwt',
    sign: () => signer(claims),
    verify: () => verifier(token),
    decode: () => decoder(token),
  };
}

/** A contestant that does another job, or none, would win or lose for nothing. @param {Contestant} one */
async function agree(one) {
  for (const read of [one.verify, one.decode]) {
    const { sub } = /** @type {{ sub?: string }} */ (await read());
    if (sub !== claims.sub) throw new Error(`${one.name} read something else`);
  }
  if (String(await one.sign()).split('.').length !== 3) throw new Error(`${one.name} signed something else`);
}
