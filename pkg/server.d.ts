// jotwasm/server: tokens of requests, by standard Request and Response alone: Cloudflare Workers, Deno, Bun, and Node
// where it speaks them (Hono, undici, `new Request`). What holds for `jotwasm` holds here: time is in seconds, a
// Duration is a number of them or "15m", a wrong argument or an unknown option throws a TypeError.
import type { AsyncKeyLike, Claims, Header, Jwks, Key, VerifyOptions } from './index.js';

// ------------------------------------------------------------------------- reading a token from a request

/**
 * The token of the Authorization header (RFC 6750 section 2.1), not verified. The scheme "Bearer" is read without
 * regard to case.
 * @returns null where there is no Bearer credential
 * @throws {HttpError} 400 `invalid_request` for a malformed one, for more than one, and for an `access_token` in the
 *   URL, where logs and histories keep it (section 5.3)
 */
export function bearerToken(request: Request): string | null;

/**
 * The token of a cookie, not verified.
 * @param name default `__Host-token`
 * @returns null where there is none, or an empty one
 * @throws {HttpError} 400 `invalid_request` for two cookies of that name: another page may have planted one
 */
export function cookieToken(request: Request, name?: string): string | null;

export interface CookieOptions {
  /**
   * Default `__Host-token`. The prefix makes browsers take it from this very host only, over https only (RFC 6265bis
   * section 4.1.3); with a `domain` or another `path`, choose a name without it, such as `__Secure-token`.
   */
  name?: string;
  /** Default: this host only. */
  domain?: string;
  /** Default "/". */
  path?: string;
}

/**
 * The value of a Set-Cookie header. The cookie is HttpOnly and Secure, for no script to read and no network to see;
 * browsers take it on http://localhost as well (not Safari).
 * @param options maxAge is a Duration, in whole seconds, `expiresIn(token)` for one: without it, the cookie lasts as
 *   long as the browser is open. sameSite is "Lax" by default: it keeps the cookie from requests that other sites
 *   send, but for links to this one
 * @throws {JwtError} ERR_JWT_INVALID for a token that no cookie can hold: other characters than a token's, or more
 *   than 4096 bytes with its name
 */
export function tokenCookie(
  token: string,
  options?: CookieOptions & { maxAge?: number | string; sameSite?: 'Strict' | 'Lax' | 'None' },
): string;

/** The same to remove it; name, domain and path are those it was set with. */
export function clearTokenCookie(options?: CookieOptions): string;

// ------------------------------------------------------------------------------------- keys of an issuer

/** The keys that an issuer publishes. It is a key for verifyAsync() and createGuard(). */
export interface RemoteKeySet {
  /**
   * The key that verifies a token with this header. It fetches when there are no keys, or they are too old, or none
   * fits and the last fetch is longer ago than `cooldownDuration`. An issuer that is down gives its last keys for as
   * long as `staleIfError`; then, and for keys that are not among them, its error.
   * @returns a promise that is rejected with a JwtError: ERR_JWKS_NO_MATCHING_KEY, ERR_JWKS_MULTIPLE_MATCHING_KEYS;
   *   ERR_JWKS_TIMEOUT when the issuer takes too long; ERR_JWKS_INVALID when it cannot be reached, does not answer 200,
   *   redirects, sends more than 512 KiB, or no JWK Set. What the platform's fetch threw is its `cause`
   */
  find(header: Header): Promise<Key>;
  /** Fetches now, whatever is known. Rejected as find(). */
  reload(): Promise<void>;
  /** Whether there are keys that are not older than `cacheMaxAge`. */
  readonly fresh: boolean;
  /** Whether the issuer was asked within `cooldownDuration`: a key that is not known is not asked for again. */
  readonly coolingDown: boolean;
  /** What the issuer published last, without secret keys, which are never used. */
  jwks(): Jwks | undefined;
}

/** Of the Cache of the platform, what is needed here. */
export interface KeyCache {
  match(request: string): Promise<Response | undefined>;
  put(request: string, response: Response): Promise<unknown>;
}

export interface RemoteKeySetOptions {
  /** How long keys are used before they are fetched again, a Duration. Default 600 s. */
  cacheMaxAge?: number | string;
  /**
   * A token with an unknown `kid` has the keys fetched again, but not before this has passed since the last time: who
   * invents names causes one request in that time. A Duration, default 30 s.
   */
  cooldownDuration?: number | string;
  /** How long one answer may take, to its last byte, a Duration. Default 5 s. */
  timeoutDuration?: number | string;
  /** More headers of the request. Of discoverKeySet(), only for addresses of the issuer's own origin. */
  headers?: ConstructorParameters<typeof Headers>[0];
  /** Default: the global one. It is called with `redirect: 'manual'` and a `signal`. */
  fetch?: (url: string, init: { headers: Headers; redirect: 'manual'; signal: AbortSignal }) => Promise<Response>;
  /**
   * A cache that outlives this process: `caches.default` on Workers, so that a new isolate does not fetch. It fails
   * without consequences. Keys lie in it under the issuer's address and `jotwasm=keys`.
   */
  cache?: KeyCache;
  /** How much longer keys are used while the issuer is down, a Duration. Default 86400 s, a day. */
  staleIfError?: number | string;
}

