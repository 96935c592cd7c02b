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
const NEXT_LINE = /[ \t]*\r?\n[ \t>|]*([\w-]*(?:\.[\w-]*){0,4})[ \t]*(?=$|[\r\n"'`“”‘’,;\\])/y;
const ENCODED = /%([0-9A-F]{2})/gi;
const MOST = 100;

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
  const end = runEnd(text, from, text.slice(from - 80, from));
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
  const isSentence = /^[\w-]+\.[\w-]+\.[\w-]+\.$/.test(whole) && /^\s+\S/.test(text.slice(from + whole.length, from + whole.length + 9));
  return from + whole.length - (isSentence ? 1 : 0);
}

/** Lines that a mail or a terminal has broken. */
function joinLines(candidate: Candidate, text: string, from: number, width: number): void {
  for (let end = from; ; ) {
    NEXT_LINE.lastIndex = end;
    const match = NEXT_LINE.exec(text);
    const more = match?.[1] ?? '';
    if (!match || more === '' || !goesOn(candidate.token, more, width)) return;
    const at = end + match[0].indexOf(more, match[0].indexOf('\n') + 1);
    end = at + more.length;
    append(candidate, text, at, end);
  }
}

function goesOn(token: string, more: string, width: number): boolean {
  const count = (part: string): number => part.split('.').length - 1;
  const dots = count(token);
  if (dots < 2) return dots + count(more) <= 4;
  const isAnother = more.includes('.') && new RegExp(BEGINNING).test(more);
  return dots + count(more) <= 4 && !isAnother && !more.startsWith('eyJ') && more.length <= width && !isWhole(token);
}

function append(candidate: Candidate, text: string, from: number, to: number): void {
  const { stretches } = candidate;
  const add = (begin: number, end: number, decoded: string): void => {
    if (end > begin) stretches.push({ from: begin, to: end, at: candidate.token.length, text: decoded });
    candidate.token += decoded;
  };
  let done = from;
  for (const match of text.slice(from, to).matchAll(ENCODED)) {
    const at = from + match.index;
    add(done, at, text.slice(done, at));
    add(at, at + 3, String.fromCharCode(Number.parseInt(match[1]!, 16)));
    done = at + 3;
  }
  add(done, to, text.slice(done, to));
}

function withoutRepeats(found: Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return found.filter(({ token }) => !seen.has(token) && seen.add(token));
}
