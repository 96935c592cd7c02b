// jotwasm: JSON Web Tokens, signed and verified in WebAssembly. Everything is synchronous, in every runtime, but for
// signAsync and verifyAsync: they are for keys that have to be waited for.
//
// Time is in seconds since the Unix epoch everywhere (NumericDate, RFC 7519 section 2), never milliseconds.
// A Duration is a number of seconds, or "<n> <unit>" as in "30s", "15m", "2h", "7d", "1 hour". A
// string of bare digits ("120") throws a TypeError: other libraries disagree on its unit.
//
// A wrong argument type, and an option that sign, verify, decode or Key do not know, throws a TypeError: a mistake in
// the program. An option that is undefined is one that is not there.
// Everything that a token, key or key set can have wrong with it throws a JwtError.

export type HmacAlgorithm = 'HS256' | 'HS384' | 'HS512';

/**
 * Signature algorithms (RFC 7518 section 3.1 and the IANA registry). `jotwasm` signs and verifies HS256, HS384, HS512,
 * ES256 and EdDSA (Ed25519), and verifies RS256 to PS512; `jotwasm/full` signs and verifies all. What is not there gives
 * ERR_JOSE_NOT_SUPPORTED, and the message says where it is.
 *
 * RSA signs by the `rsa` crate, blinded but not constant-time (RUSTSEC-2023-0071): whoever measures it on the same
 * machine may learn about the key. signAsync with a CryptoKey avoids that, and is faster.
 */
export type Algorithm =
  | HmacAlgorithm
  | 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512'
  | 'ES256' | 'ES384' | 'ES512' | 'ES256K'
  | 'EdDSA' | 'Ed25519'
  | 'ML-DSA-44' | 'ML-DSA-65' | 'ML-DSA-87';

/** JWT Claims Set (RFC 7519 section 4). */
export interface Claims {
  /** Issuer. */
  iss?: string;
  /** Subject. */
  sub?: string;
  /** Audience: one, or several of which one has to fit. */
  aud?: string | string[];
  /** Expiration time: from this second on, the token is dead. */
  exp?: number;
  /** Not before: until this second, the token is not alive yet. */
  nbf?: number;
  /** Issued at. */
  iat?: number;
  /** JWT ID. */
  jti?: string;
  [claim: string]: unknown;
}

/** JOSE header (RFC 7515 section 4). */
export interface Header {
  alg: string;
  typ?: string;
  cty?: string;
  kid?: string;
  crit?: string[];
  [param: string]: unknown;
}

/** A token taken apart. */
export interface Complete<T> {
  header: Header;
  payload: T;
  /** The third part, base64url as it stands in the token. */
  signature: string;
}

// ------------------------------------------------------------------------------- local, unverified reads

/**
 * Reads a token WITHOUT verifying it: to show it, or to see when it ends; never to decide who someone is.
 * @throws {JwtError} ERR_JWT_INVALID when it is not a well-formed JWT of at most 65536 bytes
 */
export function decode<T extends object = Claims>(token: string): T;
export function decode<T extends object = Claims>(token: string, options: { complete: true }): Complete<T>;
export function decode<T extends object = Claims>(token: string, options?: { complete?: false }): T;

export interface ClockOptions {
  /** Default: the current time. A number is seconds since the epoch. */
  currentDate?: Date | number;
  /**
   * Clock difference to forgive, a Duration: tokens live that much longer. To refresh early, look at expiresIn.
   * Default 0.
   */
  clockTolerance?: number | string;
}

/**
 * Seconds until `exp`, with fractions: 0 or less once it is past, Infinity when there is no `exp`.
 * @param token a token or its claims; it is not verified
 * @throws {JwtError} ERR_JWT_INVALID for a malformed token and for an `exp` that is not a number
 */
export function expiresIn(token: string | Claims, options?: Pick<ClockOptions, 'currentDate'>): number;

