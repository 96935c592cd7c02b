// Every algorithm of jotwasm/full, and what its keys look like. Which of them the module has is asked here only.
import { RSA_JWK } from './full-keys.js';

/** `signature`: bytes. `required`: members of a thumbprint (RFC 7638 section 3.2). `secret`: those that stay private. */
const oct = (signature) => ({ kty: 'oct', type: 'secret', secret: ['k'], required: ['k', 'kty'], signature });
const ec = (crv, signature) => ({
  kty: 'EC', crv, type: 'private', secret: ['d'], required: ['crv', 'kty', 'x', 'y'], signature,
});
const rsa = {
  kty: 'RSA', type: 'private', secret: ['d', 'p', 'q', 'dp', 'dq', 'qi'], required: ['e', 'kty', 'n'], signature: 256,
};
const okp = { kty: 'OKP', crv: 'Ed25519', type: 'private', secret: ['d'], required: ['crv', 'kty', 'x'], signature: 64 };
const akp = (signature) => ({ kty: 'AKP', type: 'private', secret: ['priv'], required: ['alg', 'kty', 'pub'], signature });

export const ALGORITHMS = {
  HS256: oct(32), HS384: oct(48), HS512: oct(64),
  RS256: rsa, RS384: rsa, RS512: rsa, PS256: rsa, PS384: rsa, PS512: rsa,
  ES256: ec('P-256', 64), ES384: ec('P-384', 96), ES512: ec('P-521', 132), ES256K: ec('secp256k1', 64),
  EdDSA: okp, Ed25519: okp,
  'ML-DSA-44': akp(2420), 'ML-DSA-65': akp(3309), 'ML-DSA-87': akp(4627),
};

/** What signs in jotwasm/full only. */
export const FULL_ONLY = Object.keys(ALGORITHMS).filter((alg) => !/^(HS...|ES256|EdDSA|Ed25519)$/.test(alg));

export const RSA = Object.keys(ALGORITHMS).filter((alg) => ALGORITHMS[alg].kty === 'RSA');

/** A JWK without its private members; a secret stays as it is. */
export function publicHalf(jwk, alg) {
  const { kty, secret } = ALGORITHMS[alg];
  if (kty === 'oct') return jwk;
  return Object.fromEntries(Object.entries(jwk).filter(([member]) => !secret.includes(member)));
}

/** A new key; for RSA always the same one, as it takes seconds to find another. */
export function newKey({ Key }, alg, kid) {
  if (ALGORITHMS[alg].kty !== 'RSA') return Key.generate(alg, { kid });
  return Key.fromJwk({ ...RSA_JWK, alg, kid });
}

/** The algorithms that the module lacks. */
export const missing = (jotwasm, algorithms = Object.keys(ALGORITHMS)) =>
  algorithms.filter((alg) => {
    try {
      newKey(jotwasm, alg).free();
      return false;
    } catch (error) {
      if (error.code !== 'ERR_JOSE_NOT_SUPPORTED') throw error;
      return true;
    }
  });

/**
 * One test for each of some algorithms.
 * @param {string[]} algorithms
 * @param {(assert: any, alg: string, about: typeof rsa) => unknown} body
 */
export function each(QUnit, algorithms, name, body) {
  for (const alg of algorithms) QUnit.test(`${alg}: ${name}`, (assert) => body(assert, alg, ALGORITHMS[alg]));
}
