// @ts-check
/** @import { KeyLike, SignOptions } from './index.js' */
import * as check from './check.js';
import { text, write } from './binding.js';
import { Key, handleOf } from './key.js';
import { KeySet, findSigner } from './keyset.js';
import { withKey } from './resolve.js';
import { epoch, seconds } from './time.js';

const CHECKS = {
  algorithm: check.string,
  expiresIn: seconds,
  notBefore: seconds,
  issuer: check.string,
  subject: check.string,
  audience: check.audience,
  jwtid: check.string,
  keyid: check.string,
  header: check.object,
  noTimestamp: check.flag,
  currentDate: epoch,
};

/** Options that become claims as they are. */
const CLAIMS = /** @type {const} */ ([['issuer', 'iss'], ['subject', 'sub'], ['audience', 'aud'], ['jwtid', 'jti']]);

/**
 * @param {object} payload
 * @param {KeyLike} key
 * @param {SignOptions} [options]
 */
export function sign(payload, key, options = {}) {
  const checked = check.options(options, CHECKS);
  // Whatever runs the caller's code (getters, toJSON) comes before anything is written: it may call us.
  const claims = check.json(claimsOf(payload, checked), 'payload');
  return withKey(key, ([first]) => checked.algorithm ?? first, (keys) => {
    const signer = signerOf(keys, checked);
    const header = headerOf(signer, checked);
    const claimsLength = write(claims);
    const headerLength = header ? write(header, claimsLength) : 0;
    return text(handleOf(signer).sign(claimsLength, headerLength));
  });
}

/**
 * @param {object} payload
 * @param {Record<string, any>} options
 */
function claimsOf(payload, options) {
  if (check.isBytes(payload)) throw new TypeError('payload must be an object of claims');
  const { toJSON } = check.object(payload, 'payload');
  /** @type {Record<string, any>} */
  const claims = { ...check.object(typeof toJSON === 'function' ? toJSON.call(payload) : payload, 'payload') };
  /** @param {string} option @param {string} claim @param {unknown} value */
  const add = (option, claim, value) => {
    if (claims[claim] !== undefined) throw new TypeError(`options.${option}: the payload has "${claim}" already`);
    claims[claim] = value;
  };
  const now = typeof claims.iat === 'number' ? claims.iat : Math.floor(options.currentDate ?? epoch());
  if (!options.noTimestamp && claims.iat === undefined) claims.iat = now;
  if (options.expiresIn !== undefined) add('expiresIn', 'exp', now + options.expiresIn);
  if (options.notBefore !== undefined) add('notBefore', 'nbf', now + options.notBefore);
  for (const [option, claim] of CLAIMS) {
    if (options[option] !== undefined) add(option, claim, options[option]);
  }
  return claims;
}

/**
 * @param {Key | KeySet} keys
 * @param {Record<string, any>} options
 */
function signerOf(keys, { algorithm, keyid, header }) {
  if (keys instanceof Key) return keys;
  return findSigner(keys, algorithm, keyid ?? header?.kid);
}

/**
 * The core makes the default header by itself, and refuses one that is not for the key.
 * @param {Key} key
 * @param {Record<string, any>} options
 */
function headerOf(key, { algorithm, keyid, header }) {
  if (!header && keyid === undefined && (algorithm === undefined || algorithm === key.alg)) return undefined;
  return check.json({ alg: algorithm ?? key.alg, typ: 'JWT', kid: keyid ?? key.kid, ...header }, 'options.header');
}