/**
 * True from the second `exp` on ("on or after", RFC 7519 section 4.1.4), plus clockTolerance. False when there
 * is no `exp`.
 * @param token a token or its claims; it is not verified
 * @throws {JwtError} ERR_JWT_INVALID for a malformed token and for an `exp` that is not a number
 */
export function isExpired(token: string | Claims, options?: ClockOptions): boolean;

// -------------------------------------------------------------------------------------------------- keys

/** JSON Web Key (RFC 7517). */
export interface Jwk {
  kty: string;
  kid?: string;
  alg?: string;
  use?: string;
  key_ops?: string[];
  [member: string]: unknown;
}

/** JWK Set (RFC 7517 section 5). */
export interface Jwks {
  keys: Jwk[];
}

/**
 * Key material bound to one algorithm. It lives in the module's memory and is wiped there by free(), at the end
 * of a `using` block, or after garbage collection, once no KeySet holds it any more. What a key is read from may be
 * 1 MiB long. Make it once and keep it: a Key is quicker than the JWK or
 * secret it came from.
 */
export class Key {
  private constructor();

  /**
   * An HMAC key.
   * @param secret a string is its UTF-8 bytes unless `encoding` says otherwise
   * @param alg default 'HS256'
   * @throws {JwtError} ERR_JWK_INVALID when it is shorter than the hash output (RFC 7518 section 3.2) without
   *   allowInsecureKeySizes, empty, not of its encoding, or a PEM, JWK, JWK Set or DER key by mistake
   */
  static fromSecret(
    secret: Uint8Array | string,
    alg?: HmacAlgorithm,
    options?: { kid?: string; encoding?: 'utf8' | 'base64' | 'base64url' | 'hex'; allowInsecureKeySizes?: boolean },
  ): Key;

  /**
   * Reads a JWK (RFC 7517, RFC 7518 section 6).
   * @param alg needed only where the JWK leaves it open, as a `kty: "oct"` without `alg` does
   * @throws {JwtError} ERR_JWK_INVALID, ERR_JOSE_NOT_SUPPORTED
   */
  static fromJwk(jwk: Jwk, alg?: Algorithm): Key;

  /**
   * Reads a PEM: SPKI, PKCS#8, PKCS#1, SEC1, or an X.509 certificate, of which only the public key is looked at.
   * @param options allowInsecureKeySizes is for RSA keys under 2048 bits
   * @throws {JwtError} ERR_JWK_INVALID, ERR_JOSE_NOT_SUPPORTED
   */
  static fromPem(pem: string, alg?: Algorithm, options?: { kid?: string; allowInsecureKeySizes?: boolean }): Key;

  /**
   * A new key from the platform's random number generator. On Cloudflare Workers, call it while handling a
   * request: no randomness is given out before.
   * @param options modulusLength is for RSA, in bits
   * @throws {JwtError} ERR_JOSE_NOT_SUPPORTED
   */
  static generate(alg: Algorithm, options?: { kid?: string; modulusLength?: number }): Key;

  readonly alg: Algorithm | undefined;
  readonly kid: string | undefined;
  readonly type: 'secret' | 'private' | 'public';

  /**
   * Public members only, unless { private: true }. A secret key needs { private: true }.
   * @throws {JwtError} ERR_JWK_INVALID when there is no such form
   */
  toJwk(options?: { private?: boolean }): Jwk;

  /**
   * SPKI, or PKCS#8 with { private: true }.
   * @throws {JwtError} ERR_JWK_INVALID when there is no such form
   */
  toPem(options?: { private?: boolean }): string;

  /**
   * The public half, under the same `kid`.
   * @throws {JwtError} ERR_JWK_INVALID for a secret
   */
  publicKey(): Key;

  /** JWK thumbprint (RFC 7638), base64url. Default SHA-256. */
  thumbprint(hash?: 'sha256' | 'sha384' | 'sha512'): string;

  /** Wipes the key. Using it afterwards throws a TypeError. */
  free(): void;
  [Symbol.dispose](): void;
}

