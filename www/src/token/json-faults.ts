/** Where a decoded text is not the JSON that a token may hold (RFC 8259, and what jotwasm asks beyond it). */
import { words } from '../language/words.ts';
import { MAX_DEPTH, readJson, tooDeepAt, type JsonError, type JsonValue } from './json.ts';
import type { Range } from './pieces.ts';

/** In the characters of the text. */
export interface TextFault extends Range {
  message: string;
}

export function faultInJson(text: string): TextFault | null {
  const say = words().faults;
  if (text.startsWith('\ufeff')) return { from: 0, to: 1, message: say.byteOrderMark };
  const deep = tooDeepAt(text);
  if (deep !== -1) return { from: deep, to: deep + 1, message: say.tooDeep(MAX_DEPTH) };
  const { root, errors } = readJson(text);
  const [error] = errors;
  if (error) return syntaxFault(text, error);
  if (!root) return { from: 0, to: 1, message: say.noJson };
  if (root.kind !== 'object') return { ...rangeOf(root), message: say.noObject(root.kind) };
  return inObject(root);
}

export function rangeOf({ at, source }: JsonValue): Range {
  return { from: at, to: at + source.length };
}

function syntaxFault(text: string, error: JsonError): TextFault {
  const say = words().faults.json;
  const { name } = error;
  if (name === 'InvalidSymbol' && error.from < text.length) {
    return { from: error.from, to: error.to, message: say.symbol(quoted(text.slice(error.from, error.to))) };
  }
  if (name === 'InvalidCommentToken') return { from: error.from, to: error.to, message: say.comment };
  const place = placeOf(text, error);
  // At the end, there is nothing to point at but what is not finished.
  if (place >= text.trimEnd().length) {
    const from = name.startsWith('UnexpectedEnd') ? error.from : place;
    return { from, to: Math.max(text.length, from + 1), message: say.breaksOff(expectedBy(name)) };
  }
  const [found = ''] = text.slice(place, place + 2);
  return { from: place, to: place + found.length, message: say.unexpected(quoted(found), expectedBy(name)) };
}

/** The parser names a whole string where one character in it is wrong, and a number that lacks an end. */
function placeOf(text: string, { name, from, to }: JsonError): number {
  if (name.startsWith('UnexpectedEnd')) return to;
  if (!/^Invalid(Unicode|EscapeCharacter|Character)$/.test(name)) return from;
  const inside = text.slice(from, to).matchAll(/\\u[\da-f]{4}|\\["\\/bfnrt]|(\\|[\u0000-\u001f])/gi);
  const wrong = [...inside].find((match) => match[1] !== undefined);
  return wrong ? from + wrong.index : from;
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

function inObject(root: JsonValue): TextFault | null {
  const waiting = [root];
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    const found = repeatedName(value) ?? inScalar(value);
    if (found) return found;
    waiting.push(...value.items.toReversed(), ...value.members.map((member) => member.value).toReversed());
  }
  return null;
}

function repeatedName({ members }: JsonValue): TextFault | null {
  const say = words().faults;
  const seen = new Set<string>();
  for (const { name, nameSource, nameAt } of members) {
    const range = { from: nameAt, to: nameAt + nameSource.length };
    if (seen.has(name)) return { ...range, message: say.repeated(name) };
    if (!name.isWellFormed()) return { ...range, message: say.surrogate };
    seen.add(name);
  }
  return null;
}

function inScalar(value: JsonValue): TextFault | null {
  const say = words().faults;
  if (value.kind === 'number' && !Number.isFinite(Number(value.source))) {
    return { ...rangeOf(value), message: say.numberRange(value.source.slice(0, 24)) };
  }
  if (value.kind === 'string' && !value.text.isWellFormed()) return { ...rangeOf(value), message: say.surrogate };
  return null;
}
