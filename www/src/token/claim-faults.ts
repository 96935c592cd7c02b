/** Registered claims of the wrong type (RFC 7519 section 4.1). */
import { rangeOf, type JsonValue } from '../json/read.ts';
import { words } from '../language/words.ts';
import type { TextFault } from './text-faults.ts';

type Expected = 'string' | 'date' | 'audience';

const TYPES: Readonly<Record<string, Expected>> = {
  iss: 'string',
  sub: 'string',
  jti: 'string',
  aud: 'audience',
  exp: 'date',
  nbf: 'date',
  iat: 'date',
};

export function faultsInClaims(root: JsonValue): TextFault[] {
  return root.members.flatMap(({ name, value }) => {
    const expected = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    if (!expected || fits(value, expected)) return [];
    return [{ ...rangeOf(value), message: words().faults.claimType(name, value.kind, expected) }];
  });
}

function fits({ kind, items }: JsonValue, expected: Expected): boolean {
  if (expected === 'date') return kind === 'number';
  if (kind === 'string') return true;
  return expected === 'audience' && kind === 'array' && items.every((item) => item.kind === 'string');
}
