// @ts-check
// A Worker that tries its own D1 with all that every store is tried with, and an issuer for those who come at once.
import { Key } from 'jotwasm';
import { createIssuer, d1Store } from 'jotwasm/server';
import { races } from '../js/support/issuer-races.js';
import { contract } from '../js/support/store-contract.js';

const ISSUER = 'https://login.example';

/** @param {unknown} actual @param {unknown} expected */
function same(actual, expected) {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value) ?? 'undefined');
  if (is !== should) throw new Error(`${is} instead of ${should}`);
}

/** @param {any} database @returns {Promise<Record<string, string>>} 'ok', or what was wrong */
async function tryEverything(database) {
  /** @type {Record<string, string>} */
  const report = {};
  for (const [name, body] of Object.entries({ ...contract, ...races })) {
    await database.exec('DELETE FROM jotwasm_refresh_tokens');
    report[name] = await body(d1Store(database), same).then(() => 'ok', String);
  }
  return report;
}

/** The token's family, if it lives. @param {any} database @param {string} token @returns {Promise<string[]>} */
async function livingWith(database, token) {
  const living = 'SELECT DISTINCT family FROM jotwasm_refresh_tokens WHERE revoked_at IS NULL AND family = ?';
  const { results } = await database.prepare(living).bind(token.slice(0, 32)).all();
  return results.map((/** @type {{ family: string }} */ { family }) => family);
}

/** @type {Key} */
let key;

export default {
  /** @param {Request} request @param {{ DB: any }} env */
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/') return new Response('ready');
    if (pathname === '/try') return Response.json(await tryEverything(env.DB));
    key ??= Key.generate('ES256');
    const reuseLeeway = Number(searchParams.get('leeway'));
    const issuer = createIssuer({ key, issuer: ISSUER, audience: 'api', store: d1Store(env.DB), reuseLeeway });
    const token = await request.text();
    if (pathname === '/living') return Response.json(await livingWith(env.DB, token));
    const answer = pathname === '/issue' ? issuer.issue('ada') : issuer.refresh(token);
    return Response.json(await answer.catch(({ code, message }) => ({ code, message })));
  },
};
