/** What a reader expects of the token, as typed, and as options of the library. */
import { explain, type Algorithm, type VerifyOptions } from 'jotwasm/full';
import { isKnown } from './needs.ts';

export const EXPECTATIONS = [
  'issuer',
  'audience',
  'subject',
  'typ',
  'tolerance',
  'maxAge',
  'required',
  'algorithms',
] as const;
export type Expectation = (typeof EXPECTATIONS)[number];
/** What is empty is not there. */
export type Expected = { [Name in Expectation]?: string };

/** What cannot be read is left out: whoever types it is told beside the field. */
export function optionsOf(expected: Expected): VerifyOptions {
  const options: VerifyOptions = {};
  const { issuer, audience, subject, typ, tolerance, maxAge, required, algorithms } = expected;
  if (issuer) options.issuer = listOf(issuer);
  if (audience) options.audience = listOf(audience);
  if (subject) options.subject = subject;
  if (typ) options.typ = typ;
  if (tolerance && isDuration(tolerance)) options.clockTolerance = durationOf(tolerance);
  if (maxAge && isDuration(maxAge)) options.maxTokenAge = durationOf(maxAge);
  if (required) options.requiredClaims = listOf(required);
  const known = listOf(algorithms ?? '').filter(isKnown);
  if (known.length > 0) options.algorithms = known;
  return options;
}

export function unknownAlgorithm(algorithms: string): Exclude<string, Algorithm> | undefined {
  return listOf(algorithms).find((name) => !isKnown(name));
}

/** The library is the judge of what a Duration is. */
export function isDuration(text: string): boolean {
  try {
    explain('', undefined, { maxTokenAge: durationOf(text) });
    return true;
  } catch {
    return false;
  }
}

/** The moments at which a token that looks right now may look wrong, or the other way round. */
export function turningPoints(claims: Record<string, unknown>, options: VerifyOptions): number[] {
  const { clockTolerance = 0, maxTokenAge } = options;
  const tolerance = secondsOf(clockTolerance);
  const at = (name: string, shift: number): number[] => {
    const time = claims[name];
    return typeof time === 'number' ? [time + shift] : [];
  };
  const turns = [...at('exp', tolerance), ...at('nbf', -tolerance)];
  if (maxTokenAge === undefined) return turns;
  return [...turns, ...at('iat', -tolerance), ...at('iat', secondsOf(maxTokenAge) + tolerance)];
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function durationOf(text: string): number | string {
  return /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : text.trim();
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function secondsOf(duration: number | string): number {
  if (typeof duration === 'number') return duration;
  return Number.parseFloat(duration) * (SECONDS[/[a-z]/i.exec(duration)?.[0].toLowerCase() ?? 's'] ?? 1);
}
