// @ts-check
/** @import { Key } from 'jotwasm' */
/** @import { Jwk, Jwks } from '../index.js' */

/**
 * What tells a verifier which key signed: the key's own `kid`, or else its thumbprint (RFC 7638). A secret is known to
 * both sides and has none: its hash would be a touchstone for guesses.
 * @param {Key} key
 */
export const kidOf = (key) => key.kid ?? (key.type === 'secret' ? undefined : key.thumbprint());

/**
 * What verifiers may know: public members, no secrets.
 * @param {Key[]} keys
 * @param {string | undefined} algorithm of the first, where it leaves that open
 * @returns {Jwks}
 */
export function jwksOf(keys, algorithm) {
  const [signing] = keys;
  const published = keys.filter(({ type }) => type !== 'secret');
  return { keys: published.map((key) => publicJwk(key, key === signing ? algorithm : undefined)) };
}

/** @param {Key} key @param {string | undefined} alg @returns {Jwk} */
function publicJwk(key, alg) {
  const jwk = key.toJwk();
  // RFC 7517 section 4.3: `use` and `key_ops` should not stand together.
  const use = jwk.key_ops ? {} : { use: 'sig' };
  return { kid: kidOf(key), ...use, ...(alg && { alg }), ...jwk };
}
