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

function syntaxFault(text: string, { name, from, to }: JsonError): TextFault {
  const say = words().faults.json;
  // The parser points at what it met; at the end, there is nothing to point at.
  const isCutOff = from >= text.trimEnd().length;
  const message = isCutOff ? say.breaksOff(expectedBy(name)) : say.unexpected(text.slice(from, from + 1), expectedBy(name));
  return { from, to: Math.max(to, from + 1), message };
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
