// @ts-check
// createRemoteKeySet() and discoverKeySet(): where keys are published, by address or by issuer.
import { SharedCopy } from './remote-cache.js';
import { Discovery } from './discovery.js';
import { fetchText } from './remote-fetch.js';
import { RemoteKeys } from './remote-keys.js';
import { remoteOptions } from './remote-options.js';
import { secureUrl } from './remote-url.js';

/** Documented in server.d.ts. @type {typeof import('../server.js').createRemoteKeySet} */
export function createRemoteKeySet(url, options) {
  const given = remoteOptions(options);
  const address = secureUrl(url, 'url');
  return remoteKeys(address, () => fetchText(address.href, given.fetching), given);
}

/** Documented in server.d.ts. @type {typeof import('../server.js').discoverKeySet} */
export function discoverKeySet(issuer, options) {
  const given = remoteOptions(options);
  const discovery = new Discovery(issuer, given);
  return remoteKeys(discovery.address, () => discovery.fetchKeys(), given);
}

/**
 * @param {URL} address
 * @param {() => Promise<string>} fetch
 * @param {ReturnType<typeof remoteOptions>} options
 */
function remoteKeys(address, fetch, { lifetimes, cache }) {
  const { cacheMaxAge, staleIfError } = lifetimes;
  return new RemoteKeys(fetch, lifetimes, cache && new SharedCopy(cache, address, cacheMaxAge + staleIfError));
}