/**
 * The keys at an address, which begins with https://, or http:// on this machine. Nothing is fetched before a key is
 * asked for. Make it once, outside of the handler. Requests at the same time cause one fetch; on Workers, none of them
 * waits for another's promise, so that one that is cut off does not take the others along.
 */
export function createRemoteKeySet(url: string | URL, options?: RemoteKeySetOptions): RemoteKeySet;

/**
 * The same by OpenID Connect Discovery 1.0: reads `<issuer>/.well-known/openid-configuration`, whose `issuer` must be
 * this one to the letter, and its `jwks_uri`. It does not check a token's `iss`: name the issuer to the guard as well.
 */
export function discoverKeySet(issuer: string | URL, options?: RemoteKeySetOptions): RemoteKeySet;

// -------------------------------------------------------------------------------------- guarding a route

/**
 * Those of verify(), and what to do with requests. For access tokens by RFC 9068, say
 * `{ typ: 'at+jwt', issuer, audience }`: any other token of the same issuer, an ID token say, is then refused.
 */
export interface GuardOptions extends VerifyOptions {
  /** What verifyAsync() takes for a key. A secret or JWK is read at once; changing it later changes nothing. */
  keys: AsyncKeyLike | RemoteKeySet;
  /**
   * Scopes that are all needed; a token has those of `scope` and `scp`, each a text with spaces or an array.
   * Missing: 403 `insufficient_scope`.
   */
  scopes?: string[];
  /** The `realm` of the challenge, printable ASCII. */
  realm?: string;
  /**
   * Where the token is. Default: bearerToken. `cookieToken`, or `(request) => bearerToken(request) ??
   * cookieToken(request)`; an HttpError that it throws is the answer.
   */
  token?: (request: Request) => string | null;
  /**
   * Deny list or session check, once the token is verified. It answers true or false, and nothing else; when it
   * throws, the answer is 503.
   */
  isRevoked?: (claims: Claims) => boolean | Promise<boolean>;
}

/** Who may pass, or what to send instead. The other kind's members are undefined, so that it can be taken apart. */
export type Guarded<T> =
  | { ok: true; token: string; claims: T; header: Header; response?: undefined; error?: undefined }
  | {
      ok: false;
      /** To be sent as it is. */
      response: Response;
      /**
       * What it comes from, for logs: the JwtError of verify() with its code, what a look-up or isRevoked threw, or an
       * HttpError.
       */
      error: Error;
      token?: undefined;
      claims?: undefined;
      header?: undefined;
    };

/**
 * A guard for as many requests as come. A request that may not pass has a response to send instead, with
 * `Cache-Control: no-store`, the error code as JSON, `{"error":"invalid_token"}`, and a challenge (RFC 6750 section 3):
 *
 * | status | code | when |
 * |---|---|---|
 * | 401 | `unauthorized`, and no code in the challenge | there is no token |
 * | 400 | `invalid_request` | it is malformed, in the URL, or there are several |
 * | 401 | `invalid_token` | verify() refuses it, or isRevoked says so |
 * | 403 | `insufficient_scope` | it lacks one of `scopes` |
 * | 503 | `temporarily_unavailable`, no challenge, Retry-After | nobody can tell: keys or isRevoked failed |
 *
 * The challenge says that a token has expired, or is for another audience; of one whose signature is not good, nothing.
 * @returns the guard. Its promise is rejected only for a mistake in the program, such as a Key that was freed
 * @throws {TypeError} for wrong options
 * @throws {JwtError} for keys that cannot be read
 */
export function createGuard<T extends object = Claims>(
  options: GuardOptions,
): (request: Request) => Promise<Guarded<T>>;

/** An error that is an answer. */
export class HttpError extends Error {
  /**
   * @param code of RFC 6749 or RFC 6750; it is all that the body says
   * @param description `error_description` of the challenge, and the message
   * @param details scope is that of the challenge, retryAfter in seconds
   */
  constructor(
    status: number,
    code: string,
    description: string,
    details?: { scope?: string; retryAfter?: number; cause?: unknown },
  );
  readonly name: 'HttpError';
  readonly status: number;
  readonly code: string;
  readonly scope: string | undefined;
  readonly retryAfter: number | undefined;
  /** With `Cache-Control: no-store`, and for 400, 401 and 403 with WWW-Authenticate. */
  toResponse(options?: { realm?: string }): Response;
}

// -------------------------------------------------------------------------------------- issuing tokens
export * from './server/issuer.js';
