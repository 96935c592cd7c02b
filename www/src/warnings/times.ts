/** How long a token lives, and times that cannot be meant. */
import { caution, danger, type Warning } from './warning.ts';

const DAY = 86_400;
/** Clocks differ. */
const LEEWAY = 60;
/** The year 5138 in seconds, March 1973 in milliseconds. */
const MILLISECONDS = 100_000_000_000;
const TIMES = ['exp', 'nbf', 'iat', 'auth_time', 'updated_at'];

export function timeWarnings(payload: Record<string, unknown>, now: number): Warning[] {
  const names = TIMES.filter((name) => (numberIn(payload, name) ?? 0) > MILLISECONDS);
  const found: Warning[] = names.length > 0 ? [danger('milliseconds', { names }, names[0])] : [];
  // What is said of the other times would only be nonsense that follows from this.
  const time = (name: string): number | null => (names.includes(name) ? null : numberIn(payload, name));
  const exp = time('exp'),
    nbf = time('nbf'),
    iat = time('iat');
  if (payload['exp'] === undefined) found.push(danger('noExp', {}, 'exp'));
  if (exp !== null && iat !== null && exp <= iat) found.push(caution('expBeforeIat', {}, 'exp'));
  else if (exp !== null && exp - (iat ?? now) > DAY)
    found.push(caution('longLife', { count: exp - (iat ?? now) }, 'exp'));
  if (exp !== null && nbf !== null && nbf >= exp) found.push(caution('nbfAfterExp', {}, 'nbf'));
  const future = ['iat', 'auth_time'].filter((name) => (time(name) ?? 0) > now + LEEWAY);
  if (future.length > 0) found.push(caution('fromTheFuture', { names: future }, future[0]));
  return found;
}

function numberIn(payload: Record<string, unknown>, name: string): number | null {
  const value = payload[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