/** Several keys, one of which fits a token by `kid`, `alg`, `use` and `key_ops`. */
export class KeySet {
  /**
   * Keys of a JWK Set that cannot be used here are skipped (RFC 7517 section 5).
   * @throws {JwtError} ERR_JWKS_INVALID when it is not an object with an array of objects in `keys`
   */
  constructor(keys: Jwks | Key[]);

  /** The number of keys that can be used. */
  readonly size: number;

  /**
   * The key that verifies a token with this header.
   * @throws {JwtError} ERR_JWKS_NO_MATCHING_KEY, ERR_JWKS_MULTIPLE_MATCHING_KEYS
   */
  find(header: Header): Key;

  /**
   * Public members only and no secrets, fit to be published; with { private: true }, every key in its fullest form.
   */
  toJwks(options?: { private?: boolean }): Jwks;

  /** Frees the set; keys that were passed in stay alive. */
  free(): void;
  [Symbol.dispose](): void;
}

/**
 * A plain string or bytes is ALWAYS an HMAC secret, HS256 unless the options name another; one that looks like a
 * PEM, a JWK, a JWK Set or a DER key is refused.
 */
export type KeyLike = Key | KeySet | Jwk | Jwks | Uint8Array | string;

// --------------------------------------------------------------------------------------- sign and verify

export interface SignOptions {
  /** Default: the key's algorithm (HS256 for a raw secret). */
  algorithm?: Algorithm;
  /** `exp`, a Duration from `iat`. */
  expiresIn?: number | string;
  /** `nbf`, a Duration from `iat`. */
  notBefore?: number | string;
  /** `iss`. */
  issuer?: string;
  /** `sub`. */
  subject?: string;
  /** `aud`. */
  audience?: string | string[];
  /** `jti`. */
  jwtid?: string;
  /** `kid`. Default: the key's. */
  keyid?: string;
  /** More header parameters; `alg` can only repeat the key's. */
  header?: Partial<Header>;
  /** Do not add `iat`. */
  noTimestamp?: boolean;
  /** What `iat` is, unless the payload says. Default: the current time, in whole seconds. */
  currentDate?: Date | number;
}

/**
 * Signs claims into a compact JWT (RFC 7515 section 7.1).
 * @throws {JwtError} ERR_JWT_INVALID for claims that verify() would refuse, ERR_JWK_INVALID for a key that may
 *   not sign, ERR_JOSE_ALG_NOT_ALLOWED when `algorithm` or `header.alg` is not the key's
 */
export function sign(payload: object, key: KeyLike, options?: SignOptions): string;

export interface VerifyOptions extends ClockOptions {
  /** Default: the key's own algorithm only. `none` is never accepted. */
  algorithms?: Algorithm[];
  /** Acceptable `iss`. */
  issuer?: string | string[];
  /** Acceptable `aud`; one in common with the token is enough. */
  audience?: string | string[];
  /** The `sub` to expect. */
  subject?: string;
  /** The `jti` to expect. */
  jwtid?: string;
  /** The `nonce` to expect (OpenID Connect Core section 2). */
  nonce?: string;
  /** Age limit by `iat`, a Duration; `iat` is then required and must not be in the future. */
  maxTokenAge?: number | string;
  /** Claims that must be there, whatever their value. */
  requiredClaims?: string[];
  /** Expected `typ`; "application/" may be left out; compared without case. */
  typ?: string;
  /** Critical header parameters the caller understands (RFC 7515 section 4.1.11). */
  crit?: string[];
  /** Bytes of token accepted. Default 65536, at most 16 MiB. */
  maxTokenBytes?: number;
}

/**
 * Verifies a compact JWT, in this order: format, algorithm, signature, claims. An option that names a claim fails
 * when the claim is absent.
 * @param key a function gets the header, which is not verified yet, and returns the key; without one, the code is
 *   ERR_JWKS_NO_MATCHING_KEY. It is not called for a token whose algorithm is not in `algorithms`.
 * @returns the claims, or all parts with { complete: true }
 * @throws {JwtError} with one of the codes of ErrorCode
 */
