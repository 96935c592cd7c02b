// Guards that look at Bearer tokens of one secret, and what they answer.
import { createGuard } from 'jotwasm/server';
import { SECRET } from './keys.js';
import { request, seen } from './requests.js';
import { NOW } from './tokens.js';

/** @param {typeof import('jotwasm')} jotwasm */
export function guarding({ Key, sign }) {
  const key = Key.fromSecret(SECRET);
  const claims = { sub: 'ada', iat: NOW, exp: NOW + 60 };
  const signed = (more, options) => sign({ ...claims, ...more }, SECRET, options);
  const guardOf = (options) => createGuard({ keys: key, currentDate: NOW, ...options });
  /** What the guard answers to a Bearer token, and why. */
  async function answerTo(token, options) {
    const { ok, response, error } = await guardOf(options)(request(`Bearer ${token}`));
    if (ok) return { status: 200 };
    return { ...(await seen(response)), error, headers: response.headers };
  }
  return { key, claims, signed, guardOf, answerTo };
}

/** What WWW-Authenticate says. @param {string} error @param {string} description */
export const challenge = (error, description) => `Bearer error="${error}", error_description="${description}"`;
