// @ts-check
// The rows of one flavour in this Node: a line of JSON for each.
import { outcome } from '../contest.mjs';
import { fastJwt } from '../libraries/fast-jwt.mjs';
import { jose } from '../libraries/jose.mjs';
import { jotwasm } from '../libraries/jotwasm.mjs';
import { jsonwebtoken } from '../libraries/jsonwebtoken.mjs';
import { rowsOf } from '../rows.mjs';

const flavour = /** @type {import('../rows.mjs').Flavour} */ (process.argv[2]);
const settings = JSON.parse(process.argv[3]);
const libraries = [await jotwasm(flavour), fastJwt, jsonwebtoken, jose];

for (const row of rowsOf(flavour)) console.log(JSON.stringify(await outcome(row, libraries, settings)));
