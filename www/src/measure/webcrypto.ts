/** The same work by what the browser has: what a careful library does with a key that it has imported before. */
import type { Pair } from './pairs.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

interface Base64Bytes {
  fromBase64?(text: string, options: { alphabet: 'base64url' }): Uint8Array<ArrayBuffer>;
}
interface Base64Text {
  toBase64?(options: { alphabet: 'base64url'; omitPadding: true }): string;
}

export async function signWithWebCrypto(
  claims: object,
  lifetime: number,
  { alg, params, keys }: Pair,
): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const payload = { ...claims, iat, exp: iat + lifetime };
  const input = `${encodeJson({ alg, typ: 'JWT' })}.${encodeJson(payload)}`;
  const signature = await crypto.subtle.sign(params, keys!.signing, encoder.encode(input));
  return `${input}.${toBase64url(new Uint8Array(signature))}`;
}

export async function verifyWithWebCrypto(token: string, { alg, params, keys }: Pair): Promise<object> {
  const [header, payload, signature, more] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more !== undefined)
    throw new Error('Not three parts.');
  if ((decodeJson(header) as { alg?: unknown }).alg !== alg) throw new Error('Another algorithm.');
  const input = encoder.encode(token.slice(0, header.length + 1 + payload.length));
  const isGood = await crypto.subtle.verify(params, keys!.checking, fromBase64url(signature), input);
  if (!isGood) throw new Error('Another signature.');
  return checkTimes(decodeJson(payload));
}

/** As many a page does it; without the check that it is UTF-8, names would be garbled. */
export function decodeByHand(token: string): object {
  return decodeJson(token.split('.')[1] ?? '');
}

function checkTimes(claims: { exp?: unknown; nbf?: unknown }): object {
  const now = Date.now() / 1000;
  if (claims.exp !== undefined && !(typeof claims.exp === 'number' && claims.exp > now)) throw new Error('Expired.');
  if (claims.nbf !== undefined && !(typeof claims.nbf === 'number' && claims.nbf <= now))
    throw new Error('Not yet valid.');
  return claims;
}

const encodeJson = (value: object): string => toBase64url(encoder.encode(JSON.stringify(value)));

function decodeJson(part: string): object {
  const value: unknown = JSON.parse(decoder.decode(fromBase64url(part)));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('Not an object.');
  return value;
}

/** The browser's own where it has one: the newest are fast, and the comparison is to be fair. */
function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as Base64Bytes;
  if (fromBase64) return fromBase64.call(Uint8Array, text, { alphabet: 'base64url' });
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

function toBase64url(bytes: Uint8Array): string {
  const { toBase64 } = bytes as Base64Text;
  if (toBase64) return toBase64.call(bytes, { alphabet: 'base64url', omitPadding: true });
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
