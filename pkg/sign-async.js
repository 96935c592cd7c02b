// @ts-check
// sign() with keys that live elsewhere.
/** @import { CryptoKeyLike, KeyLike, Signer, SignOptions } from './index.js' */
import * as check from './check.js';
import { core, text, write } from './binding.js';
import { algorithmsOf, isCryptoKey, requireAlgorithm, requireUsage, signWithPlatform } from './cryptokey.js';
import { toBase64url } from './encoding.js';
import { JwtError } from './errors.js';
import { headerText, requestOf, sign } from './sign.js';
import { isAlgorithm, signatureOf } from './signature.js';

/**
 * @param {object} payload
 * @param {KeyLike | CryptoKeyLike | Signer} key
 * @param {SignOptions} [options]
 */
export async function signAsync(payload, key, options) {
  if (!isCryptoKey(key) && !isSigner(key)) return sign(payload, key, options);
  const { claims, algorithm, kid, given } = requestOf(payload, options);
  const signer = isCryptoKey(key) ? platformSigner(key) : ownSigner(key);
  const header = headerText(algorithm ?? signer.names[0], kid ?? signer.kid, given);
  const claimsLength = write(claims);
  const input = text(core.signingInput(claimsLength, write(header, claimsLength)));
  const { alg } = JSON.parse(header);
  requireAlgorithm(signer.names, alg);
  return `${input}.${toBase64url(await signer.sign(alg, new TextEncoder().encode(input)))}`;
}

/** @param {any} key @returns {key is Signer} */
const isSigner = (key) => typeof key === 'object' && typeof key?.sign === 'function';

/**
 * @typedef {object} Outside
 * @property {string[]} names of its algorithms, the default first
 * @property {string} [kid]
 * @property {(alg: string, data: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>} sign
 */

/** @param {CryptoKeyLike} key @returns {Outside} */
function platformSigner(key) {
  return {
    names: algorithmsOf(key),
    async sign(alg, data) {
      requireUsage(key, 'sign');
      return signWithPlatform(key, alg, data);
    },
  };
}

/** @param {Signer} signer @returns {Outside} */
function ownSigner(signer) {
  const alg = check.string(signer.alg, 'signer.alg');
  const kid = signer.kid === undefined ? undefined : check.string(signer.kid, 'signer.kid');
  if (!isAlgorithm(alg)) throw new JwtError('ERR_JOSE_NOT_SUPPORTED', 'the algorithm is not supported');
  return { names: [alg], kid, sign: async (_, data) => signatureOf(alg, await signer.sign(data)) };
}
