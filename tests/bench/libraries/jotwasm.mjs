// @ts-check
// Ours, as a dependent imports it.
import { claims } from '../material.mjs';
import { inTurn } from '../contest.mjs';

/** @param {import('../rows.mjs').Flavour} flavour @returns {Promise<import('../contest.mjs').Library>} */
export async function jotwasm(flavour) {
  const { Key, decode, sign, verify } = await (flavour === 'full' ? import('jotwasm/full') : import('jotwasm'));
  return {
    name: 'jotwasm',
    decode: ({ token }) => () => decode(token),
    sign: ({ own }) => {
      const key = Key.fromJwk(own);
      return () => sign(claims, key);
    },
    verify: ({ token, their }) => {
      const key = Key.fromJwk(their);
      return () => verify(token, key);
    },
    first: ({ pool }) =>
      inTurn(pool, ({ token, their }) => {
        const key = Key.fromJwk(their);
        const result = verify(token, key);
        key.free();
        return result;
      }),
  };
}
