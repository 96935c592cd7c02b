/** Of a text that is too long for a field, what stands around its tokens: a browser lays out a megabyte for seconds. */
import { findCandidates } from './candidates.ts';

/** Characters that a field takes as they are. */
const MOST = 100_000;
const AROUND = 200;
const MOST_TOKENS = 12;
const GAP = '\n…\n';

export function excerptOf(pasted: string): string {
  if (pasted.length <= MOST) return pasted;
  const kept: string[] = [];
  let end = 0;
  let length = 0;
  for (const { stretches } of findCandidates(pasted).slice(0, MOST_TOKENS)) {
    const from = Math.max(end, lineBegin(pasted, stretches[0]?.from ?? 0));
    const to = Math.min(lineEnd(pasted, stretches.at(-1)?.to ?? 0), from + MOST);
    if (to <= from) continue;
    if (length > 0 && length + to - from > MOST) break;
    kept.push(from > end ? GAP : '', pasted.slice(from, to));
    length += to - from;
    end = to;
  }
  if (kept.length === 0) return pasted.slice(0, AROUND * 10) + GAP;
  return kept.join('').trimStart() + (end < pasted.length ? GAP : '');
}

/** Of its line, or so much as says what it is. */
function lineBegin(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at) + 1, at - AROUND, 0);
}

function lineEnd(text: string, at: number): number {
  const line = text.indexOf('\n', at);
  return Math.min(line === -1 ? text.length : line, at + AROUND);
}
