// @ts-check
// The code flow by hand, step by step.
import { createHash, randomBytes } from 'node:crypto';
import { about } from './about.mjs';

/** @typedef {import('./visitor.mjs').Visitor} Visitor */
/** @typedef {Record<string, string>} Parameters */

export const REDIRECT = 'http://127.0.0.1:49152/callback';

/** @param {string} verifier */
export const challengeOf = (verifier) => createHash('sha256').update(verifier).digest('base64url');

/** @param {Parameters} [over] a parameter that is empty is left out */
export function authorization(over = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = {
    response_type: 'code',
    client_id: 'demo-app',
    redirect_uri: REDIRECT,
    scope: 'openid notes:read',
    state: randomBytes(8).toString('hex'),
    nonce: randomBytes(8).toString('hex'),
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    ...over,
  };
  const given = /** @type {Parameters} */ (
    Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''))
  );
  return { verifier, parameters: given, path: `/authorize?${new URLSearchParams(given)}` };
}

/**
 * Asks, agrees, and comes back.
 * @param {Visitor} who is logged in
 * @param {string} path
 * @param {'allow' | 'deny'} [decision]
 * @returns {Promise<URLSearchParams>} of the address that the client is called at
 */
export async function authorize(who, path, decision = 'allow') {
  let response = await who.send(path);
  if (response.status === 200) {
    const request = new URL(path, who.url).searchParams.toString();
    response = await who.submit('/consent', { request, decision });
  }
  return new URL(response.headers.get('location') ?? 'missing:').searchParams;
}

/** @param {Visitor} who is logged in @param {Parameters} [over] of the request */
export async function codeFor(who, over) {
  const { path, verifier, parameters } = authorization(over);
  const code = (await authorize(who, path)).get('code') ?? '';
  return { code, form: codeForm(code, verifier, parameters), parameters };
}

/** @param {string} code @param {string} verifier @param {Parameters} parameters @returns {Parameters} */
const codeForm = (code, verifier, { client_id = '', redirect_uri = '' }) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri,
  client_id,
  code_verifier: verifier,
});

/** @param {Visitor} who @param {Parameters} [over] @returns {Promise<Record<string, any>>} */
export async function tokensFor(who, over) {
  const { form } = await codeFor(who, over);
  const response = await who.send('/token', { form, headers: { origin: about.app } });
  if (response.status !== 200) throw new Error(`/token answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** @param {Visitor} who @param {string} refreshToken @param {Parameters} [over] */
export const refresh = (who, refreshToken, over) =>
  who.send('/token', {
    form: { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'demo-app', ...over },
  });

/** @param {string} token */
export const bearer = (token) => ({ headers: { authorization: `Bearer ${token}` } });

/** @param {string} id */
export const basic = (id) => ({ authorization: `Basic ${btoa(`${id}:${about.secret}`)}` });
