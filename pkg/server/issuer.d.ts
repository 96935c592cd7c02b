// jotwasm/server, issuing: access tokens (RFC 9068) with refresh tokens that rotate (RFC 9700 section 4.14.2).
//
// Time is in seconds since the Unix epoch (NumericDate), and comes from the system's clock. A Duration is a number of
// seconds, or "<n> <unit>" as in "15m" or "30d".
import type { Algorithm, Jwks, Key } from '../index.js';

// ------------------------------------------------------------------------------------------------- stores

/**
 * What is kept of a refresh token. The token itself is not: whoever reads the store cannot refresh with what is there.
 */
export interface RefreshRecord {
  /** Up to 80 characters: hex digits and "-". It is part of the token, and no secret. */
  id: string;
  /** Everything that one call of issue() grew into: 32 hex digits. */
  family: string;
  subject: string;
  /** SHA-256 of the token, base64url: 43 characters. */
  hash: string;
  /** From this second on, the token is dead. */
  expiresAt: number;
  /** When the token was first exchanged, with fractions. */
  usedAt: number | null;
  /** When its family or subject was revoked, with fractions. */
  revokedAt: number | null;
  /** The claims given to issue(): JSON. */
  data?: unknown;
}

/**
 * Where refresh tokens are kept. To write one, run it against `tests/js/support/store-contract.js` of this project.
 *
 * Every method is one step that others come before or after, never between, and sees all that was finished before it:
 * read from the primary, not from a replica that lags behind. What a method throws is passed on to whoever called the
 * issuer.
 */
export interface RefreshStore {
  /**
   * Rejects when there is a record with this `id`. In a family that has a revoked record, the new one is stored as
   * revoked; the issuer looks by itself as well, so that a store without that gives nobody a token that works.
   */
  insert(record: RefreshRecord): Promise<void>;
  /** The record as it was inserted, with what changed since. */
  find(id: string): Promise<RefreshRecord | null>;
  /**
   * Sets `usedAt` where it is null, atomically: of several calls at once, one resolves to true. False when the record
   * was used, or is not there.
   */
  markUsed(id: string, at: number): Promise<boolean>;
  /** Sets `revokedAt` of every record of the family, used ones too. One that is revoked already keeps its time. */
  revokeFamily(family: string, at: number): Promise<void>;
  /** The same for every record of the subject. */
  revokeSubject(subject: string, at: number): Promise<void>;
  /**
   * Deletes records with `expiresAt` before this time, all or some; the issuer asks now and then.
   * @returns how many were deleted
   */
  deleteExpired(before: number): Promise<number>;
}

/** Records in this process, lost when it ends: for tests, development, and a server that is alone. */
export function memoryStore(): RefreshStore;

/**
 * Records in Cloudflare D1, in the table of `d1Schema`. deleteExpired() deletes 1000 at most.
 * @param database `env.DB`, or anything with its prepare(), bind(), first() and run()
 * @throws {TypeError} when it is nothing of the kind
 */
export function d1Store(database: unknown): RefreshStore;

/**
 * The SQL that makes d1Store()'s table, `jotwasm_refresh_tokens`, and its indices: statements that change nothing when
 * they run again, each on one line that ends with a semicolon. It is a file for `wrangler d1 migrations apply`, an
 * argument for `env.DB.exec(d1Schema)`, and by line one for prepare().
 */
export const d1Schema: string;

// ------------------------------------------------------------------------------------------------- issuer

