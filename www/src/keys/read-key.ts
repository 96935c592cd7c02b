/**
 * Turns what stands in a key field into a key. Short secrets are let in here: a debugger has to look
 * at them too.
 */
import { Key, KeySet } from 'jotwasm/full';
import { isHmac, secretBytes } from './algorithms.ts';

export type KeyKind = 'secret' | 'pem' | 'jwk';
export type SecretEncoding = 'utf8' | 'base64url';
export interface KeyInput {
  kind: KeyKind;
  text: string;
  encoding: SecretEncoding;
}

/** A mistake in the field itself, found before the library is asked. */
export class KeyInputError extends Error {}

export function readKey(input: KeyInput, alg: unknown): Key | KeySet {
  if (input.text.trim() === '') throw new KeyInputError('The field is empty.');
  if (input.kind === 'secret') return readSecret(input, alg);
  if (input.kind === 'pem') return Key.fromPem(input.text.trim());
  return readJwk(input.text);
}

/** What kind of key a text is, when it shows. */
export function kindOf(text: string): KeyKind | null {
  if (/^\s*-----BEGIN /.test(text)) return 'pem';
  return /^\s*\{[\s\S]*"(kty|keys)"/.test(text) ? 'jwk' : null;
}

/** Things about a secret that work, and yet should be known. */
export function secretWarnings(input: KeyInput, alg: unknown): string[] {
  if (input.kind !== 'secret' || input.text === '' || !isHmac(alg)) return [];
  const warnings = [];
  const bytes = countBytes(input);
  if (bytes < secretBytes(alg)) {
    warnings.push(
      `This secret has ${bytes} bytes; ${alg} asks for ${secretBytes(alg)} or more (RFC 7518, 3.2). ` +
        'Outside this page jotwasm refuses it unless allowInsecureKeySizes is set.',
    );
  }
  if (/\n$/.test(input.text))
    warnings.push('The secret ends with a line break, which counts as a part of it.');
  return warnings;
}

function readSecret(input: KeyInput, alg: unknown): Key {
  const options = { encoding: input.encoding, allowInsecureKeySizes: true };
  const text = input.encoding === 'utf8' ? input.text : input.text.trim();
  return Key.fromSecret(text, isHmac(alg) ? alg : 'HS256', options);
}

function readJwk(text: string): Key | KeySet {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) throw new KeyInputError('A JWK is a JSON object.');
  if ('keys' in value) return new KeySet(value as ConstructorParameters<typeof KeySet>[0]);
  return Key.fromJwk(value as Parameters<typeof Key.fromJwk>[0]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeyInputError('This is not JSON. A JWK looks like {"kty": "EC", "crv": "P-256", …}.');
  }
}

function countBytes({ text, encoding }: KeyInput): number {
  return encoding === 'utf8'
    ? new TextEncoder().encode(text).length
    : Math.floor((text.trim().length * 3) / 4);
}
