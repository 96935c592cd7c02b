// @ts-check
// jsonwebtoken with KeyObjects.
import { KeyObject, createPublicKey } from 'node:crypto';
// @ts-expect-error It ships no types.
import library from 'jsonwebtoken';
import { inTurn } from '../contest.mjs';
import { claims } from '../material.mjs';

/** @type {import('../contest.mjs').Library} */
export const jsonwebtoken = {
  name: 'jsonwebtoken',
  without: ['EdDSA'],
  decode: ({ token }) => () => library.decode(token),
  sign: ({ alg, keys }) => {
    const key = KeyObject.from(keys.privateKey);
    const options = { algorithm: alg };
    return () => library.sign(claims, key, options);
  },
  verify: ({ alg, token, keys }) => {
    const key = KeyObject.from(keys.publicKey);
    const options = { algorithms: [alg] };
    return () => library.verify(token, key, options);
  },
  first: ({ alg, pool }) => {
    const options = { algorithms: [alg] };
    return inTurn(pool, ({ token, their }) => {
      const key = createPublicKey({ key: /** @type {any} */ (their), format: 'jwk' });
      return library.verify(token, key, options);
    });
  },
};