export function verify<T extends object = Claims>(
  token: string,
  key: KeyLike | ((header: Header) => KeyLike | null | undefined),
  options: VerifyOptions & { complete: true },
): Complete<T>;
export function verify<T extends object = Claims>(
  token: string,
  key: KeyLike | ((header: Header) => KeyLike | null | undefined),
  options?: VerifyOptions & { complete?: false },
): T;

// ------------------------------------------------------------------- JWS: any payload (RFC 7515, RFC 7797)

/** The flattened JSON serialization (RFC 7515 section 7.2.2). */
export interface FlattenedJws {
  /** base64url, or the payload itself where `b64` is false. Absent where it is detached. */
  payload?: string;
  /** The protected header, base64url. */
  protected?: string;
  /** The unprotected header: whoever passes the JWS on can change it. */
  header?: Partial<Header>;
  signature: string;
}

/** The general JSON serialization (RFC 7515 section 7.2.1): one payload, up to 16 signatures. */
export interface GeneralJws {
  payload?: string;
  signatures: Omit<FlattenedJws, 'payload'>[];
}

export interface SignJwsOptions {
  /** Default: the key's algorithm (HS256 for a raw secret). */
  algorithm?: Algorithm;
  /**
   * More protected header parameters; the default ones are `alg` and `kid`. With `{ b64: false, crit: ['b64'] }` the
   * payload is signed, and stands in the result, as it is (RFC 7797).
   */
  header?: Partial<Header>;
  /** Leave the payload out of the result: it travels by itself. Default false. */
  detached?: boolean;
}

/**
 * Signs any payload, in the compact serialization.
 * @param payload a string is its UTF-8 bytes
 * @throws {JwtError} ERR_JWS_INVALID for a header that verifyJws() would refuse, for an unencoded payload that a compact
 *   JWS cannot hold (anything but printable ASCII without dots: detach it), and for more than 16 MiB; ERR_JWK_INVALID
 *   for a key that may not sign, ERR_JOSE_ALG_NOT_ALLOWED when `algorithm` or `header.alg` is not the key's
 */
export function signJws(
  payload: Uint8Array | string,
  key: KeyLike,
  options?: SignJwsOptions & { serialization?: 'compact' },
): string;
/**
 * The same in the flattened JSON serialization.
 * @param options unprotected: header parameters that the signature does not cover; a default parameter that stands here
 *   is not put into the protected header
 */
export function signJws(
  payload: Uint8Array | string,
  key: KeyLike,
  options: SignJwsOptions & { unprotected?: object; serialization: 'flattened' },
): FlattenedJws;

export interface VerifyJwsOptions {
  /** Default: the key's own algorithm only. `none` is never accepted. */
  algorithms?: Algorithm[];
  /** Critical header parameters the caller understands (RFC 7515 section 4.1.11); `b64` is understood anyway. */
  crit?: string[];
  /** The payload, where it is detached; a string is its UTF-8 bytes. */
  payload?: Uint8Array | string;
}

/**
 * Verifies a JWS: a string is a compact one, an object a flattened or general one. Claims are not looked at: a JWT is
 * for verify(). A general JWS is valid as soon as one of its signatures is, in their order.
 * @param key a function gets the header of each signature in turn, which is not verified yet
 * @returns the payload, and the protected and unprotected header of the good signature in one
 * @throws {JwtError} ERR_JWS_INVALID for what is malformed, for a `crit` that is not understood, for a missing detached
 *   payload and for more than 16 MiB; ERR_JOSE_ALG_NOT_ALLOWED, ERR_JWS_SIGNATURE_VERIFICATION_FAILED and those of the
 *   key. Where several signatures failed for different reasons, it is ERR_JWS_SIGNATURE_VERIFICATION_FAILED
 */
