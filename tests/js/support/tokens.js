// Tokens made without jotwasm, so that it can be handed what it would never sign.
import { SECRET } from './keys.js';

/** Every test's clock stands still here. */
export const NOW = 1_700_000_000;

const encoder = new TextEncoder();

/** @param {string | Uint8Array} data */
export function base64url(data) {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data;
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {unknown} part JSON text or bytes as they are, anything else as JSON */
const encode = (part) =>
  base64url(typeof part === 'string' || part instanceof Uint8Array ? part : JSON.stringify(part));

/** A token with no signature worth the name. */
export const unsigned = (header, payload, signature = '') => `${encode(header)}.${encode(payload)}.${signature}`;

/** A token with a good HMAC, by WebCrypto, whatever its header and payload are. */
export async function forge(header, payload, { secret = SECRET, hash = 'SHA-256' } = {}) {
  const input = `${encode(header)}.${encode(payload)}`;
  const bytes = typeof secret === 'string' ? encoder.encode(secret) : secret;
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash }, false, ['sign']);
  const tag = await crypto.subtle.sign('HMAC', key, encoder.encode(input));
  return `${input}.${base64url(new Uint8Array(tag))}`;
}

/** The header and the payload, by JSON.parse alone. */
export function parts(token) {
  const [header, payload, signature] = token.split('.');
  return { header: json(header), payload: json(payload), signature };
}

const json = (part) => JSON.parse(new TextDecoder().decode(bytes(part)));

/** The bytes of base64url. */
export function bytes(text) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
