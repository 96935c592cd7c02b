/** Passwords, keys and tokens within a payload. */
import type { Member } from './payload.ts';

const NAMES = endingIn([
  'password|passwd|passwort|pwd|pass ?phrase|pass ?code|password hash|hashed password',
  'secret|client ?secret|credentials?',
  '(?:api|private|secret|access|encryption|signing) ?key',
  '(?:access|refresh|bearer|auth|api|session) ?token',
  'otp(?: secret)?|pin(?: code)?|cvv2?|cvc2?|security answer',
  'seed ?phrase|mnemonic',
]);
const CHINESE_NAMES = /密码|口令|密钥|私钥/;

/** As their makers mark them, so that they are found where they should not be. */
const VALUES = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}/,
  /\bgithub_pat_\w{30,}/,
  /\bglpat-[\w-]{20,}/,
  /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/,
  /\bsk-(?:[a-z]+-)*[A-Za-z0-9_-]{20,}/,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  /\bAIza[\w-]{35}\b/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bSG\.[\w-]{22}\.[\w-]{43}\b/,
  /\beyJ[\w-]{8,}\.(?:eyJ)?[\w-]{2,}\.[\w-]*/,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/i,
];
const PRIVATE_MEMBERS = ['d', 'k', 'p', 'q', 'priv'];
const LONGEST = 8192;

export function isCredential({ name, value }: Member): boolean {
  if (typeof value === 'string')
    return value !== '' && (NAMES.test(name) || CHINESE_NAMES.test(name) || hasOne(value.slice(0, LONGEST)));
  // A PIN may be a number; "password": true says only that there is one.
  if (typeof value === 'number') return /(?:^| )(?:pin(?: code)?|cvv2?|cvc2?|otp)$/.test(name);
  return isPrivateJwk(value);
}

function hasOne(value: string): boolean {
  return VALUES.some((pattern) => pattern.test(value));
}

function isPrivateJwk(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('kty' in value)) return false;
  return PRIVATE_MEMBERS.some((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}

function endingIn(names: readonly string[]): RegExp {
  return new RegExp(`(?:^| )(?:${names.join('|')})$`);
}
