/** Who made it, and for whom: without these a token of one service is good at another. */
import { caution, type Warning } from './warning.ts';

export function identityWarnings(payload: Record<string, unknown>): Warning[] {
  const warnings = [];
  if (isEmpty(payload['iss'])) warnings.push(caution('noIss', {}, 'iss'));
  if (isEmpty(payload['aud'])) warnings.push(caution('noAud', {}, 'aud'));
  return warnings;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
