/** Where a decoded text is not the JSON that a token may hold: what jotwasm asks beyond RFC 8259. */
import { faultOf } from '../json/fault.ts';
import { rangeOf, readJson, valuesIn, type JsonValue } from '../json/read.ts';
import { words } from '../language/words.ts';
import type { Range } from './pieces.ts';

/** In the characters of the text. */
export interface TextFault extends Range {
  message: string;
}

export function faultInText(text: string): TextFault | null {
  const fault = faultOf(text);
  if (fault) return fault;
  for (const value of valuesIn(readJson(text).root as JsonValue)) {
    const found = inNames(value) ?? inScalar(value);
    if (found) return found;
  }
  return null;
}

function inNames({ members }: JsonValue): TextFault | null {
  const broken = members.find(({ name }) => !name.isWellFormed());
  if (!broken) return null;
  const { nameAt: from, nameSource } = broken;
  return { from, to: from + nameSource.length, message: words().faults.surrogate };
}

function inScalar(value: JsonValue): TextFault | null {
  const say = words().faults;
  if (value.kind === 'number' && !Number.isFinite(Number(value.source))) {
    return { ...rangeOf(value), message: say.numberRange(value.source.slice(0, 24)) };
  }
  if (value.kind === 'string' && !value.text.isWellFormed()) return { ...rangeOf(value), message: say.surrogate };
  return null;
}
