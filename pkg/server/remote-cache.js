// @ts-check
// The cache that isolates share: caches.default on Workers. It only ever helps: where it fails, the issuer is asked.
/** @import { RemoteKeySetOptions } from '../server.js' */
import { readText } from './remote-fetch.js';

/** When the issuer was asked, in milliseconds since the epoch. */
const FETCHED_AT = 'jotwasm-fetched-at';

/** @typedef {{ text: string, fetchedAt: number }} Copy */

export class SharedCopy {
  /** @type {NonNullable<RemoteKeySetOptions['cache']>} */
  #cache;
  /** @type {string} */
  #address;
  /** @type {number} */
  #maxAge;

  /**
   * @param {NonNullable<RemoteKeySetOptions['cache']>} cache
   * @param {URL} source
   * @param {number} maxAge in seconds
   */
  constructor(cache, source, maxAge) {
    const address = new URL(source);
    // What is kept under the issuer's own address is what its visitors get, when the issuer is of the same zone.
    address.searchParams.set('jotwasm', 'keys');
    this.#cache = cache;
    this.#address = address.href;
    this.#maxAge = Math.ceil(maxAge);
  }

  /** @returns {Promise<Copy | undefined>} */
  async read() {
    try {
      const response = await this.#cache.match(this.#address);
      const fetchedAt = Math.min(Number(response?.headers.get(FETCHED_AT)), Date.now());
      return response && fetchedAt ? { text: await readText(response), fetchedAt } : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {Copy} copy */
  async write({ text, fetchedAt }) {
    const headers = {
      'cache-control': `public, max-age=${this.#maxAge}`,
      'content-type': 'application/jwk-set+json',
      [FETCHED_AT]: String(fetchedAt),
    };
    try {
      await this.#cache.put(this.#address, new Response(text, { headers }));
    } catch {
      // Full, or not allowed here: the next isolate asks the issuer.
    }
  }
}
