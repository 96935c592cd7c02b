// @ts-check
// OpenID Connect Discovery 1.0 sections 4.1 to 4.3: from an issuer's name to its keys.
/** @import { Fetching } from './remote-fetch.js' */
/** @import { Lifetimes } from './remote-options.js' */
import { fetchText, unusable } from './remote-fetch.js';
import { parseObject } from './remote-set.js';
import { isLoopback, secureUrl } from './remote-url.js';

export class Discovery {
  /** Where the keys were found, and when. @type {{ url: URL, at: number } | undefined} */
  #known;
  /** @type {string | URL} */
  #issuer;
  /** @type {Fetching} */
  #fetching;
  /** In seconds. @type {number} */
  #maxAge;

  /**
   * @param {string | URL} issuer
   * @param {{ fetching: Fetching, lifetimes: Lifetimes }} options
   */
  constructor(issuer, { fetching, lifetimes }) {
    const address = secureUrl(issuer, 'issuer');
    if (/[?#]/.test(String(issuer))) throw new TypeError('issuer must have no query and no fragment');
    address.pathname = `${address.pathname.replace(/\/$/, '')}/.well-known/openid-configuration`;
    this.address = address;
    this.#issuer = issuer instanceof URL ? new URL(issuer) : issuer;
    this.#fetching = fetching;
    this.#maxAge = lifetimes.cacheMaxAge;
  }

  /** The address is asked for anew once it is old, and after it has failed. */
  async fetchKeys() {
    const known = this.#known;
    this.#known = undefined;
    const isFresh = known && (Date.now() - known.at) / 1000 < this.#maxAge;
    const found = isFresh ? known : { url: await this.#discover(), at: Date.now() };
    const text = await fetchText(found.url.href, this.#fetchingFrom(found.url));
    this.#known = found;
    return text;
  }

  async #discover() {
    const what = "the issuer's configuration";
    const { issuer, jwks_uri: keys } = parseObject(await fetchText(this.address.href, this.#fetching), what);
    // Section 4.3: otherwise, whoever writes one configuration speaks for all issuers.
    if (!this.#isSame(issuer)) throw unusable(`${what} is that of another issuer`);
    const url = typeof keys === 'string' && URL.canParse(keys) ? new URL(keys) : undefined;
    if (!url || !this.#isTrusted(url)) throw unusable(`${what} names no secure address of keys`);
    return url;
  }

  /** To the letter; a URL object has lost its letters, and is compared as such. @param {unknown} issuer */
  #isSame(issuer) {
    if (typeof this.#issuer === 'string') return issuer === this.#issuer;
    return typeof issuer === 'string' && URL.canParse(issuer) && new URL(issuer).href === this.#issuer.href;
  }

  /** Only an issuer on this machine may send us to this machine. @param {URL} url */
  #isTrusted(url) {
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url) && isLoopback(this.address));
  }

  /** What the caller's headers hold is for the issuer's own host. @param {URL} url @returns {Fetching} */
  #fetchingFrom(url) {
    if (url.origin === this.address.origin) return this.#fetching;
    return { ...this.#fetching, headers: new Headers({ accept: 'application/json' }) };
  }
}
