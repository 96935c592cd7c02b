// @ts-check
// CryptoKeys: which algorithms they are for, and the signatures that the platform makes and checks with them.
/** @import { CryptoKeyLike } from './index.js' */
import { JwtError } from './errors.js';

/** Names that stand in a token's `alg`, by what the platform says of the key. The first is the one to sign with. */
const NAMES = new Map(
  Object.entries({
    'HMAC SHA-256': ['HS256'],
    'HMAC SHA-384': ['HS384'],
    'HMAC SHA-512': ['HS512'],
    'RSASSA-PKCS1-v1_5 SHA-256': ['RS256'],
    'RSASSA-PKCS1-v1_5 SHA-384': ['RS384'],
    'RSASSA-PKCS1-v1_5 SHA-512': ['RS512'],
    'RSA-PSS SHA-256': ['PS256'],
    'RSA-PSS SHA-384': ['PS384'],
    'RSA-PSS SHA-512': ['PS512'],
    'ECDSA P-256': ['ES256'],
    'ECDSA P-384': ['ES384'],
    'ECDSA P-521': ['ES512'],
    Ed25519: ['EdDSA', 'Ed25519'],
    'ML-DSA-44': ['ML-DSA-44'],
    'ML-DSA-65': ['ML-DSA-65'],
    'ML-DSA-87': ['ML-DSA-87'],
  }),
);

/**
 * By its tag: `instanceof` would miss one from another realm.
 * @param {unknown} value
 * @returns {value is CryptoKeyLike}
 */
export const isCryptoKey = (value) => Object.prototype.toString.call(value) === '[object CryptoKey]';

/** @param {string} message */
const unusable = (message) => new JwtError('ERR_JWK_INVALID', message);

/**
 * What a token's `alg` may be for this key. The first is the one to sign with.
 * @param {CryptoKeyLike} key
 * @returns {string[]}
 */
export function algorithmsOf(key) {
  const { name, namedCurve, hash, modulusLength, length } = /** @type {Record<string, any>} */ (key.algorithm);
  const purpose = [name, namedCurve ?? hash?.name].filter(Boolean).join(' ');
  const names = NAMES.get(purpose);
  if (!names) throw unusable(`no JSON Web Token is signed with a CryptoKey for ${purpose}`);
  if (name.startsWith('RSA') && !(modulusLength >= 2048)) throw unusable('an RSA key needs at least 2048 bits');
  const [alg] = names;
  // RFC 7518 section 3.2: as long as the hash.
  if (name === 'HMAC' && !(length >= bitsOf(alg)))
    throw unusable(`a secret for ${alg} needs at least ${bitsOf(alg) / 8} bytes`);
  return names;
}

/** Of the hash. @param {string} alg one that ends in them */
const bitsOf = (alg) => Number(alg.slice(2));

/**
 * As the core with its own keys: the header agrees with the key, and the key is meant for this.
 * @param {string[]} names of the key's algorithms
 * @param {string} alg the header's
 */
export function requireAlgorithm(names, alg) {
  if (!names.includes(alg)) throw new JwtError('ERR_JOSE_ALG_NOT_ALLOWED', 'the algorithm is not allowed for this key');
}

/** @param {CryptoKeyLike} key @param {'sign' | 'verify'} usage */
export function requireUsage({ type, usages }, usage) {
  if (usages.includes(usage)) return;
  const half = usage === 'sign' ? 'private' : 'public';
  if (type !== 'secret' && type !== half) throw unusable(`the CryptoKey is ${type}: to ${usage}, give the ${half} one`);
  throw unusable(`the CryptoKey's usages lack "${usage}"`);
}

/** @param {CryptoKeyLike} key @param {string} alg */
function parameters({ algorithm: { name } }, alg) {
  if (name === 'ECDSA') return { name, hash: `SHA-${bitsOf(alg)}` };
  // RFC 7518 section 3.5: as long as the hash.
  return name === 'RSA-PSS' ? { name, saltLength: bitsOf(alg) / 8 } : { name };
}

/**
 * As long as the modulus, RFC 8017 sections 8.1.2 and 8.2.2: OpenSSL takes one without the zeros that it begins with.
 * @param {CryptoKeyLike} key
 * @param {Uint8Array} signature
 */
function isAsLong({ algorithm }, { length }) {
  const { modulusLength } = /** @type {Partial<RsaKeyAlgorithm>} */ (algorithm);
  return modulusLength === undefined || length === Math.ceil(modulusLength / 8);
}

/**
 * Whether the signature is good.
 * @param {CryptoKeyLike} key
 * @param {string} alg one of algorithmsOf(key)
 * @param {Uint8Array<ArrayBuffer>} signature
 * @param {Uint8Array<ArrayBuffer>} data
 */
export async function verifyWithPlatform(key, alg, signature, data) {
  if (!isAsLong(key, signature)) return false;
  try {
    return (await crypto.subtle.verify(parameters(key, alg), /** @type {CryptoKey} */ (key), signature, data)) === true;
  } catch (error) {
    // Some platforms throw what others call false.
    if (isOneOf(error, ['OperationError', 'DataError'])) return false;
    throw refusal(error);
  }
}

/**
 * @param {CryptoKeyLike} key
 * @param {string} alg one of algorithmsOf(key)
 * @param {Uint8Array<ArrayBuffer>} data
 */
export async function signWithPlatform(key, alg, data) {
  try {
    return new Uint8Array(await crypto.subtle.sign(parameters(key, alg), /** @type {CryptoKey} */ (key), data));
  } catch (error) {
    throw refusal(error);
  }
}

/** @param {any} error @param {string[]} names */
const isOneOf = (error, names) => names.includes(error?.name);

/** What the platform throws comes along as the cause. @param {unknown} cause */
function refusal(cause) {
  const error = isOneOf(cause, ['InvalidAccessError', 'OperationError', 'DataError'])
    ? unusable('the platform cannot use this CryptoKey')
    : new JwtError('ERR_JOSE_NOT_SUPPORTED', 'the platform does not support this algorithm with this CryptoKey');
  return Object.defineProperty(error, 'cause', { value: cause });
}
