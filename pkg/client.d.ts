// jotwasm/client: keeps a token fresh in a page (or wherever there is fetch), and never sends an expired one.
// Plain JavaScript, no WebAssembly. All times and durations are seconds.
import type { Claims } from './index.js';

export type { Claims } from './index.js';

export interface TokenSet {
  /** A JWT, or anything opaque. Empty where only `refresh` can get one, from a cookie for instance. */
  accessToken: string;
  refreshToken?: string;
  /** Seconds from receipt, for access tokens that do not say it themselves (RFC 6749, section 5.1). */
  expiresIn?: number;
}

export interface SessionOptions {
  /**
   * Asks the authorization server for new tokens: the one call that everybody who needs a token waits for, over fetches,
   * timer, 401 and tabs. May return the token endpoint's `Response` (RFC 6749, section 5.1): its Date header tells the
   * time there. Without a new refresh token the former one goes on (section 6).
   *
   * The session is over when the refresh token was refused: a Response or an error that says `invalid_grant`
   * (section 5.2), in itself, its `cause`, `data`, `body` or `response`, or `new SessionError('ERR_SESSION_EXPIRED')`.
   * Whatever else goes wrong is tried again later. The signal is that of `clear`, `setTokens` and `dispose`; time
   * limits are yours: `AbortSignal.any([signal, AbortSignal.timeout(10_000)])`.
   */
  refresh(current: TokenSet, context: { signal: AbortSignal }): Promise<TokenSet | Response>;
  /**
   * Tokens to start with, of whatever age. What the storage or another tab has counts when it is newer than their `iat`. Hand
   * tokens that have just arrived to `setTokens`.
   */
  tokens?: TokenSet;
  /**
   * Where tokens outlive the page. Default 'memory': nowhere. 'local' and 'session' are the Web Storage areas, which every
   * script of the origin can read; outside a page they are memory as well. Or anything with these three methods, synchronous.
   */
  storage?: 'memory' | 'local' | 'session' | Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Also the name of the lock and the channel of the tabs: sessions of the same name share their tokens. Default 'jotwasm.session'. */
  storageKey?: string;
  /** Refresh when less than this is left. Default 60, and at most half the token's lifetime. */
  refreshBefore?: number;
  /** Also refresh in the background, by timer. Default false: when a token is asked for. */
  autoRefresh?: boolean;
  /**
   * How far this device's clock is ahead of the authorization server's. 'auto', the default, learns it when tokens arrive,
   * from `iat`, `expiresIn` and the Date header; a number fixes it.
   */
  clockSkew?: 'auto' | number;
  /** Origins that may receive the token, without paths. Default: the page's own; none outside a page. */
  allowedOrigins?: (string | URL)[];
  /** Default: globalThis.fetch, as it is at each call. */
  fetch?: typeof fetch;
  /**
   * Share tokens, sign-out and refreshing with the other tabs, by Web Locks and BroadcastChannel. Default: true in a page or one of
   * its workers, else false: a server's sessions are different people's.
   */
  crossTab?: boolean;
  /** How long to wait for a tab that is refreshing, or stuck. Default 10. */
  lockTimeout?: number;
  /** After a refresh that failed, wait at least this long before the next. Doubles each time, up to 32 times as much. Default 1. */
  retryDelay?: number;
}

/** What an event says. Never a token, nor an error of somebody else, which may hold one. */
export interface SessionEventMap {
  /** There are new tokens: refreshed here, from another tab, or from `setTokens`. */
  refresh: CustomEvent<{ reason: 'refresh' | 'tab' | 'app' }>;
  /** The session is over: the refresh token was refused, here or in another tab. */
  expire: CustomEvent<{ reason: 'refused' | 'tab' }>;
  /** Signed out: by `clear`, here or in another tab, or by whoever emptied the storage. */
  clear: CustomEvent<{ reason: 'app' | 'tab' }>;
  /**
   * A refresh failed, which ends nothing. `reason` is the error's name; `status` that of a response, which has no name;
   * `retryIn` the seconds until the next may be tried.
   */
  error: CustomEvent<{ code: 'ERR_SESSION_REFRESH_FAILED'; reason?: string; status?: number; retryIn: number }>;
}

export interface Session extends EventTarget {
  /**
   * fetch with `Authorization: Bearer`, once there is a token with time left. After a 401, it refreshes and sends the request once
   * more, body and all. A request that has an `Authorization` header of its own goes as it is. A function of
   * its own, that may be handed on without the session.
   *
   * Rejects like fetch; like `getToken`; and with ERR_SESSION_ORIGIN_NOT_ALLOWED before anything is sent.
   */
  fetch: typeof fetch;
  /**
   * A token with time left, refreshed if needed. While the one that is there lives, a refresh that fails is no matter.
   *
   * Rejects with ERR_SESSION_EXPIRED when none can be had; with ERR_SESSION_REFRESH_FAILED when it may be had later; with
   * an AbortError after `dispose`.
   */
  getToken(): Promise<string>;
  /** A copy. null before the first and after the last. */
  readonly tokens: TokenSet | null;
  /** The access token's payload, not verified: to show, and not to trust. null when it is no JWT. */
  readonly claims: Claims | null;
  /** Seconds left by the corrected clock; Infinity without expiry; -Infinity without a token. */
  expiresIn(): number;
  /** Whole seconds by which this device's clock is ahead, as far as is known. */
  readonly clockSkew: number;
  /** Tokens that have just arrived, after logging in for instance. */
  setTokens(tokens: TokenSet): void;
  /** Forgets the tokens, here, in the other tabs, and in the storage. */
  clear(): void;
  /** Ends whatever is on its way, timers and listeners, for this session only. The tokens stay where they are stored. */
  dispose(): void;
  [Symbol.dispose](): void;

  addEventListener<K extends keyof SessionEventMap>(
    type: K,
    listener: ((this: Session, event: SessionEventMap[K]) => unknown) | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** @throws {TypeError} for options that are unknown or of the wrong type, and tokens that are none. */
export function createSession(options: SessionOptions): Session;

export type SessionErrorCode =
  | 'ERR_SESSION_EXPIRED'
  | 'ERR_SESSION_REFRESH_FAILED'
  | 'ERR_SESSION_ORIGIN_NOT_ALLOWED';

export class SessionError extends Error {
  constructor(code: SessionErrorCode, message?: string);
  readonly name: 'SessionError';
  readonly code: SessionErrorCode;
}
