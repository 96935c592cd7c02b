// @ts-check
/** @import { KeyLike, SignOptions } from './index.js' */
import * as check from './check.js';
import { text, write } from './binding.js';
import { Key, handleOf } from './key.js';
import { findSigner } from './keyset.js';
import { withKey } from './resolve.js';
import { epoch } from './time.js';

const CHECKS = {
  algorithm: check.string,
  expiresIn: check.duration,
  notBefore: check.duration,
  issuer: check.string,
  subject: check.string,
  audience: check.audience,
  jwtid: check.string,
  keyid: check.string,
  header: check.object,
  noTimestamp: check.flag,
  currentDate: check.date,
};

/** Options that become claims as they are. */
const CLAIMS = /** @type {const} */ ([['issuer', 'iss'], ['subject', 'sub'], ['audience', 'aud'], ['jwtid', 'jti']]);

/**
 * @param {object} payload
 * @param {KeyLike} key
 * @param {SignOptions} [options]
 */
export function sign(payload, key, options) {
  const { claims, algorithm, kid, given } = requestOf(payload, options);
  return withKey(key, () => algorithm ?? 'HS256', (keys) => {
    const signer = keys instanceof Key ? keys : findSigner(keys, algorithm, kid);
    const header = headerOf(signer, algorithm, kid, given);
    const handle = handleOf(signer);
    const claimsLength = write(claims);
    const headerLength = header ? write(header, claimsLength) : 0;
    return text(handle.sign(claimsLength, headerLength));
  });
}

/**
 * What is to be signed, as far as it does not depend on the key. All that runs the caller's code (getters, toJSON)
 * is here and comes first: it may call us.
 * @param {object} payload
 * @param {SignOptions} [options]
 */
export function requestOf(payload, options = {}) {
  const checked = check.options(options, CHECKS);
  const claims = check.json(claimsOf(payload, checked), 'payload');
  const given = checked.header && headerMembers(checked.header);
  return { claims, algorithm: checked.algorithm, kid: keyIdOf(checked.keyid, given?.kid), given };
}

/**
 * The header parameters as JSON will have them; one that is undefined stays, to take a default away.
 * @param {Record<string, any>} header
 */
export function headerMembers(header) {
  const absent = Object.keys(header).filter((name) => name !== 'alg' && header[name] === undefined);
  const members = JSON.parse(check.json(header, 'options.header'));
  return Object.assign(members, Object.fromEntries(absent.map((name) => [name, undefined])));
}

/** @param {string | undefined} keyid @param {unknown} kid */
function keyIdOf(keyid, kid) {
  if (keyid !== undefined && kid !== undefined && keyid !== kid) {
    throw new TypeError('options.keyid and options.header.kid are not the same');
  }
  // One of another type is for the core to refuse, as it does with every header parameter.
  return typeof kid === 'string' ? kid : keyid;
}

/**
 * @param {object} payload
 * @param {Record<string, any>} options
 */
function claimsOf(payload, options) {
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
 * The core makes the default header by itself, and refuses one that is not for the key.
 * @param {Key} key
 * @param {string | undefined} algorithm
 * @param {string | undefined} kid
 * @param {Record<string, any> | undefined} given
 */
function headerOf(key, algorithm = key.alg, kid = key.kid, given) {
  if (!given && kid === key.kid && algorithm === key.alg) return undefined;
  // A key that serves several algorithms: the core says so, better than a header without `alg` would.
  if (algorithm === undefined && given?.alg === undefined) return undefined;
  return headerText(algorithm, kid, given);
}

/**
 * @param {string | undefined} alg
 * @param {string | undefined} kid
 * @param {Record<string, any> | undefined} given
 */
export const headerText = (alg, kid, given) => JSON.stringify({ alg, typ: 'JWT', kid, ...given });
