// @ts-check
// What the page in a browser gives its driver to call.
import { outcome } from '../contest.mjs';
import { jose } from '../libraries/jose.mjs';
import { jotwasm } from '../libraries/jotwasm.mjs';
import { rowOf } from '../rows.mjs';

/**
 * @typedef {import('../rows.mjs').Flavour} Flavour
 * @typedef {{ flavour: Flavour, id: string, settings: import('../measure.mjs').Settings }} Order
 */

Object.assign(globalThis, {
  measureRow: async (/** @type {Order} */ { flavour, id, settings }) =>
    outcome(rowOf(id), [await jotwasm(flavour), jose], settings),
});
