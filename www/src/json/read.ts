/** JSON as it is written: JSON.parse would round its numbers and say nothing of where things stand. */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

export interface JsonValue {
  kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  /** As it stands in the text. */
  source: string;
  /** Where it begins there. */
  at: number;
  /** What a string says; else its source. */
  text: string;
  /** Of an array. */
  items: JsonValue[];
  /** Of an object. */
  members: JsonMember[];
}
export interface JsonMember {
  name: string;
  /** The name in its quotes. */
  nameSource: string;
  nameAt: number;
  value: JsonValue;
}
export interface JsonError {
  name: ReturnType<typeof printParseErrorCode>;
  from: number;
  to: number;
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** The limit that jotwasm has; a deeper text would also take a parser's stack. */
export const MAX_DEPTH = 64;

/** Only texts that `tooDeepAt` finds nothing in. Null where nothing can be read. */
export function readJson(text: string): { root: JsonValue | null; errors: JsonError[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, STRICT);
  return {
    root: root ? valueOf(root, text) : null,
    errors: errors.map(({ error, offset, length }) => ({
      name: printParseErrorCode(error),
      from: offset,
      to: offset + length,
    })),
  };
}

/** Where the first bracket stands that is deeper than allowed, or -1. */
export function tooDeepAt(text: string): number {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (found === '{' || found === '[') depth += 1;
    if (found === '}' || found === ']') depth -= 1;
    if (depth > MAX_DEPTH) return index;
  }
  return -1;
}

/** A value and all within it, in the order of the text. */
export function* valuesIn(root: JsonValue): Generator<JsonValue> {
  const waiting = [root];
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    yield value;
    waiting.push(...value.items.toReversed(), ...value.members.map((member) => member.value).toReversed());
  }
}

export function rangeOf({ at, source }: JsonValue): { from: number; to: number } {
  return { from: at, to: at + source.length };
}

function valueOf(node: Node, text: string): JsonValue {
  const source = text.slice(node.offset, node.offset + node.length);
  const children = node.children ?? [];
  return {
    kind: node.type === 'property' ? 'null' : node.type,
    source,
    at: node.offset,
    text: node.type === 'string' ? String(node.value) : source,
    items: node.type === 'array' ? children.map((child) => valueOf(child, text)) : [],
    members: node.type === 'object' ? children.flatMap((child) => memberOf(child, text)) : [],
  };
}

/** None where the value is missing. */
function memberOf({ children: [name, value] = [] }: Node, text: string): JsonMember[] {
  if (!name || !value) return [];
  const nameSource = text.slice(name.offset, name.offset + name.length);
  return [{ name: String(name.value), nameSource, nameAt: name.offset, value: valueOf(value, text) }];
}
