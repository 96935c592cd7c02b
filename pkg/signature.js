// @ts-check
// What a Signer gives back, in the form that a token needs.
import * as check from './check.js';
import { JwtError } from './errors.js';

/** Bytes of a signature. For RSA it is as long as the modulus: at least so many. */
const BYTES = {
  HS256: 32, HS384: 48, HS512: 64,
  RS256: 256, RS384: 256, RS512: 256, PS256: 256, PS384: 256, PS512: 256,
  ES256: 64, ES384: 96, ES512: 132, ES256K: 64,
  EdDSA: 64, Ed25519: 64,
  'ML-DSA-44': 2420, 'ML-DSA-65': 3309, 'ML-DSA-87': 4627,
};
/** 16384 bits: more than anybody's modulus. */
const LONGEST = 2048;

/** @param {string} name @returns {name is keyof typeof BYTES} */
export const isAlgorithm = (name) => Object.hasOwn(BYTES, name);

/**
 * @param {keyof typeof BYTES} alg
 * @param {unknown} result
 * @returns {Uint8Array}
 */
export function signatureOf(alg, result) {
  const bytes = isBuffer(result) ? new Uint8Array(result) : result;
  if (!check.isBytes(bytes)) throw new TypeError('signer.sign must return a Uint8Array or an ArrayBuffer');
  const length = BYTES[alg];
  const fits = /^[RP]S/.test(alg) ? bytes.length >= length && bytes.length <= LONGEST : bytes.length === length;
  const signature = fits ? bytes : alg.startsWith('ES') && fromDer(bytes, length / 2);
  if (!signature) throw new JwtError('ERR_JWK_INVALID', `the signer returned no ${alg} signature: ${wanted(alg)}`);
  return signature;
}

/** @param {unknown} value @returns {value is ArrayBuffer} */
const isBuffer = (value) => Object.prototype.toString.call(value) === '[object ArrayBuffer]';

/** @param {keyof typeof BYTES} alg */
function wanted(alg) {
  const form = alg.startsWith('ES') ? ', r and s as in IEEE P1363, or DER of that size' : '';
  return `it has ${/^[RP]S/.test(alg) ? 'at least ' : ''}${BYTES[alg]} bytes${form}`;
}

/**
 * r and s one after the other (RFC 7518 section 3.4) from the ECDSA-Sig-Value of RFC 3279 section 2.2.3, which is
 * what AWS and Google answer with. Nothing that is no strict DER of two such numbers passes.
 * @param {Uint8Array} der
 * @param {number} half bytes of each
 */
function fromDer(der, half) {
  const numbers = new Uint8Array(2 * half);
  const [start, end] = element(der, 0, 0x30);
  let at = start;
  for (const place of [half, 2 * half]) {
    const [from, to] = element(der, at, 0x02);
    // A positive number in as few bytes as can be: a zero in front only where the next bit is set.
    const digits = der.subarray(der[from] === 0 ? from + 1 : from, to);
    const minimal = der[from] === 0 ? digits[0] > 127 : digits[0] < 128;
    if (!minimal || digits.length > half) return undefined;
    numbers.set(digits, place - digits.length);
    at = to;
  }
  return at === end && end === der.length ? numbers : undefined;
}

/**
 * Where the content of a DER element starts and ends; nowhere if it is not one.
 * @param {Uint8Array} der
 * @param {number} at
 * @param {number} tag
 */
function element(der, at, tag) {
  const long = der[at + 1] === 0x81 && der[at + 2] > 127;
  const start = at + (long ? 3 : 2);
  const length = long || der[at + 1] < 128 ? der[start - 1] : NaN;
  return der[at] === tag && start + length <= der.length ? [start, start + length] : [NaN, NaN];
}
