// CryptoKeys of every algorithm, as far as the platform has them.

const ecdsa = (namedCurve) => ({ name: 'ECDSA', namedCurve });
const rsa = (name) => (bits) => ({ name, hash: `SHA-${bits}`, modulusLength: 2048, publicExponent: E });
const hmac = (bits) => ({ name: 'HMAC', hash: `SHA-${bits}`, length: bits });
const E = new Uint8Array([1, 0, 1]);
const [rs, ps] = [rsa('RSASSA-PKCS1-v1_5'), rsa('RSA-PSS')];

/** What generateKey is asked for. */
export const PLATFORM = {
  HS256: hmac(256),
  HS384: hmac(384),
  HS512: hmac(512),
  RS256: rs(256),
  RS384: rs(384),
  RS512: rs(512),
  PS256: ps(256),
  PS384: ps(384),
  PS512: ps(512),
  ES256: ecdsa('P-256'),
  ES384: ecdsa('P-384'),
  ES512: ecdsa('P-521'),
  EdDSA: { name: 'Ed25519' },
  Ed25519: { name: 'Ed25519' },
  'ML-DSA-44': { name: 'ML-DSA-44' },
  'ML-DSA-65': { name: 'ML-DSA-65' },
  'ML-DSA-87': { name: 'ML-DSA-87' },
};

/** Node 20, workerd and Firefox lack ML-DSA; nobody may lack anything else. */
export const EVERYWHERE = Object.keys(PLATFORM).filter((alg) => !alg.startsWith('ML-DSA'));

const USAGES = ['sign', 'verify'];
/** Making an RSA key takes long, and one serves all six algorithms. @type {Promise<JsonWebKey> | undefined} */
let rsaJwk;

async function newRsaJwk() {
  const { privateKey } = await crypto.subtle.generateKey(PLATFORM.RS256, true, USAGES);
  const { alg: _, key_ops: __, ext: ___, ...jwk } = await crypto.subtle.exportKey('jwk', privateKey);
  return jwk;
}

async function rsaPair(algorithm) {
  const jwk = await (rsaJwk ??= newRsaJwk());
  const { kty, n, e } = jwk;
  const { subtle } = crypto;
  return {
    privateKey: await subtle.importKey('jwk', jwk, algorithm, false, ['sign']),
    publicKey: await subtle.importKey('jwk', { kty, n, e }, algorithm, true, ['verify']),
  };
}

/**
 * A pair for the algorithm, its private half or secret not extractable. Rejected where the platform lacks it.
 * @param {keyof typeof PLATFORM} alg
 * @returns {Promise<{ privateKey: CryptoKey, publicKey: CryptoKey }>}
 */
export async function pairFor(alg) {
  const algorithm = PLATFORM[alg];
  if (algorithm.modulusLength) return rsaPair(algorithm);
  const made = await crypto.subtle.generateKey(algorithm, false, USAGES);
  return made.privateKey ? made : { privateKey: made, publicKey: made };
}

/** @param {string | Uint8Array} secret @param {string[]} [usages] */
export const hmacKey = (secret, usages = USAGES, hash = 'SHA-256') =>
  crypto.subtle.importKey(
    'raw',
    typeof secret === 'string' ? new TextEncoder().encode(secret) : secret,
    { name: 'HMAC', hash },
    false,
    usages,
  );

/** Passes for a CryptoKey as long as nobody computes with it. */
export const fakeKey = (algorithm, { type = 'public', usages = ['verify'] } = {}) => ({
  [Symbol.toStringTag]: 'CryptoKey',
  algorithm,
  extractable: false,
  type,
  usages,
});

/**
 * Runs with another function of crypto.subtle.
 * @param {'sign' | 'verify'} name
 * @param {Function} replacement
 * @param {() => Promise<unknown>} work
 */
export async function withSubtle(name, replacement, work) {
  Object.defineProperty(crypto.subtle, name, { value: replacement, configurable: true });
  try {
    return await work();
  } finally {
    delete crypto.subtle[name];
  }
}
