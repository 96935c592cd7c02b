// @ts-check
// Scopes of an access token: `scope` (RFC 8693 section 4.2, RFC 9068 section 2.2.3), or `scp`, as some issuers call it.
import { HttpError } from './http-error.js';

/** RFC 6749 section 3.3: one that is no scope-token could be granted by no token. */
const SCOPE = /^[!#-[\]-~]+$/;

/** @param {string[]} scopes @param {string} name */
export function requireScopeTokens(scopes, name) {
  if (!scopes.every((scope) => SCOPE.test(scope))) throw new TypeError(`${name} has one that is not a single scope`);
  return scopes;
}

/** @param {unknown} claim @returns {unknown[]} */
const listed = (claim) => (typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : []);

/**
 * @param {Record<string, unknown>} claims
 * @param {string[]} scopes
 * @returns {HttpError | undefined} what to answer unless all are there
 */
export function lacksScope({ scope, scp }, scopes) {
  const granted = [...listed(scope), ...listed(scp)];
  if (scopes.every((one) => granted.includes(one))) return undefined;
  const description = 'The access token lacks a scope that is needed here';
  return new HttpError(403, 'insufficient_scope', description, { scope: scopes.join(' ') });
}
