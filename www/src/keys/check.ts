/** The verdict on a token: is the signature good, and may it be used now. */
import { JwtError, verify, type Header } from 'jotwasm/full';
import { adviseOnKey, sentence } from './advice.ts';
import { describeAlgorithm, isSupported } from './algorithms.ts';
import { readKey, type KeyInput } from './read-key.ts';

export interface Verdict {
  tone: 'good' | 'bad' | 'caution' | 'idle';
  title: string;
  detail: string;
  code: string | null;
}

export function checkToken(token: string, header: Header, input: KeyInput): Verdict {
  if (!isSupported(header.alg)) return unsupported(header.alg);
  if (input.text.trim() === '') {
    return {
      tone: 'idle',
      title: 'Signature not checked',
      detail: 'Give the key below; it stays on this page.',
      code: null,
    };
  }
  try {
    checkWith(token, header, input);
    return {
      tone: 'good',
      title: 'Signature valid',
      detail: 'Signed with this key, unchanged since, and valid now.',
      code: null,
    };
  } catch (error) {
    return failure(error, header, input);
  }
}

function checkWith(token: string, header: Header, input: KeyInput): void {
  const key = readKey(input, header.alg);
  try {
    verify(token, key);
  } finally {
    key.free();
  }
}

function failure(error: unknown, header: Header, input: KeyInput): Verdict {
  // The claims come along with an error only where the signature was already found good.
  if (error instanceof JwtError && error.payload) {
    return {
      tone: 'caution',
      title: 'Signature valid, token refused',
      detail: refusal(error),
      code: error.code,
    };
  }
  return { tone: 'bad', ...adviseOnKey(error, header.alg, input.kind) };
}

function refusal(error: JwtError): string {
  if (error.code === 'ERR_JWT_EXPIRED') return 'Signed with this key, but expired.';
  if (error.claim === 'nbf' && error.reason === 'check_failed')
    return 'Signed with this key, but not valid yet.';
  return sentence(error.message);
}

function unsupported(alg: unknown): Verdict {
  const tone = typeof alg === 'string' && alg.toLowerCase() !== 'none' ? 'caution' : 'bad';
  const title = typeof alg === 'string' ? `${alg} cannot be checked here` : 'No algorithm to check with';
  return { tone, title, detail: `${describeAlgorithm(alg)}.`, code: null };
}
