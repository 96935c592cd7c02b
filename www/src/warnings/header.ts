/** A header that asks its reader for something a reader should not do. */
import { isKnown } from '../keys/needs.ts';
import { caution, danger, type Warning } from './warning.ts';

const BRINGS_KEYS = ['jku', 'x5u', 'jwk', 'x5c'];
const PATH =
  /\.\.[/\\]|%2e%2e|^file:|^[a-z]:\\|^\\\\|\u0000|^\/(?:bin|dev|etc|home|opt|proc|root|sys|tmp|usr|var)(?:\/|$)/i;
const SQL = /['"`;]\s*(?:or|and|union|select|drop|insert|update|delete|--|#)(?:\W|$)|\bunion\s+(?:all\s+)?select\b/i;
const SHELL = /\$\(|`[^`]+`|[;|&]\s*(?:cat|curl|wget|nc|sh|bash|rm|id|whoami|sleep)\b/i;

export function headerWarnings(header: Record<string, unknown>): Warning[] {
  const names = BRINGS_KEYS.filter((name) => header[name] !== undefined);
  return [
    ...algorithmWarnings(header['alg']),
    ...(names.length > 0 ? [caution('keyFromHeader', { names }, names[0])] : []),
    ...keyIdWarnings(header['kid']),
    ...criticalWarnings(header['crit']),
  ];
}

function algorithmWarnings(alg: unknown): Warning[] {
  if (typeof alg !== 'string' || isKnown(alg)) return [];
  if (alg.trim().toLowerCase() === 'none') return [danger('algNone', {}, 'alg')];
  // SHA-1, a MAC cut to 64 bits, and names that differ from a real one by case alone.
  const isWeak = /^(?:RS1|HS1|HS256\/64|RSA1_5)$/i.test(alg) || isKnown(alg.toUpperCase());
  return isWeak ? [danger('weakAlg', { alg: alg.slice(0, 20) }, 'alg')] : [];
}

function keyIdWarnings(kid: unknown): Warning[] {
  if (typeof kid !== 'string') return [];
  if (PATH.test(kid)) return [danger('kidPath', {}, 'kid')];
  return SQL.test(kid) || SHELL.test(kid) ? [danger('kidSql', {}, 'kid')] : [];
}

function criticalWarnings(crit: unknown): Warning[] {
  if (crit === undefined) return [];
  const names = Array.isArray(crit) ? crit.filter((name) => typeof name === 'string').slice(0, 5) : [];
  return [caution('critUnknown', { names }, 'crit')];
}
