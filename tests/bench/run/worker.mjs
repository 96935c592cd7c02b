// @ts-check
// Measures a row for each order that is posted. In a deployed Worker the clock stands still while it computes; in
// workerd on one's own machine it goes on, in whole milliseconds: so this times itself as the others do, in longer
// slices.
import { outcome } from '../contest.mjs';
import { jose } from '../libraries/jose.mjs';
import { jotwasm } from '../libraries/jotwasm.mjs';
import { rowOf } from '../rows.mjs';

export default {
  async fetch(/** @type {Request} */ request) {
    if (request.method !== 'POST') return new Response('ready');
    const { flavour, id, settings } = /** @type {import('./page.mjs').Order} */ (await request.json());
    return Response.json(await outcome(rowOf(id), [await jotwasm(flavour), jose], settings));
  },
};
