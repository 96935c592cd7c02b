// @ts-check
// Every kind of key that jotwasm/full knows, and how node:crypto makes and writes it.
import { generateKeyPairSync } from 'node:crypto';

/**
 * @typedef {'pkcs8' | 'spki' | 'pkcs1' | 'sec1'} Format of a PEM
 * @typedef {import('jotwasm/full').Algorithm} Algorithm
 * @typedef {import('node:crypto').KeyPairKeyObjectResult} Pair
 *
 * @typedef {object} Kind
 * @property {string} name
 * @property {Algorithm[]} algorithms that its keys serve
 * @property {() => Pair} make
 * @property {Format[]} private formats of the private half
 * @property {Format[]} public of the public one
 * @property {number} [point] bytes of an uncompressed point, for those on a curve of SEC 1
 */

/** The types do not know every name that Node has. @type {(type: any, options?: any) => any} */
export const generate = generateKeyPairSync;

/** @param {object} options @returns {Kind} */
const rsa = (options, name = 'RSA') => ({
  name,
  algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  make: () => generate('rsa', { modulusLength: 2048, ...options }),
  private: ['pkcs8', 'pkcs1'],
  public: ['spki', 'pkcs1'],
});

/** @param {string} namedCurve @param {Algorithm} alg @param {number} field bytes of a coordinate @returns {Kind} */
const ec = (namedCurve, alg, field) => ({
  name: namedCurve,
  algorithms: [alg],
  make: () => generate('ec', { namedCurve }),
  private: ['pkcs8', 'sec1'],
  public: ['spki'],
  point: 1 + 2 * field,
});

/** @param {string} name @param {Algorithm[]} algorithms @returns {Kind} */
const other = (name, ...algorithms) => ({
  name,
  algorithms,
  make: () => generate(name.toLowerCase()),
  private: ['pkcs8'],
  public: ['spki'],
});

/** @type {Kind[]} */
export const KINDS = [
  rsa({}),
  rsa({ modulusLength: 3072 }, 'RSA, 3072 bits'),
  rsa({ modulusLength: 2049 }, 'RSA, 2049 bits'),
  rsa({ publicExponent: 3 }, 'RSA, e = 3'),
  ec('P-256', 'ES256', 32),
  ec('P-384', 'ES384', 48),
  ec('P-521', 'ES512', 66),
  ec('secp256k1', 'ES256K', 32),
  other('Ed25519', 'EdDSA', 'Ed25519'),
  other('ML-DSA-44', 'ML-DSA-44'),
  other('ML-DSA-65', 'ML-DSA-65'),
  other('ML-DSA-87', 'ML-DSA-87'),
];

/** One of each type: what is the same for RSA keys of any size need not be tested of each. */
export const TYPES = KINDS.filter(({ name }) => !name.startsWith('RSA,'));

/** @param {import('node:crypto').KeyObject} key @param {Format} format */
export const pemOf = (key, format) =>
  /** @type {string} */ (key.export({ type: /** @type {any} */ (format), format: 'pem' }));