export interface IssuerOptions {
  /**
   * Signs the access tokens. Verifiers find it by `kid`, which is its own or else its thumbprint (RFC 7638); a secret
   * has only its own. A public key throws a TypeError.
   */
  key: Key;
  /**
   * Keys that signed before, private or public: they stay in `jwks`, until the last token that they signed has expired
   * (accessTokenTtl), and sign nothing. Two keys with the same `kid` throw a TypeError. Default: none.
   */
  previousKeys?: Key[];
  /** `iss`. */
  issuer: string;
  /** `aud`. */
  audience: string | string[];
  /** A Duration, in whole seconds: an access token cannot be called back, so make it short. Default '15m'. */
  accessTokenTtl?: number | string;
  /**
   * A Duration, in whole seconds, counted anew with each rotation: whoever does not come back for so long has to log in
   * again. Default '30d'.
   */
  refreshTokenTtl?: number | string;
  store: RefreshStore;
  /** Needed only where the key serves several algorithms, as an RSA key without `alg` does. */
  algorithm?: Algorithm;
  /**
   * A second use of a just-rotated refresh token within this many seconds gets a fresh pair instead of revoking the
   * family (lost responses, races). Default 10; 0 for none.
   *
   * The refresh tokens that come of one are alternatives: a client goes on with one of them. The first that is
   * exchanged starts the leeway of all, and ends that of the token they came from. So two who go on side by side, a
   * client and a thief, are found out when the second comes.
   */
  reuseLeeway?: number;
}

/** The body of a token response (RFC 6749 section 5.1). Send it with `Cache-Control: no-store`. */
export interface IssuedTokens {
  access_token: string;
  token_type: 'Bearer';
  /** accessTokenTtl, in seconds. */
  expires_in: number;
  /** At most 130 characters of `[0-9A-Za-z._-]`. */
  refresh_token: string;
  /** `claims.scope`, where that was given. */
  scope?: string;
}

/**
 * Errors of the store are passed on as they are: they say nothing of the token, which may have been used or not. Within
 * the leeway, the client can try again.
 *
 * An issuer costs next to nothing to create: in a Worker, create one in each request, around `env`.
 */
export interface Issuer {
  /**
   * Tokens for somebody who just logged in: a new family.
   *
   * The access token has `typ: 'at+jwt'` (RFC 9068 section 2.1) and the claims iss, sub, aud, iat, exp and jti. RFC
   * 9068 also wants `client_id`, which only you know.
   * @param subject `sub`: not empty
   * @param claims more claims of the access token, of every one that is refreshed too: JSON, and kept in the store.
   *   `scope`, if there, is a string (RFC 8693 section 4.2). The claims that the issuer says itself, and `nbf`, throw a
   *   TypeError.
   * @throws {JwtError} what sign() throws
   */
  issue(subject: string, claims?: Record<string, unknown>): Promise<IssuedTokens>;
  /**
   * Rotates. A replayed refresh token revokes its whole family (RFC 9700 section 4.14.2) and rejects with
   * ERR_REFRESH_REUSED.
   * @throws {RefreshError} with one of the codes of RefreshErrorCode
   */
  refresh(refreshToken: string): Promise<IssuedTokens>;
  /**
   * Logs out: revokes the family of the token, whether that is used, expired, or neither. A token that is not known is
   * no error (RFC 7009 section 2.2). Access tokens live until they expire.
   */
  revoke(refreshToken: string): Promise<void>;
  /** Logs out everywhere: revokes every family that the subject has now. */
  revokeSubject(subject: string): Promise<void>;
  /**
   * The public keys, a new object each time: what `/.well-known/jwks.json` answers. Never private members or secrets,
   * so an issuer that signs with a secret has none.
   */
  readonly jwks: Jwks;
}

/** @throws {TypeError} for options that are missing, misspelt or of the wrong type */
export function createIssuer(options: IssuerOptions): Issuer;

// ------------------------------------------------------------------------------------------------- errors

export type RefreshErrorCode =
  /** Not a refresh token of this store, or deleted a day or more after it expired. */
  | 'ERR_REFRESH_INVALID'
  /** Not used for refreshTokenTtl. */
  | 'ERR_REFRESH_EXPIRED'
  /** The family was revoked: by revoke(), revokeSubject(), or because another of its tokens was replayed. */
  | 'ERR_REFRESH_REVOKED'
  /** The token was used before, and not just now. Its family is revoked: somebody has a copy. */
  | 'ERR_REFRESH_REUSED';

/**
 * Why refresh() gives no tokens. The client is told the same each time, status 400 and `{"error":"invalid_grant"}`
 * (RFC 6749 section 5.2), upon which the user logs in again; the code is for your logs. Messages never contain a token,
 * a subject or a claim.
 */
export class RefreshError extends Error {
  constructor(code: RefreshErrorCode);
  readonly name: 'RefreshError';
  readonly code: RefreshErrorCode;
}
