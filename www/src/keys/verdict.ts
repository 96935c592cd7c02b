/** What the checks of a token come to, in one sentence. */
import { JwtError, type Check } from 'jotwasm/full';
import { words } from '../language/words.ts';
import type { Reading } from '../token/reading.ts';
import { adviseOnKey, sentence } from './advice.ts';
import type { Expected } from './expected.ts';
import type { KeyFacts } from './facts.ts';
import type { KeyInput } from './key-input.ts';
import { isKnown } from './needs.ts';

export interface Verdict {
  tone: 'good' | 'bad' | 'caution' | 'idle';
  title: string;
  detail: string;
  code: string | null;
}

export interface Findings {
  reading: Reading;
  input: KeyInput;
  checks: readonly Check[];
  /** Why there is no key. */
  error: unknown;
  facts: KeyFacts | null;
  expected: Expected;
}

export function verdictOn(findings: Findings): Verdict {
  const { reading, input, checks, error } = findings;
  const { verify } = words();
  if (!reading.header || !reading.payload) return { tone: 'idle', code: null, ...verify.noToken };
  const cut = checks.find(({ name, ok }) => name === 'format' && !ok);
  if (cut) return { tone: 'idle', title: verify.noToken.title, detail: sentence(cut.message), code: null };
  const { alg } = reading.header.value;
  if (!isKnown(alg)) return unknown(alg);
  if (input.kind === 'url' && !input.fetched) return { tone: 'idle', code: null, ...verify.notFetched };
  if (input.text.trim() === '') return { tone: 'idle', code: null, ...verify.noKey };
  if (error !== null) return { tone: 'bad', ...adviseOnKey(error, alg, input.kind) };
  const failed = checks.find(({ ok }) => !ok);
  if (!failed) return good(findings.expected);
  const signed = checks.some(({ name, ok }) => name === 'signature' && ok);
  return signed ? refused(failed, alg) : unsigned(failed, findings);
}

function good(expected: Expected): Verdict {
  const { title, detail, expected: asExpected } = words().verify.good;
  const asked = Object.values(expected).some((text) => text !== '');
  return { tone: 'good', title, detail: asked ? asExpected : detail, code: null };
}

/** The signature is good, and something else is not. */
function refused(check: Check, alg: string): Verdict {
  const { title, expired, early } = words().verify.refused;
  const code = check.code ?? null;
  if (check.name === 'exp' && code === 'ERR_JWT_EXPIRED') return { tone: 'caution', title, detail: expired, code };
  if (check.name === 'nbf' && check.claim === 'nbf') return { tone: 'caution', title, detail: early, code };
  const { checks, verify } = words();
  const detail = check.name === 'algorithm' ? verify.notExpectedAlgorithm(alg) : checks.message(check.message);
  return { tone: 'caution', title, detail, code };
}

function unsigned({ code, message }: Check, { reading, input, facts }: Findings): Verdict {
  const { notAccepted } = words().verify;
  if (code === undefined) return { tone: 'bad', title: notAccepted, detail: sentence(message), code: null };
  const advice = adviseOnKey(new JwtError(code, message), reading.header?.value['alg'], input.kind, facts ?? undefined);
  return { tone: 'bad', ...advice };
}

function unknown(alg: unknown): Verdict {
  const { verify } = words();
  const code = null;
  if (typeof alg !== 'string') return { tone: 'bad', title: verify.noAlgorithm, detail: verify.algNotText, code };
  const title = verify.cannotCheck(alg);
  if (alg.toLowerCase() === 'none') return { tone: 'bad', title, detail: verify.none, code };
  return { tone: 'caution', title, detail: verify.unknownAlgorithm, code };
}
