/**
 * Where a token is broken. The verdict is the library's; here is only found the place, and what was expected there:
 * nothing is said of what it accepts, and something of everything that it refuses.
 */
import type { Check, Explanation } from 'jotwasm/full';
import { readJson, type JsonValue } from '../json/read.ts';
import { words } from '../language/words.ts';
import { bytesOf, charactersOf, hasStrayBits, soundBytes, textOf } from './base64url.ts';
import { faultsInClaims } from './claim-faults.ts';
import { faultsInHeader } from './header-faults.ts';
import { PARTS, type Part, type Range } from './pieces.ts';
import { faultInText, type TextFault } from './text-faults.ts';

export interface Fault extends Range {
  /** `from` and `to` are in the token's characters, whatever the part. */
  part: Part | 'token';
  message: string;
  /** The decoded text around the fault, where it lies in there. */
  excerpt: Excerpt | null;
}
export interface Excerpt {
  before: string;
  at: string;
  after: string;
}

/** The checks of explain() that are about the token's form; the others are about its time and its key. */
const FORM: Readonly<Record<string, Fault['part'][]>> = {
  size: ['token'],
  format: ['token', 'signature', 'surplus'],
  header: ['header'],
  crit: ['header'],
  algorithm: ['header'],
  payload: ['claims'],
  claims: ['claims'],
};
const MOST = 20;
const MAX_CHARACTERS = 65_536;

/** @param explanation without a key */
export function findFaults(token: string, { checks }: Explanation): Fault[] {
  const failed = checks.filter(({ ok, code, name }) => !ok && code && Object.hasOwn(FORM, name));
  if (failed.length === 0) return [];
  const refused = new Set(failed.flatMap(({ name }) => FORM[name]!));
  const names = new Set(failed.map(({ name }) => name));
  const located = locate(token, names).filter(({ part }) => refused.has(part));
  const unsaid = failed.filter(({ name }) => !located.some(({ part }) => FORM[name]!.includes(part)));
  return [...located, ...unsaid.map((check) => unlocated(token, check))].sort((a, b) => a.from - b.from).slice(0, MOST);
}

/** The check that the verdict is of. */
export function refusal({ checks }: Explanation): Check | null {
  return checks.find(({ ok, code, name }) => !ok && code && Object.hasOwn(FORM, name)) ?? null;
}

function locate(token: string, failed: ReadonlySet<string>): Fault[] {
  const say = words().faults;
  if (token.length > MAX_CHARACTERS) {
    const range = { from: MAX_CHARACTERS, to: token.length };
    return [{ part: 'token', ...range, message: say.tooLong(token.length, MAX_CHARACTERS), excerpt: null }];
  }
  const parts = token.split('.', 4);
  const faults = parts.slice(0, 3).flatMap((text, index) => {
    const start = parts.slice(0, index).join('.').length + (index > 0 ? 1 : 0);
    return inPart(text, PARTS[index]!, failed).map((fault) => moved(fault, start, token.length));
  });
  return [...countParts(token), ...faults];
}

function countParts(token: string): Fault[] {
  const count = token.split('.').length;
  if (count === 3) return [];
  const from = count < 3 ? Math.max(0, token.length - 1) : token.split('.', 3).join('.').length;
  return [{ part: 'token', from, to: token.length, message: words().faults.count(count), excerpt: null }];
}

/** From the part's characters to those of the token. What is missing at its end is shown at its last. */
function moved(fault: Fault, start: number, end: number): Fault {
  return { ...fault, ...within({ from: fault.from + start, to: fault.to + start }, end) };
}

/** In the part's own characters. */
function inPart(text: string, part: Part, failed: ReadonlySet<string>): Fault[] {
  const encoding = inEncoding(text, part);
  if (encoding.length > 0 || part === 'signature') return encoding;
  const bytes = bytesOf(text);
  if (!bytes) return [];
  return inText(bytes, part, failed).map((fault) => {
    const range = within(charactersOf(byteAt(fault.text, fault.from), byteAt(fault.text, fault.to)), text.length);
    const message = words().faults.inPart(part, range.from + 1, fault.message);
    return { part, ...range, message, excerpt: fault.text === '' ? null : excerptOf(fault.text, fault) };
  });
}

function inEncoding(text: string, part: Part): Fault[] {
  const say = words().faults;
  const fault = (from: number, to: number, message: string): Fault => ({ part, from, to, message, excerpt: null });
  if (text === '' && part !== 'signature') return [fault(0, 1, say.empty(part))];
  const wrong = [...text.matchAll(/[^\w-]+/gu)].slice(0, MOST);
  if (wrong.length > 0) {
    return wrong.map(({ 0: found, index }) =>
      fault(index, index + found.length, say.character(String.fromCodePoint(found.codePointAt(0)!), part, index + 1)),
    );
  }
  const last = text.length - 1;
  if (text.length % 4 === 1) return [fault(last, last + 1, say.length(part, text.length))];
  return hasStrayBits(text) ? [fault(last, last + 1, say.strayBits(part, text.length))] : [];
}

/** In the part's decoded text, all of which is handed back with each. */
function inText(bytes: Uint8Array, part: Part, failed: ReadonlySet<string>): (TextFault & { text: string })[] {
  const text = textOf(bytes);
  if (text === null) {
    const sound = soundBytes(bytes);
    const before = textOf(bytes.subarray(0, sound)) ?? textOf(bytes.subarray(0, lastWhole(bytes, sound))) ?? '';
    return [{ text: before, from: before.length, to: before.length + 1, message: words().faults.utf8(sound + 1) }];
  }
  const broken = faultInText(text);
  if (broken) return [{ ...broken, text }];
  const root = readJson(text).root as JsonValue;
  return (part === 'header' ? faultsInHeader(root, failed) : faultsInClaims(root)).map((fault) => ({ ...fault, text }));
}

/** Before the first byte of the character that is not whole. */
function lastWhole(bytes: Uint8Array, end: number): number {
  let whole = end;
  while (whole > 0 && (bytes[whole - 1]! & 0b1100_0000) === 0b1000_0000) whole -= 1;
  return Math.max(0, whole - 1);
}

/** A position in the text as one in its UTF-8; one behind the end stays there. */
function byteAt(text: string, position: number): number {
  const beyond = Math.max(0, position - text.length);
  return new TextEncoder().encode(text.slice(0, position)).length + beyond;
}

/** What breaks off is shown at its last character. */
function within(range: Range, length: number): Range {
  const from = Math.min(range.from, length - 1);
  return { from, to: Math.max(from + 1, Math.min(range.to, length)) };
}

function excerptOf(text: string, { from, to }: Range): Excerpt {
  const [first, last] = [Math.max(0, from - 24), Math.min(text.length, to + 16)];
  return {
    before: (first > 0 ? '…' : '') + text.slice(first, from),
    at: text.slice(from, Math.min(to, from + 40)),
    after: text.slice(Math.min(to, from + 40), last) + (last < text.length ? '…' : ''),
  };
}

/** What the library says, where the place was not found. */
function unlocated(token: string, { name, message }: Check): Fault {
  const part = FORM[name]![0]!;
  const index = PARTS.indexOf(part as Part);
  const parts = token.split('.', 3);
  const from = index < 1 ? 0 : parts.slice(0, index).join('.').length + 1;
  const to = index < 0 ? token.length : from + (parts[index] ?? '').length;
  return { part, from, to: Math.max(to, from + 1), message, excerpt: null };
}
