// @ts-check
// The keys of an issuer: fetched when they are needed, kept for a while, asked for again when a token names another.
/** @import { Header } from 'jotwasm' */
/** @import { SharedCopy } from './remote-cache.js' */
/** @import { Lifetimes } from './remote-options.js' */
import { JwtError } from 'jotwasm';
import { RemoteSet } from './remote-set.js';
import { Turn } from './remote-turn.js';

/** Seconds since then. @param {number} time in milliseconds */
const age = (time) => (Date.now() - time) / 1000;

export class RemoteKeys {
  /** @type {RemoteSet | undefined} */
  #set;
  /** When the issuer was asked for these, in milliseconds. */
  #fetchedAt = -Infinity;
  /** When the issuer last had its say, or failed to. */
  #askedAt = -Infinity;
  /** Why the last load gave nothing. @type {unknown} */
  #failure;
  /** How many loads have ended. */
  #loads = 0;
  #turn = new Turn();
  /** @type {() => Promise<string>} */
  #fetch;
  /** @type {Lifetimes} */
  #lifetimes;
  /** @type {SharedCopy | undefined} */
  #shared;

  /**
   * @param {() => Promise<string>} fetch
   * @param {Lifetimes} lifetimes
   * @param {SharedCopy} [shared]
   */
  constructor(fetch, lifetimes, shared) {
    this.#fetch = fetch;
    this.#lifetimes = lifetimes;
    this.#shared = shared;
  }

  get fresh() {
    return age(this.#fetchedAt) < this.#lifetimes.cacheMaxAge;
  }

  get coolingDown() {
    return age(this.#askedAt) < this.#lifetimes.cooldownDuration;
  }

  /** Whether there is something to serve while the issuer is down. */
  get #isUsable() {
    const { cacheMaxAge, staleIfError } = this.#lifetimes;
    return this.#set !== undefined && age(this.#fetchedAt) < cacheMaxAge + staleIfError;
  }

  jwks() {
    return this.#set?.jwks();
  }

  async reload() {
    const isTaken = this.#turn.watch();
    while (isTaken()) await this.#turn.pause();
    await this.#turn.take(() => this.#load(0));
    if (this.#failure) throw this.#failure;
  }

  /** @param {Header} header */
  async find(header) {
    const set = this.fresh ? this.#set : await this.#renewed();
    try {
      return /** @type {RemoteSet} */ (set).find(header);
    } catch (error) {
      if (!(error instanceof JwtError) || error.code !== 'ERR_JWKS_NO_MATCHING_KEY') throw error;
    }
    return (await this.#renewedOnceACooldown()).find(header);
  }

  /** Not older than allowed, or what there is while the issuer is down. */
  async #renewed() {
    const isDown = this.#failure && this.coolingDown;
    if (!isDown || !this.#isUsable) await this.#loaded(this.#lifetimes.cacheMaxAge);
    if (this.#failure && !this.#isUsable) throw this.#failure;
    return /** @type {RemoteSet} */ (this.#set);
  }

  /** For a key that is not there: invented names must not become requests. */
  async #renewedOnceACooldown() {
    if (!this.coolingDown || this.#turn.isTaken) await this.#loaded(this.#lifetimes.cooldownDuration);
    // While the issuer is down, nobody can tell whether there is such a key.
    if (this.#failure) throw this.#failure;
    return /** @type {RemoteSet} */ (this.#set);
  }

  /**
   * By whoever comes first. The others go by what came of it, unless it was cut off.
   * @param {number} maxAge
   */
  async #loaded(maxAge) {
    const before = this.#loads;
    const isTaken = this.#turn.watch();
    while (isTaken()) await this.#turn.pause();
    if (this.#loads === before) await this.#turn.take(() => this.#load(maxAge));
  }

  /** @param {number} maxAge of a copy in the shared cache, in seconds */
  async #load(maxAge) {
    this.#failure = (await this.#shares(maxAge)) ? undefined : await this.#ask();
    this.#loads++;
  }

  /** Takes what the shared cache has, which may be of use even if it is old: the issuer may be down. */
  async #shares(/** @type {number} */ maxAge) {
    const copy = await this.#shared?.read();
    if (!copy) return false;
    try {
      if (copy.fetchedAt > this.#fetchedAt) this.#accept(copy);
      return age(copy.fetchedAt) < maxAge;
    } catch {
      return false;
    }
  }

  /** @returns {Promise<unknown>} why there is nothing, if there is not */
  async #ask() {
    const fetchedAt = Date.now();
    try {
      const copy = { text: await this.#fetch(), fetchedAt };
      this.#accept(copy);
      await this.#shared?.write(copy);
      return undefined;
    } catch (error) {
      return error;
    } finally {
      this.#askedAt = Date.now();
    }
  }

  /** @param {import('./remote-cache.js').Copy} copy */
  #accept({ text, fetchedAt }) {
    if (!this.#set?.says(text)) {
      const former = this.#set;
      this.#set = new RemoteSet(text);
      former?.free();
    }
    this.#fetchedAt = fetchedAt;
    this.#askedAt = Math.max(this.#askedAt, fetchedAt);
  }
}
