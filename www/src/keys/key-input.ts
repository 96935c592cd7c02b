/** What stands in a key field. */
import type { FetchedKeys } from './fetch-keys.ts';

export type KeyKind = 'secret' | 'pem' | 'jwk' | 'url';
export type SecretEncoding = 'utf8' | 'base64url' | 'base64' | 'hex';
export interface KeyInput {
  kind: KeyKind;
  text: string;
  encoding: SecretEncoding;
  /** What the URL in `text` gave when somebody asked for it, so that nobody has to ask again. */
  fetched?: FetchedKeys | undefined;
}

export const ENCODINGS: readonly SecretEncoding[] = ['utf8', 'base64url', 'base64', 'hex'];

/** A mistake in the field itself, found before the library is asked. */
export class KeyInputError extends Error {}

/** What kind of key a text is, where it shows. What shows nothing may be a secret. */
export function kindOf(text: string): KeyKind | null {
  const start = text.trimStart().replace(/^["'`]/, '');
  if (/^[-–—]{2,}\s*BEGIN /.test(start) || /^(?:ssh|ecdsa-sha2|sk-(?:ssh|ecdsa))-\S+ /.test(start)) return 'pem';
  if (/^[{[]/.test(start) && /["\\]/.test(start)) return 'jwk';
  if (/^https?:\/\/[^\s"'`]+\s*$/i.test(start)) return 'url';
  return isBareDer(text) ? 'pem' : null;
}

/**
 * The base64 between a PEM's lines, as some servers show their public key: DER of a sequence that is as long as it
 * says, and has a sequence or a number in it first. A random secret is that with a chance below 2^-22.
 */
export function isBareDer(text: string): boolean {
  const body = text.replace(/\s+/g, '');
  if (!/^M[A-Za-z0-9+/]{50,}={0,2}$/.test(body) || body.length % 4 !== 0) return false;
  const [tag, size = 0, ...rest] = [...atob(body)].map((letter) => letter.charCodeAt(0));
  const more = size > 0x80 ? size - 0x80 : 0;
  const length = more === 0 ? size : rest.slice(0, more).reduce((sum, byte) => sum * 256 + byte, 0);
  const inside = rest.slice(more);
  return tag === 0x30 && inside.length === length && (inside[0] === 0x30 || inside[0] === 0x02);
}
