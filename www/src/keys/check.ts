/** All that a key says about a token: the verdict, every check, what the key is, and what would help. */
import { explain, Key, KeySet, type Check, type ErrorCode, type Header, JwtError } from 'jotwasm/full';
import type { Reading } from '../token/reading.ts';
import { sentence } from './advice.ts';
import { optionsOf, type Expected } from './expected.ts';
import { factsOf, type KeyFacts } from './facts.ts';
import type { KeyInput } from './key-input.ts';
import { readKey } from './read-key.ts';
import {
  remarksOnFailure,
  remarksOnIssuer,
  remarksOnKey,
  remarksOnSet,
  remarksOnText,
  type Remark,
} from './remarks.ts';
import { verdictOn, type Verdict } from './verdict.ts';

export type { Verdict } from './verdict.ts';
export interface Assessment {
  verdict: Verdict;
  /** None where there is no token. */
  checks: Check[];
  /** Of the one key; of a set, of the key that fits. */
  facts: KeyFacts | null;
  remarks: Remark[];
}

/** A key that was read, or why it was not. */
interface Opened {
  keys: Key | KeySet | null;
  error: unknown;
}

export function assess(reading: Reading, input: KeyInput, expected: Expected): Assessment {
  const header = (reading.header?.value ?? null) as Header | null;
  const { keys, error } = open(input, header);
  let member: Key | null = null;
  try {
    member = keys instanceof KeySet ? memberOf(keys, header) : keys;
    const facts = member && factsOf(member);
    const checks = reading.token === '' ? [] : checksOf(reading.token, keys, error, expected);
    const verdict = verdictOn({ reading, input, checks, error, facts, expected });
    const remarks = collect(reading, input, keys, facts, verdict.tone === 'bad');
    const help = remarks.find(({ tone }) => tone === 'good');
    return { verdict: help ? { ...verdict, detail: help.text } : verdict, checks, facts, remarks };
  } finally {
    member?.free();
    if (keys !== member) keys?.free();
  }
}

function open(input: KeyInput, header: Header | null): Opened {
  if (isUnset(input)) return { keys: null, error: null };
  try {
    return { keys: readKey(input, header?.alg), error: null };
  } catch (error) {
    return { keys: null, error };
  }
}

/** Nothing was given yet, or not fetched yet: that is no fault. */
function isUnset({ kind, text, fetched }: KeyInput): boolean {
  return kind === 'url' ? !fetched : text.trim() === '';
}

function memberOf(set: KeySet, header: Header | null): Key | null {
  try {
    return header && set.find(header);
  } catch {
    return null;
  }
}

function checksOf(token: string, keys: Key | KeySet | null, error: unknown, expected: Expected): Check[] {
  const { checks } = explain(token, keys ?? undefined, optionsOf(expected));
  if (error === null) return checks;
  const place = checks.findIndex(({ name }) => name === 'signature');
  if (place === -1) return checks;
  const signature = checks[place]!;
  const unmade: Check = { ...signature, message: 'The signature was not checked: the key cannot be used.' };
  return [...checks.slice(0, place), unreadable(error), unmade, ...checks.slice(place + 1)];
}

function unreadable(error: unknown): Check {
  const message = error instanceof Error ? error.message : String(error);
  const code: ErrorCode = error instanceof JwtError ? error.code : 'ERR_JWK_INVALID';
  return { name: 'key', ok: false, code, message: error instanceof JwtError ? sentence(message) : message };
}

function collect(
  { token, header, payload }: Reading,
  input: KeyInput,
  keys: Key | KeySet | null,
  facts: KeyFacts | null,
  failed: boolean,
): Remark[] {
  const remarks = [...remarksOnText(input), ...remarksOnIssuer(input, payload?.value['iss'])];
  if (facts) remarks.push(...remarksOnKey(input, facts));
  if (!header) return remarks;
  const named = header.value as Header;
  if (keys instanceof KeySet) remarks.push(...remarksOnSet(input, keys, named, facts !== null));
  return failed ? [...remarks, ...remarksOnFailure(token, named, input)] : remarks;
}