export function verifyJws(
  jws: string | FlattenedJws | GeneralJws,
  key: KeyLike | ((header: Header) => KeyLike | null | undefined),
  options?: VerifyJwsOptions,
): { header: Header; payload: Uint8Array };

// ------------------------------------------------------------------------------- keys that live elsewhere

/**
 * A CryptoKey of the Web Cryptography API, extractable or not. Its algorithm is the token's: ECDSA with P-256 is
 * ES256, with P-384 ES384, with P-521 ES512; HMAC is HS256, HS384 or HS512 by its hash, RSASSA-PKCS1-v1_5 RS256 to
 * RS512, RSA-PSS PS256 to PS512; Ed25519 verifies EdDSA and Ed25519, and signs EdDSA unless told otherwise; ML-DSA-44,
 * 65 and 87 are themselves. What the platform lacks of these gives ERR_JOSE_NOT_SUPPORTED. RSA keys under 2048 bits,
 * HMAC keys shorter than the hash and keys for anything else give ERR_JWK_INVALID.
 */
export interface CryptoKeyLike {
  readonly algorithm: { readonly name: string };
  readonly extractable: boolean;
  readonly type: 'private' | 'public' | 'secret';
  readonly usages: readonly string[];
}

/** A private key or secret kept elsewhere: a KMS, an HSM, a passkey. */
export interface Signer {
  alg: Algorithm;
  kid?: string;
  /**
   * Signs the data itself, not its hash. ECDSA signatures are r and s one after the other (IEEE P1363, RFC 7518
   * section 3.4), or DER, which AWS and Google answer with and which is converted. One of the wrong length gives
   * ERR_JWK_INVALID, what is no bytes a TypeError; what sign throws is passed on as it is.
   */
  sign(data: Uint8Array<ArrayBuffer>): Uint8Array | ArrayBuffer | Promise<Uint8Array | ArrayBuffer>;
}

/**
 * As sign, and also takes a CryptoKey or a Signer. Payload and options are read before anything is waited for.
 *
 * For RSA private keys, a CryptoKey that is not extractable is the best choice: the platform's own RSA, and a key
 * that no script can read.
 * @returns a promise that is rejected with what sign would throw
 */
export function signAsync(
  payload: object,
  key: KeyLike | CryptoKeyLike | Signer,
  options?: SignOptions,
): Promise<string>;

/** What verifyAsync takes for a key. A function may promise one, and a remote key set is anything with such a `find`. */
export type AsyncKeyLike =
  | KeyLike
  | CryptoKeyLike
  | { find(header: Header): Promise<Key> }
  | ((header: Header) => FoundKey | Promise<FoundKey>);

/** What a key function has: nothing, and the code is ERR_JWKS_NO_MATCHING_KEY. */
export type FoundKey = KeyLike | CryptoKeyLike | null | undefined;

/**
 * As verify, in the same order with the same errors, and also takes a CryptoKey, a remote key set, or a function that
 * returns a promise. Options are read before anything is waited for; the time, unless currentDate says it, once the
 * key is there. Nothing is looked up for a token that is malformed or whose algorithm is not in `algorithms`. What the
 * function or `find` throws is passed on as it is.
 * @returns a promise that is rejected with what verify would throw
 */
export function verifyAsync<T extends object = Claims>(
  token: string,
  key: AsyncKeyLike,
  options: VerifyOptions & { complete: true },
): Promise<Complete<T>>;
export function verifyAsync<T extends object = Claims>(
  token: string,
  key: AsyncKeyLike,
  options?: VerifyOptions & { complete?: false },
): Promise<T>;

// ----------------------------------------------------------------------------------------------- explain

