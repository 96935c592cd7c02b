/**
 * Finds the token in what was pasted: `Bearer …`, quotes, line breaks, a curl command, cookies, a URL, JSON. Its work
 * is bounded: a pasted log may be of any length.
 */
import { decode } from 'jotwasm/full';
import { words } from '../language/words.ts';
import { findCandidates, isWhole, type Candidate } from './candidates.ts';
import type { Stretch } from './pieces.ts';
import { leftOut, nameBefore } from './surroundings.ts';

export { cutToken } from './pieces.ts';

export interface Found {
  /** The one that is shown. Empty where nothing was pasted. */
  token: string;
  /** Where it stands in what was pasted. */
  stretches: Stretch[];
  /** What was left out to get at the token, in words. */
  leftOut: string[];
  /** What the tokens are called, in their order; one name where there is one. */
  names: string[];
  /** Which of them is shown. */
  chosen: number;
}

const LEAD = /^\s*(?:["'`“‘]\s*)?(?:authorization\s*[:=]\s*)?(?:["'`“‘]\s*)?(?:bearer\s+)?(?:["'`“‘])?/i;
const TAIL = /["'`“”‘’,;\s]/;
/** Tried for whether they can be read. */
const MOST_TRIED = 20;
const MOST_CHARACTERS = 65_536;
const MOST_RUNS = 2000;

/** @param chosen which of several; the first that can be read unless told */
export function findToken(pasted: string, chosen?: number): Found {
  const candidates = findCandidates(pasted);
  const [only] = candidates;
  const whole = theWhole(pasted);
  if (!only || (candidates.length === 1 && isMeantWhole(whole.token, only.token))) {
    return describe(pasted, [whole], 0);
  }
  return describe(pasted, candidates, chosen !== undefined && chosen < candidates.length ? chosen : bestOf(candidates));
}

/** Where a character of the token stands in what was pasted. */
export function placeOf({ stretches }: Found, index: number): number {
  const stretch = stretches.findLast(({ at }) => at <= index);
  if (!stretch) return 0;
  const isEncoded = stretch.to - stretch.from !== stretch.text.length;
  return isEncoded ? stretch.from : stretch.from + index - stretch.at;
}

function describe(pasted: string, candidates: Candidate[], chosen: number): Found {
  const { token, stretches } = candidates[chosen]!;
  const [from, to] = [stretches[0]?.from ?? pasted.length, stretches.at(-1)?.to ?? pasted.length];
  const inside = pasted.slice(from, Math.min(to, from + 4 * MOST_CHARACTERS));
  return {
    token,
    stretches,
    leftOut: token === '' ? [] : leftOut(pasted.slice(0, from), inside, pasted.slice(to)),
    names: distinct(candidates.map((each) => nameBefore(pasted, each.stretches[0]?.from ?? 0))),
    chosen,
  };
}

function distinct(names: string[]): string[] {
  const numbered = names.map((name, index) => name || words().inspect.nameless(index + 1));
  const repeats = (name: string): boolean => numbered.indexOf(name) !== numbered.lastIndexOf(name);
  return numbered.map((name, index) =>
    repeats(name) ? `${name} ${numbered.slice(0, index + 1).filter((each) => each === name).length}` : name,
  );
}

/** All of it, but for what stands before and after a lone token. */
function theWhole(pasted: string): Candidate {
  const from = LEAD.exec(pasted.slice(0, 1000))?.[0].length ?? 0;
  let to = pasted.length;
  while (to > from && TAIL.test(pasted[to - 1]!)) to -= 1;
  const candidate: Candidate = { token: '', stretches: [] };
  const runs = runsOf(pasted.slice(from, Math.min(to, from + 4 * MOST_CHARACTERS)));
  // Beyond the limits, one stretch will do: nothing in it is looked at.
  const last = runs.at(-1);
  if (last) last.text = pasted.slice(from + last.index, to);
  for (const { text, index } of runs) {
    candidate.stretches.push({ from: from + index, to: from + index + text.length, at: candidate.token.length, text });
    candidate.token += text;
  }
  return candidate;
}

/** What stands between spaces; where there are too many, the last has what is left. */
function runsOf(text: string): { text: string; index: number }[] {
  const runs = [];
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    runs.push({ text: run, index });
    if (runs.length === MOST_RUNS) break;
  }
  return runs;
}

/** A token with spaces in it, rather than one with words around it. */
function isMeantWhole(whole: string, found: string): boolean {
  return whole !== found && whole.startsWith(found) && /^[\w.-]*$/.test(whole) && !isWhole(found);
}

function bestOf(candidates: Candidate[]): number {
  const readable = candidates.slice(0, MOST_TRIED).findIndex(({ token }) => isReadable(token));
  return Math.max(readable, 0);
}

function isReadable(token: string): boolean {
  if (token.length > MOST_CHARACTERS) return false;
  try {
    decode(token);
    return true;
  } catch {
    return false;
  }
}
