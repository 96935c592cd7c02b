// @ts-check
// jose with CryptoKeys: it takes KeyObjects as well, and is slower with them.
import { SignJWT, decodeJwt, importJWK, jwtVerify } from 'jose';
import { inTurn } from '../contest.mjs';
import { claims } from '../material.mjs';

/** @type {import('../contest.mjs').Library} */
export const jose = {
  name: 'jose',
  decode: ({ token }) => () => decodeJwt(token),
  sign: ({ alg, keys }) => {
    const header = { alg, typ: 'JWT' };
    return () => new SignJWT(claims).setProtectedHeader(header).sign(keys.privateKey);
  },
  verify: ({ alg, token, keys }) => {
    const options = { algorithms: [alg] };
    return () => jwtVerify(token, keys.publicKey, options);
  },
  first: ({ alg, pool }) => {
    const options = { algorithms: [alg] };
    return inTurn(pool, async ({ token, their }) => jwtVerify(token, await importJWK(their, alg), options));
  },
};
