// @ts-check
// The tokens with what must be known about them: as they are stored, and as the tabs tell each other.
/** @import { Claims } from '../decode.js' */
/** @import { TokenSet } from '../client.js' */
import { tokenSet } from './token-set.js';

/**
 * Of two, the one with the later `at` counts.
 * @typedef {object} Note
 * @property {number} at its version: when it came about, in milliseconds, later than all that were known then
 * @property {TokenSet | null} tokens null after the session's end
 * @property {number} server the time where the tokens come from when they came, in seconds
 * @property {number} wall the time on this device then
 * @property {boolean} [refused] why there are none
 */

/** What somebody else wrote down, or nothing. @param {any} note @returns {Note | undefined} */
export function noteOf(note) {
  try {
    const { at, tokens, server, wall } = note;
    if (tokens) tokenSet(tokens);
    if (Number.isFinite(at + server + wall)) return note;
  } catch {} // neither ours nor anything of use
}

/**
 * When the access token ends, and its claims if it is a JWT. Not read as strictly as by `jotwasm/decode`, which would be a
 * tenth of the budget: they come from where the token comes from, and nothing is allowed for their sake.
 * @param {TokenSet | null} tokens
 * @param {number} received
 * @returns {{ claims: Claims | null, exp: number }}
 */
export function read(tokens, received) {
  const { accessToken = '', expiresIn = Infinity } = tokens ?? {};
  const claims = claimsOf(accessToken);
  const { exp = accessToken ? received + expiresIn : -Infinity } = claims ?? {};
  // A claim of the wrong type is no licence to live for ever.
  return { claims, exp: typeof exp == 'number' ? exp : -Infinity };
}

/** @param {string} token @returns {Claims | null} */
function claimsOf(token) {
  try {
    const [, payload, signature] = token.split('.');
    const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    const claims = signature != null && JSON.parse(decodeURIComponent(escape(bytes)));
    return typeof claims == 'object' ? claims : null;
  } catch {
    return null; // opaque
  }
}
