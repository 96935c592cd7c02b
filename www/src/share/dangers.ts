/** What in a link another could misuse. */
import { now } from '../clock.ts';
import type { KeyInput } from '../keys/read-key.ts';
import type { PageState } from '../page.ts';
import { readToken } from '../token/reading.ts';
import type { Part } from './state.ts';

export type Danger = { kind: 'living'; until: number | null } | { kind: 'secret' | 'signingKey' };

export function dangersOf({ inspect, sign }: PageState, parts: ReadonlySet<Part>): Danger[] {
  const dangers: Danger[] = [];
  const living = parts.has('token') && livesUntil(inspect.token);
  if (living) dangers.push({ kind: 'living', until: living.until });
  if (parts.has('key') && inspect.key && isPrivate(inspect.key)) dangers.push({ kind: 'secret' });
  if (parts.has('signing') && parts.has('signingKey') && isPrivate(sign.key)) dangers.push({ kind: 'signingKey' });
  return dangers;
}

/** until is null for a token that does not expire. What cannot be read may be a token that others can. */
function livesUntil(pasted: string): { until: number | null } | false {
  const claims = readToken(pasted).payload?.value as { exp?: unknown } | undefined;
  if (!claims) return false;
  if (typeof claims.exp !== 'number') return { until: null };
  return claims.exp > now() && { until: claims.exp };
}

/** Members of a JWK that are not public (RFC 7518, section 6; AKP has priv). */
const PRIVATE_MEMBER = /"(d|k|p|q|dp|dq|qi|oth|priv)"\s*:/;

function isPrivate({ kind, text }: KeyInput): boolean {
  if (text.trim() === '') return false;
  return kind === 'secret' || /PRIVATE KEY-----/.test(text) || PRIVATE_MEMBER.test(text);
}
