/** JSON in lines, every name and value as it is written in the token. */
import type { JsonMember, JsonValue } from '../json/read.ts';

export interface JsonToken {
  text: string;
  kind: JsonValue['kind'] | 'name' | 'sign';
}

/** All texts together are the pretty JSON. */
export function prettyTokens(value: JsonValue, indent = ''): JsonToken[] {
  if (value.members.length > 0) {
    return wrapped('{', value.members.map((member) => memberTokens(member, `${indent}  `)), '}', indent);
  }
  if (value.items.length > 0) {
    return wrapped('[', value.items.map((item) => prettyTokens(item, `${indent}  `)), ']', indent);
  }
  const isBrackets = value.kind === 'object' || value.kind === 'array';
  const text = value.kind === 'object' ? '{}' : value.kind === 'array' ? '[]' : value.source;
  return [{ text, kind: isBrackets ? 'sign' : value.kind }];
}

export function pretty(value: JsonValue): string {
  return prettyTokens(value).map(({ text }) => text).join('');
}

function memberTokens({ nameSource, value }: JsonMember, indent: string): JsonToken[] {
  return [{ text: nameSource, kind: 'name' }, sign(': '), ...prettyTokens(value, indent)];
}

function wrapped(open: string, lines: JsonToken[][], close: string, indent: string): JsonToken[] {
  const inside = lines.flatMap((line, index) => [sign(`${index > 0 ? ',' : open}\n${indent}  `), ...line]);
  return [...inside, sign(`\n${indent}${close}`)];
}

function sign(text: string): JsonToken {
  return { text, kind: 'sign' };
}
