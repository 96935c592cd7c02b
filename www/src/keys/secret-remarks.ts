/** Things about a secret that work, and yet should be known. */
import { words } from '../language/words.ts';
import { secretBytes } from './algorithms.ts';
import type { KeyInput } from './key-input.ts';
import { isHmac } from './needs.ts';
import { readSecret } from './read-key.ts';
import type { Remark } from './remarks.ts';

export function secretRemarks(input: KeyInput, alg: unknown): Remark[] {
  return secretWarnings(input, alg).map((text) => ({ tone: 'caution', text }));
}

export function secretWarnings(input: KeyInput, alg: unknown): string[] {
  if (input.kind !== 'secret' || input.text === '' || !isHmac(alg)) return [];
  const { key } = words();
  const warnings = [];
  const bytes = countBytes(input);
  if (bytes !== null && bytes < secretBytes(alg)) warnings.push(key.shortSecret(bytes, alg, secretBytes(alg)));
  if (input.encoding === 'utf8' && /\n$/.test(input.text)) warnings.push(key.lineBreakCounts);
  return warnings;
}

/** Null where it is not of its encoding. */
function countBytes(input: KeyInput): number | null {
  try {
    const key = readSecret(input, 'HS256');
    const secret = String(key.toJwk({ private: true })['k']);
    key.free();
    return Math.floor((secret.length * 6) / 8);
  } catch {
    return null;
  }
}