/** One look at a token. */
export interface Check {
  /**
   * What was looked at. In the order of verify(), which is the order of the list, and only where it applies:
   *
   * | name | |
   * |---|---|
   * | `size` | maxTokenBytes; a token that is longer is not looked at any further |
   * | `format` | three parts, and a signature in base64url |
   * | `header` | base64url, JSON, `alg` |
   * | `payload` | base64url |
   * | `crit` | critical header parameters, where there are any |
   * | `algorithm` | allowed, and the key's own |
   * | `key` | can be read, is there, is the only one, may verify; before all others where the key cannot be read |
   * | `signature` | |
   * | `claims` | JSON, and the types of the registered claims; once for each that is wrong |
   * | `typ` | the option |
   * | `requiredClaims` | the option; once for each that is missing |
   * | `iss`, `aud`, `sub`, `jti`, `nonce` | the options issuer, audience, subject, jwtid, nonce |
   * | `nbf` | where there is one |
   * | `exp` | always: without one, the token never expires |
   * | `maxTokenAge` | the option, by `iat` |
   */
  name: string;
  ok: boolean;
  /** What verify() would throw, if this were the first check to fail. None where the check could not be made. */
  code?: ErrorCode;
  /** The claim that is wrong, or 'typ'. */
  claim?: string;
  /**
   * What was found, and what to do about it where that is known, for people. It contains no token, no key and no
   * claim's value.
   */
  message: string;
}

export interface Explanation {
  /** Whether verify() with the same arguments returns. */
  valid: boolean;
  /** As it stands in the token, where that can be read. Not to be trusted unless `valid`. */
  header?: Header;
  /** The same. */
  payload?: Claims;
  /** The first that is not ok has the code and the claim that verify() throws. */
  checks: Check[];
}

/**
 * Every check of verify() at once, for a debugger or a support desk. It goes on after a check that failed, with
 * whatever can be read of a broken token, and does not throw because of one.
 * @param key as for verify(); without it, all but the signature is checked, and `valid` is false. A key that cannot be
 *   read or found is a check that failed
 */
export function explain(
  token: string,
  key?: KeyLike | ((header: Header) => KeyLike | null | undefined),
  options?: VerifyOptions,
): Explanation;

// ------------------------------------------------------------------------------------------------ errors

export type ErrorCode =
  /** Not a JWT, or its claims set is not a JSON object, or a registered claim has the wrong type. */
  | 'ERR_JWT_INVALID'
  /** `exp` has passed, or maxTokenAge is exceeded (claim: 'exp' or 'iat'). */
  | 'ERR_JWT_EXPIRED'
  /** Any other claim, or `typ` (claim, reason). */
  | 'ERR_JWT_CLAIM_VALIDATION_FAILED'
  /** `crit` is malformed or not understood; in verifyJws and signJws, anything that is not a JWS. */
  | 'ERR_JWS_INVALID'
  /** The signature does not verify; there is one reason, on purpose. */
  | 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'
  /** The header's `alg` is not the key's, or not in `algorithms`. */
  | 'ERR_JOSE_ALG_NOT_ALLOWED'
  /** An algorithm, key type or curve that is not there. */
  | 'ERR_JOSE_NOT_SUPPORTED'
  /** A JWK, PEM or raw key that is unusable, or used for what it must not be. */
  | 'ERR_JWK_INVALID'
  /** Not a JWK Set. */
  | 'ERR_JWKS_INVALID'
  | 'ERR_JWKS_NO_MATCHING_KEY'
  | 'ERR_JWKS_MULTIPLE_MATCHING_KEYS'
  | 'ERR_JWKS_TIMEOUT';

/** Messages never contain the token, a key or a claim's value. */
export class JwtError extends Error {
  constructor(
    code: ErrorCode,
    message: string,
    details?: { claim?: string; reason?: JwtError['reason'] },
  );
  readonly name: 'JwtError';
  readonly code: ErrorCode;
  /** The claim that was refused, or 'typ'. */
  readonly claim?: string;
  readonly reason?: 'missing' | 'mismatch' | 'invalid' | 'check_failed';
  /** The claims, only where the signature was already verified. Not enumerable, so that logs do not show it. */
  readonly payload?: Claims;
}
