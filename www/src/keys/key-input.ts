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

/** DER opens with a sequence, which base64 writes so; 56 letters are the shortest public key there is. */
const BARE_DER = /^M[A-Za-z0-9+/\s]{55,}={0,2}\s*$/;
const SEQUENCE = /^M(?:I[GHIJK]|C[ow4]|F[IkY]|H[YcQ])/;

/** What kind of key a text is, where it shows. What shows nothing may be a secret. */
export function kindOf(text: string): KeyKind | null {
  const start = text.trimStart().replace(/^["'`]/, '');
  if (/^[-–—]{2,}\s*BEGIN /.test(start) || /^(?:ssh|ecdsa-sha2|sk-(?:ssh|ecdsa))-\S+ /.test(start)) return 'pem';
  if (/^[{[]/.test(start) && /["\\]/.test(start)) return 'jwk';
  if (/^https?:\/\/[^\s"'`]+\s*$/i.test(start)) return 'url';
  return isBareDer(text) ? 'pem' : null;
}

/** The base64 between a PEM's lines, as some servers show their public key. */
export function isBareDer(text: string): boolean {
  const body = text.trim();
  return BARE_DER.test(body) && SEQUENCE.test(body);
}
