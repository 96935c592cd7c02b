// @ts-check
import { JwtError } from './errors.js';
import { fromHex } from './hex.js';

/**
 * The bytes of a secret that is written down in base64, base64url or hex; stray characters are refused.
 * @param {string} secret
 * @param {unknown} encoding
 */
export function secretBytes(secret, encoding) {
  if (encoding === 'hex') {
    if (!/^(?:[\da-f]{2})*$/i.test(secret)) throw malformed(encoding);
    return fromHex(secret);
  }
  if (encoding === 'base64' || encoding === 'base64url') return fromBase64(secret, encoding);
  throw new TypeError('encoding must be "utf8", "base64", "base64url" or "hex"');
}

/** @param {string} encoding */
const malformed = (encoding) => new JwtError('ERR_JWK_INVALID', `the secret is not valid ${encoding}`);

/** @param {string} secret @param {'base64' | 'base64url'} encoding */
function fromBase64(secret, encoding) {
  const alphabet = encoding === 'base64' ? /^[\w+/]*={0,2}$/ : /^[\w-]*={0,2}$/;
  if (!alphabet.test(secret) || (encoding === 'base64' && secret.includes('_'))) throw malformed(encoding);
  const base64 = secret.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (base64.length % 4 === 1) throw malformed(encoding);
  const binary = atob(base64);
  // atob drops the bits that stray from the last character.
  if (btoa(binary).replace(/=+$/, '') !== base64) throw malformed(encoding);
  return bytesOf(binary);
}

/** @param {string} binary a character for a byte */
const bytesOf = (binary) => Uint8Array.from(binary, (character) => character.charCodeAt(0));

/** The bytes of base64url that the core has found in order. @param {string} text */
export const fromBase64url = (text) => bytesOf(atob(text.replace(/-/g, '+').replace(/_/g, '/')));

/** @param {Uint8Array} bytes not too many: they become arguments of a call */
export const toBase64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
