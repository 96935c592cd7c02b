// @ts-check
/** @import { RemoteKeySetOptions } from '../server.js' */
/** @import { Fetching } from './remote-fetch.js' */
import * as check from '../check.js';

/**
 * All in seconds.
 * @typedef {object} Lifetimes
 * @property {number} cacheMaxAge
 * @property {number} cooldownDuration
 * @property {number} staleIfError
 */

const CHECKS = {
  cacheMaxAge: check.span,
  cooldownDuration: check.span,
  staleIfError: check.span,
  timeoutDuration: check.span,
  /** @param {any} value */
  headers: (value) => new Headers(value),
  fetch: check.callable,
  /** @param {any} value @param {string} name */
  cache(value, name) {
    check.callable(value?.match, `${name}.match`);
    check.callable(value.put, `${name}.put`);
    return value;
  },
};

/**
 * @param {RemoteKeySetOptions} [options]
 * @returns {{ lifetimes: Lifetimes, fetching: Fetching, cache: RemoteKeySetOptions['cache'] }}
 */
export function remoteOptions(options = {}) {
  const { headers = new Headers(), fetch, cache, timeoutDuration = 5, ...lifetimes } = check.options(options, CHECKS);
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  return {
    lifetimes: { cacheMaxAge: 600, cooldownDuration: 30, staleIfError: 86400, ...lifetimes },
    fetching: { fetch, headers, timeout: timeoutDuration },
    cache,
  };
}
