/** What may be a token in a text that is more than one. */
import { decode } from 'jotwasm/full';
import type { Stretch } from './pieces.ts';

export interface Candidate {
  token: string;
  stretches: Stretch[];
}

/** base64url of a brace and what may follow it: no word begins like that. */
const BEGINNING = /(?<=^|[^\w.-]|%[\dA-F]{2})e(?:y[A-DI-L]|w[k-r0-3])[\w-]{5}/gi;
/** A token ends before any of these; other characters that do not belong in it are faults. */
const RUN = /[^\s"'`“”‘’„«»<>()[\]{}|\\,;&]*/y;
const NEXT_LINE = /[ \t]*\r?\n[ \t>|]*([\w+/=-]*(?:\.[\w+/=-]*){0,4})[ \t]*(?=$|[\r\n"'`“”‘’,;\\])/y;
const ENCODED = /%([0-9A-F]{2})/gi;
const MOST = 100;
/** An encrypted token has five parts. */
const MOST_DOTS = 4;
const MOST_LINES = 2000;
/** What is longer than jotwasm reads needs no end. */
const MOST_CHARACTERS = 65_536;

export function findCandidates(text: string): Candidate[] {
  const found: Candidate[] = [];
  const begins = new RegExp(BEGINNING);
  for (let match = begins.exec(text); match && found.length < MOST; match = begins.exec(text)) {
    if (match[0].startsWith('e')) found.push(readFrom(text, match.index));
    begins.lastIndex = Math.max(begins.lastIndex, found.at(-1)?.stretches.at(-1)?.to ?? 0);
  }
  const withDots = found.filter(({ token }) => token.includes('.'));
  return withoutRepeats(withDots.length > 0 ? withDots : found);
}

/** Whether nothing can be missing at its end: the length of a signature follows from its algorithm. */
export function isWhole(token: string): boolean {
  const parts = token.split('.', 4);
  if (parts.length !== 3) return false;
  try {
    const { header } = decode(token, { complete: true });
    return (SIGNATURES[header.alg] ?? []).includes(parts[2]!.length);
  } catch {
    return false;
  }
}

const RSA = [342, 512, 683];
const SIGNATURES: Readonly<Record<string, number[]>> = {
  HS256: [43],
  HS384: [64],
  HS512: [86],
  ES256: [86],
  ES384: [128],
  ES512: [176],
  EdDSA: [86, 152],
  RS256: RSA,
  RS384: RSA,
  RS512: RSA,
  PS256: RSA,
  PS384: RSA,
  PS512: RSA,
};

function readFrom(text: string, from: number): Candidate {
  const end = runEnd(text, from, text.slice(Math.max(0, from - 80), from));
  const candidate = { token: '', stretches: [] };
  append(candidate, text, from, end);
  const lineBegin = text.lastIndexOf('\n', from) + 1;
  joinLines(candidate, text, end, end - lineBegin);
  return candidate;
}

function runEnd(text: string, from: number, before: string): number {
  RUN.lastIndex = from;
  const run = RUN.exec(text)?.[0] ?? '';
  const isInUrl = /[?&#][\w.%~-]*=$/.test(before);
  const hash = isInUrl ? run.indexOf('#') : -1;
  const whole = hash === -1 ? run : run.slice(0, hash);
  // A full stop after the last of three parts ends a sentence.
  const end = from + whole.length;
  const isSentence = /^[\w-]+\.[\w-]+\.[\w-]+\.$/.test(whole) && /^\s+\S/.test(text.slice(end, end + 9));
  return end - (isSentence ? 1 : 0);
}

/** Lines that a mail or a terminal has broken. */
function joinLines(candidate: Candidate, text: string, from: number, width: number): void {
  let dots = dotsIn(candidate.token);
  let length = candidate.token.length;
  for (let end = from, lines = 0; lines < MOST_LINES && length <= MOST_CHARACTERS; lines += 1) {
    NEXT_LINE.lastIndex = end;
    const match = NEXT_LINE.exec(text);
    const more = match?.[1] ?? '';
    if (!match || more === '' || dots + dotsIn(more) > MOST_DOTS) return;
    if (dots >= 2 && !belongsTo(candidate.token, more, width)) return;
    const at = end + match[0].indexOf(more, match[0].indexOf('\n') + 1);
    end = at + more.length;
    append(candidate, text, at, end);
    dots += dotsIn(more);
    length += more.length;
    // Lines are broken at one width: a shorter one is the last.
    if (dots >= 2 && more.length < width * 0.8) return;
  }
}

/** Whether a line goes on with a signature: no token of its own, no longer than a line, where something was missing. */
function belongsTo(token: string, more: string, width: number): boolean {
  return !new RegExp(BEGINNING).test(more) && more.length <= width && !isWhole(token);
}

function dotsIn(text: string): number {
  return text.split('.').length - 1;
}

function append(candidate: Candidate, text: string, from: number, to: number): void {
  const { stretches } = candidate;
  const add = (begin: number, end: number, decoded: string): void => {
    if (end > begin) stretches.push({ from: begin, to: end, at: candidate.token.length, text: decoded });
    candidate.token += decoded;
  };
  let done = from;
  // Beyond the limit, one stretch will do: nothing in it is looked at.
  if (to - from > 4 * MOST_CHARACTERS) return add(from, to, text.slice(from, to));
  for (const match of text.slice(from, to).matchAll(ENCODED)) {
    const at = from + match.index;
    add(done, at, text.slice(done, at));
    add(at, at + 3, String.fromCharCode(Number.parseInt(match[1]!, 16)));
    done = at + 3;
    if (stretches.length > MOST_LINES) break;
  }
  add(done, to, text.slice(done, to));
}

function withoutRepeats(found: Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return found.filter(({ token }) => !seen.has(token) && seen.add(token));
}
