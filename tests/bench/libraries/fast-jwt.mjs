// @ts-check
// fast-jwt with its signer and verifier made once, and its cache off: a cache would measure a Map.
import { KeyObject, createPublicKey } from 'node:crypto';
import { createDecoder, createSigner, createVerifier } from 'fast-jwt';
import { inTurn } from '../contest.mjs';
import { claims } from '../material.mjs';

/** @type {import('../contest.mjs').Library} */
export const fastJwt = {
  name: 'fast-jwt',
  decode: ({ token }) => {
    const decode = createDecoder();
    return () => decode(token);
  },
  sign: ({ alg, keys }) => {
    const sign = createSigner({ algorithm: alg, key: exported(KeyObject.from(keys.privateKey)) });
    return () => sign(claims);
  },
  verify: ({ alg, token, keys }) => {
    const verify = verifier(alg, KeyObject.from(keys.publicKey));
    return () => verify(token);
  },
  first: ({ alg, pool }) =>
    inTurn(pool, ({ token, their }) =>
      verifier(alg, createPublicKey({ key: /** @type {any} */ (their), format: 'jwk' }))(token),
    ),
};

/** @param {import('../rows.mjs').Alg} alg @param {KeyObject} key */
const verifier = (alg, key) => createVerifier({ algorithms: [alg], key: exported(key), cache: false });

/** It takes no KeyObject. @param {KeyObject} key */
function exported(key) {
  if (key.type === 'secret') return key.export();
  return key.export({ type: key.type === 'public' ? 'spki' : 'pkcs8', format: 'pem' });
}
