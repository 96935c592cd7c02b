// @ts-check
/** @import { KeyLike, SignOptions } from './index.js' */
import * as check from './check.js';
import { text, write } from './binding.js';
import { Key, handleOf } from './key.js';
import { findSigner } from './keyset.js';
import { withKey } from './resolve.js';
import { now as clock } from './time.js';

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
const NAMES = new Set(Object.keys(CHECKS));

/**
 * @param {keyof typeof CHECKS} name
 * @param {unknown} value
 * @returns {any}
 */
const checked = (name, value) => (value === undefined ? undefined : CHECKS[name](value, `options.${name}`));

/**
 * The options in the order of CHECKS. Written out: under names that are constants, all are read in the time that a
 * loop takes for one.
 * @param {Record<string, unknown>} given
 */
const read = (given) => ({
  algorithm: checked('algorithm', given.algorithm),
  expiresIn: checked('expiresIn', given.expiresIn),
  notBefore: checked('notBefore', given.notBefore),
  issuer: checked('issuer', given.issuer),
  subject: checked('subject', given.subject),
  audience: checked('audience', given.audience),
  jwtid: checked('jwtid', given.jwtid),
  keyid: checked('keyid', given.keyid),
  header: checked('header', given.header),
  noTimestamp: checked('noTimestamp', given.noTimestamp),
  currentDate: checked('currentDate', given.currentDate),
});

/** @typedef {ReturnType<typeof read>} Options */

/** @type {Options} */
const NONE = read(Object.create(null));

/**
 * @param {object} payload
 * @param {KeyLike} key
 * @param {SignOptions} [options]
 */
export function sign(payload, key, options) {
  const request = requestOf(payload, options);
  // The usual case, without the detours of the others.
  if (key instanceof Key) return signBy(key, request);
  const { algorithm, kid } = request;
  return withKey(key, () => algorithm ?? 'HS256', (keys) =>
    signBy(keys instanceof Key ? keys : findSigner(keys, algorithm, kid), request),
  );
}

/** @param {Key} key @param {Request} request */
function signBy(key, { claims, algorithm, kid, given }) {
  const header = headerOf(key, algorithm, kid, given);
  const handle = handleOf(key);
  const claimsLength = write(claims);
  const headerLength = header ? write(header, claimsLength) : 0;
  return text(handle.sign(claimsLength, headerLength));
}

/** @typedef {ReturnType<typeof requestOf>} Request */

/**
 * What is to be signed, as far as it does not depend on the key. All that runs the caller's code (getters, toJSON)
 * is here and comes first: it may call us.
 * @param {object} payload
 * @param {SignOptions} [options]
 */
export function requestOf(payload, options) {
  const asked = options === undefined ? NONE : read(check.given(options, NAMES));
  const claims = check.json(claimsOf(payload, asked), 'payload');
  const given = asked.header && headerMembers(asked.header);
  return { claims, algorithm: asked.algorithm, kid: keyIdOf(asked.keyid, given?.kid), given };
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
 * @param {Options} options
 */
function claimsOf(payload, options) {
  const { toJSON } = check.object(payload, 'payload');
  /** @type {Record<string, any>} */
  const claims = { ...check.object(typeof toJSON === 'function' ? toJSON.call(payload) : payload, 'payload') };
  const now = typeof claims.iat === 'number' ? claims.iat : Math.floor(options.currentDate ?? clock());
  if (!options.noTimestamp && claims.iat === undefined) claims.iat = now;
  if (options === NONE) return claims;
  if (options.expiresIn !== undefined) add(claims, 'exp', now + options.expiresIn, 'expiresIn');
  if (options.notBefore !== undefined) add(claims, 'nbf', now + options.notBefore, 'notBefore');
  if (options.issuer !== undefined) add(claims, 'iss', options.issuer, 'issuer');
  if (options.subject !== undefined) add(claims, 'sub', options.subject, 'subject');
  if (options.audience !== undefined) add(claims, 'aud', options.audience, 'audience');
  if (options.jwtid !== undefined) add(claims, 'jti', options.jwtid, 'jwtid');
  return claims;
}

/** @param {Record<string, any>} claims @param {string} claim @param {unknown} value @param {string} option */
function add(claims, claim, value, option) {
  if (claims[claim] !== undefined) throw new TypeError(`options.${option}: the payload has "${claim}" already`);
  claims[claim] = value;
}

/**
 * The core makes the default header by itself, and refuses one that is not for the key.
 * @param {Key} key
 * @param {string | undefined} algorithm
 * @param {string | undefined} kid
 * @param {Record<string, any> | undefined} given
 */
function headerOf(key, algorithm, kid, given) {
  // Does not ask the key where nothing could differ.
  if (!given && algorithm === undefined && kid === undefined) return undefined;
  const [alg, keyid] = [algorithm ?? key.alg, kid ?? key.kid];
  if (!given && keyid === key.kid && alg === key.alg) return undefined;
  // A key that serves several algorithms: the core says so, better than a header without `alg` would.
  if (alg === undefined && given?.alg === undefined) return undefined;
  return headerText(alg, keyid, given);
}

/**
 * @param {string | undefined} alg
 * @param {string | undefined} kid
 * @param {Record<string, any> | undefined} given
 */
export const headerText = (alg, kid, given) => JSON.stringify({ alg, typ: 'JWT', kid, ...given });
