/** The first thing that keeps a text from being a JSON object with each name once (RFC 8259, RFC 7519 section 4). */
import { words } from '../language/words.ts';
import { MAX_DEPTH, rangeOf, readJson, tooDeepAt, valuesIn, type JsonError, type JsonValue } from './read.ts';

export interface JsonFault {
  /** What to mark, as indices into the text; behind its end where it breaks off. */
  from: number;
  to: number;
  /** Where something else should stand. */
  at: number;
  message: string;
}

export function faultOf(text: string): JsonFault | null {
  const say = words().faults;
  if (text.startsWith('\ufeff')) return fault(0, 1, say.byteOrderMark);
  const deep = tooDeepAt(text);
  if (deep !== -1) return fault(deep, deep + 1, say.tooDeep(MAX_DEPTH));
  const { root, errors } = readJson(text);
  const [error] = errors;
  if (error) return syntaxFault(text, error);
  if (!root) return fault(0, 1, say.noJson);
  if (root.kind !== 'object') return faultAt(root, say.noObject(root.kind));
  for (const value of valuesIn(root)) {
    const found = repeatedName(value);
    if (found) return found;
  }
  return null;
}

export function faultAt(value: JsonValue, message: string): JsonFault {
  const { from, to } = rangeOf(value);
  return fault(from, to, message);
}

/** As editors count: both from 1, a character of two units once. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return { line: before.length, column: [...before.at(-1)!].length + 1 };
}

function fault(from: number, to: number, message: string, at = from): JsonFault {
  return { from, to, at, message };
}

function syntaxFault(text: string, error: JsonError): JsonFault {
  const say = words().faults.json;
  const { name, from, to } = error;
  if (name === 'InvalidSymbol' && from < text.length) return fault(from, to, say.symbol(quoted(text.slice(from, to))));
  if (name === 'InvalidCommentToken') return fault(from, to, say.comment);
  const place = placeOf(text, error);
  // At the end, there is nothing to point at but what is not finished.
  if (place >= text.trimEnd().length) {
    const start = name.startsWith('UnexpectedEnd') ? from : place;
    return fault(start, Math.max(text.length, start + 1), say.breaksOff(expectedBy(name)), place);
  }
  if (isBehindZero(text, error)) return fault(place - 1, to, say.leadingZero);
  const [found = ''] = text.slice(place, place + 2);
  return fault(place, place + found.length, say.unexpected(quoted(found), expectedBy(name)));
}

/** The parser names a whole string where one character in it is wrong, and a number that lacks an end. */
function placeOf(text: string, { name, from, to }: JsonError): number {
  if (name.startsWith('UnexpectedEnd')) return to;
  if (!/^Invalid(Unicode|EscapeCharacter|Character)$/.test(name)) return from;
  const inside = text.slice(from, to).matchAll(/\\u[\da-f]{4}|\\["\\/bfnrt]|(\\|[\u0000-\u001f])/gi);
  const wrong = [...inside].find((match) => match[1] !== undefined);
  return wrong ? from + wrong.index : from;
}

/** The parser reads 01 as two numbers with no comma between them. */
function isBehindZero(text: string, { name, from }: JsonError): boolean {
  return name === 'CommaExpected' && /[\s:[,-]0\d$/.test(text.slice(0, from + 1));
}

/** What would not be seen between quotes, by its number. */
function quoted(found: string): string {
  const short = found.length > 24 ? `${found.slice(0, 24)}…` : found;
  return short.replace(/[\t\n\r]/g, (space) => `U+000${space.charCodeAt(0).toString(16).toUpperCase()}`);
}

function expectedBy(name: JsonError['name']): string {
  const say = words().faults.json.expected;
  return Object.hasOwn(say, name) ? say[name as keyof typeof say] : say.other;
}

function repeatedName({ members }: JsonValue): JsonFault | null {
  const seen = new Set<string>();
  for (const { name, nameSource, nameAt } of members) {
    if (seen.has(name)) return fault(nameAt, nameAt + nameSource.length, words().faults.repeated(name));
    seen.add(name);
  }
  return null;
}
