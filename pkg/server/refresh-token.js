// @ts-check
// What a refresh token looks like: `<family>-<generation>.<secret>`. A family is what one login grew into; each
// rotation is a generation. Within the leeway a generation gets more than one token; the first is called as above, and
// the others `<family>-<generation>-<number>.<secret>`. All of that may be known to anybody, but for the secret.
import { toBase64url } from '../encoding.js';

const TOKEN = /^(([\da-f]{32})-(\d{1,9}))(-[\da-f]{32})?\.[\w-]{43}$/;
const SECRET_BYTES = 32;

/**
 * Where a token stands in its family.
 * @typedef {object} Place
 * @property {string} id
 * @property {string} family
 * @property {string} first id of the first token of its generation
 * @property {string} next id of the first token of the generation to come
 */

/** @param {string} token @returns {Place | undefined} none where it is no refresh token of ours */
export function placeOf(token) {
  const [, first, family, generation, rest = ''] = TOKEN.exec(token) ?? [];
  if (!first) return undefined;
  return { id: first + rest, family, first, next: `${family}-${Number(generation) + 1}` };
}

/** 128 bits, in hex. */
export const randomId = () => Array.from(random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {string} family */
export const founder = (family) => `${family}-1`;

/** Another token of a generation. @param {string} first */
export const sibling = (first) => `${first}-${randomId()}`;

/** @param {string} id @returns {Promise<{ token: string, hash: string }>} only the hash is for the store */
export async function newToken(id) {
  const token = `${id}.${toBase64url(random(SECRET_BYTES))}`;
  return { token, hash: await hashOf(token) };
}

/** A plain hash will do: there is nothing to guess in 256 random bits. @param {string} token */
export async function hashOf(token) {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))));
}

/** In a time that does not say where they differ. @param {string} one @param {string} other */
export function isSameHash(one, other) {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}

/** @param {number} length in bytes */
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
