/** Where a text stops being JSON, and what could stand there: engines say it in words of their own, or not at all. */
import { Fault, Reader, type Expected } from './reader.ts';

export type { Expected } from './reader.ts';
export interface JsonFault {
  /** Index into the text. */
  at: number;
  /** From 1. */
  line: number;
  column: number;
  expected: Expected;
  /** The character that stands there; empty at the end of the text. */
  found: string;
}

/** The first thing that keeps a text from being a JSON object with each name once (RFC 8259, RFC 7519 section 4). */
export function faultOf(text: string): JsonFault | null {
  try {
    new Reader(text).readAll();
    return null;
  } catch (error) {
    if (error instanceof Fault) return placed(text, error);
    throw error;
  }
}

function placed(text: string, { at, expected }: Fault): JsonFault {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return {
    at,
    line: before.length,
    column: [...before.at(-1)!].length + 1,
    expected,
    found: at < text.length ? found : '',
  };
}
