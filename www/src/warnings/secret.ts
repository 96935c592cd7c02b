/** Secrets that can be guessed. */
import { secretBytes } from '../keys/algorithms.ts';
import { isHmac } from '../keys/needs.ts';
import { readSecret, type KeyInput } from '../keys/read-key.ts';
import { bytesOf as base64urlBytes } from '../token/base64url.ts';
import { danger, type Warning } from './warning.ts';
import { isWellKnown } from './well-known.ts';

/** More need not be looked at. */
const LONGEST = 256;
const ROWS = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '01234567890', '09876543210'];
const WORD = [
  'my|your|the|this|is|a|our|super|very|so|not|top|me|for|in|and|of|to|it|change|please|changeme|letmein|welcome',
  'jwt|json|web|token|auth|app|api|key|keys|secret|secrets|secure|private|public|signing|sign|access|refresh',
  'password|passwd|pass|user|admin|root|login|test|testing|dev|development|prod|production|local',
  'default|sample|example|demo|hello|world|foo|bar|baz|random|string|long|bit|256|512',
].join('|');
const WORDS = new RegExp(`^(?:(?:${WORD})[\\W_]*)+[\\W\\d_]*$`, 'i');

export function secretWarningsOf(alg: unknown, key: KeyInput | null): Warning[] {
  if (!isHmac(alg) || !key) return [];
  const written = secretIn(key);
  const bytes = written === null ? null : bytesOf(key, written);
  if (written === null || bytes === null || bytes.length === 0) return [];
  const text = printable(bytes);
  const known = [text, written].find((each) => each !== null && isWellKnown(each));
  // What everybody knows may be said here, and its length is no matter then.
  if (typeof known === 'string') return [danger('knownSecret', { names: [known] })];
  const least = secretBytes(alg);
  const found: Warning[] = bytes.length < least ? [danger('shortSecret', { count: bytes.length, least, alg })] : [];
  return isGuessable(bytes, text) ? [...found, danger('lowEntropySecret')] : found;
}

/** What a person has put in as the secret, in whichever encoding. */
function secretIn({ kind, text }: KeyInput): string | null {
  if (kind === 'secret') return text;
  if (kind !== 'jwk') return null;
  try {
    const { kty, k } = JSON.parse(text) as { kty?: unknown; k?: unknown };
    return kty === 'oct' && typeof k === 'string' ? k : null;
  } catch {
    return null;
  }
}

/** As the key field reads it; null where it is not of its encoding. */
function bytesOf({ kind, encoding }: KeyInput, text: string): Uint8Array | null {
  try {
    const key = readSecret({ kind: 'secret', text, encoding: kind === 'jwk' ? 'base64url' : encoding }, 'HS256');
    const secret = String(key.toJwk({ private: true })['k']);
    key.free();
    return base64urlBytes(secret);
  } catch {
    return null;
  }
}

function printable(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes.subarray(0, LONGEST));
  return /^[\x20-\x7e]+$/.test(text) ? text : null;
}

/** Few different bytes, one piece over and over, a row of keys, digits alone, or nothing but the usual words. */
function isGuessable(bytes: Uint8Array, text: string | null): boolean {
  if (new Set(bytes).size < Math.min(6, bytes.length / 2 + 1) || isRepeated(bytes)) return true;
  if (text === null) return false;
  const plain = text.toLowerCase().replace(/[\s_-]/g, '');
  return (
    /^\d+$/.test(plain) || WORDS.test(text) || ROWS.some((row) => plain.length >= 6 && (row + row).includes(plain))
  );
}

function isRepeated(bytes: Uint8Array): boolean {
  for (let period = 1; period <= Math.min(16, bytes.length / 2); period += 1) {
    if (bytes.every((byte, index) => index < period || byte === bytes[index - period])) return true;
  }
  return false;
}
