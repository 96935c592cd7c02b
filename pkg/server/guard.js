// @ts-check
// createGuard(): a request's token, verified, or the answer to send instead.
/** @import { AsyncKeyLike, Claims, Complete, VerifyOptions } from 'jotwasm' */
import { JwtError, verifyAsync } from 'jotwasm';
import * as check from '../check.js';
import { NAMES, policyOf } from '../policy.js';
import { bearerToken } from './bearer.js';
import { Denial, outage } from './denial.js';
import { guardKeys } from './guard-keys.js';
import { HttpError, UNAUTHORIZED } from './http-error.js';
import { lacksScope, requireScopeTokens } from './scopes.js';
import { invalidToken, verdictOn } from './verdict.js';

/**
 * @typedef {object} Rules
 * @property {() => AsyncKeyLike} keys
 * @property {string[]} scopes
 * @property {string | undefined} realm
 * @property {(request: Request) => string | null} token
 * @property {((claims: Claims) => boolean | Promise<boolean>) | undefined} isRevoked
 * @property {VerifyOptions & { complete: true }} verifying
 */

/** @param {unknown} value */
const asGiven = (value) => value;
const OWN = {
  keys: asGiven,
  /** @param {unknown} value @param {string} name */
  scopes: (value, name) => requireScopeTokens(check.strings(value, name), name),
  /** @param {unknown} value @param {string} name */
  realm(value, name) {
    if (!/^[ -~]*$/.test(check.string(value, name))) throw new TypeError(`${name} has characters beyond ASCII`);
    return value;
  },
  token: check.callable,
  isRevoked: check.callable,
};
/** verify() checks its own; `complete` is the guard's. */
const VERIFYING = [...NAMES].filter((name) => name !== 'complete');
const CHECKS = { ...Object.fromEntries(VERIFYING.map((name) => [name, asGiven])), ...OWN };

/** Documented in server.d.ts. @type {typeof import('../server.js').createGuard} */
export function createGuard(options) {
  const rules = rulesOf(options);
  return async (request) => {
    try {
      return /** @type {any} */ (await admit(request, rules));
    } catch (error) {
      if (!(error instanceof Denial)) throw error;
      const { answer, reason } = error;
      return { ok: false, response: answer.toResponse({ realm: rules.realm }), error: /** @type {Error} */ (reason) };
    }
  };
}

/** @param {unknown} options @returns {Rules} */
function rulesOf(options) {
  const given = check.options(options, CHECKS);
  const { keys, scopes = [], realm, token = bearerToken, isRevoked, ...verifying } = given;
  policyOf(verifying);
  const { algorithms } = verifying;
  // A copy: its owner may change what it holds.
  const copy = { ...structuredClone(verifying), complete: /** @type {const} */ (true) };
  return { keys: guardKeys(keys, algorithms), scopes, realm, token, isRevoked, verifying: copy };
}

/** @param {Request} request @param {Rules} rules */
async function admit(request, rules) {
  const token = tokenOf(request, rules);
  const { header, payload: claims } = await verified(token, rules);
  if (await isRevoked(claims, rules)) throw new Denial(invalidToken('The access token was revoked'));
  const lack = lacksScope(claims, rules.scopes);
  if (lack) throw new Denial(lack);
  return { ok: true, token, claims, header };
}

/** @param {Request} request @param {Rules} rules */
function tokenOf(request, { token: read }) {
  const token = answered(() => read(request));
  if (token) return check.string(token, 'what options.token returns');
  throw new Denial(new HttpError(401, UNAUTHORIZED, 'An access token is needed here'));
}

/**
 * An HttpError is an answer, whoever throws it; anything else is a mistake in the program.
 * @template T
 * @param {() => T} read
 */
function answered(read) {
  try {
    return read();
  } catch (error) {
    throw error instanceof HttpError ? new Denial(error) : error;
  }
}

/** @param {string} token @param {Rules} rules @returns {Promise<Complete<Claims>>} */
async function verified(token, { keys, verifying }) {
  try {
    return await verifyAsync(token, keys(), verifying);
  } catch (error) {
    throw error instanceof JwtError ? new Denial(verdictOn(error), error) : error;
  }
}

/** @param {Claims} claims @param {Rules} rules */
async function isRevoked(claims, { isRevoked: ask }) {
  if (!ask) return false;
  const said = await unlessDown(() => ask(claims));
  // A list that answers null, or a forgotten `return`, must not pass for "no".
  if (typeof said !== 'boolean') throw new TypeError('options.isRevoked must return or promise true or false');
  return said;
}

/** @param {() => boolean | Promise<boolean>} ask */
async function unlessDown(ask) {
  try {
    return await ask();
  } catch (error) {
    throw outage(error);
  }
}
