// "Text" in the case tables: see tests/cases/README.md.
import { base64url } from './tokens.js';

const encoder = new TextEncoder();

/** @returns {Uint8Array} */
export function textBytes(text) {
  if (typeof text === 'string') return encoder.encode(text);
  if (Array.isArray(text)) return joined(text.map(textBytes));
  if ('hex' in text) return Uint8Array.from(text.hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const once = textBytes(text.repeat);
  return joined(Array.from({ length: text.times }, () => once));
}

function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The token of a decode case; undefined where a JavaScript string cannot hold its bytes. */
export function tokenOf({ token, header = '{"alg":"HS256"}', payload = '{}', signature = 'signature' }) {
  if (token === undefined) return [header, payload, signature].map((part) => base64url(textBytes(part))).join('.');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(textBytes(token));
  } catch {
    return undefined;
  }
}

/** The payload of a case that is valid, by JSON.parse alone. */
export function payloadOf(token) {
  const [, body] = token.split('.');
  const binary = atob(body.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
}
