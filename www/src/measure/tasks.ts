/** What is measured: whole calls, from claims to a token and from a token to claims, on both sides. */
import { decode, sign, verify, Key } from 'jotwasm/full';
import { createPair, type Pair, type PairAlgorithm } from './pairs.ts';
import { signWithWebCrypto, verifyWithWebCrypto, decodeByHand } from './webcrypto.ts';

export type Operation = 'sign' | 'verify' | 'decode';
/** As it stands in the table; alg is null where no key is used. */
export interface TaskName {
  operation: Operation;
  alg: PairAlgorithm | null;
}
export interface Task extends TaskName {
  ours: () => unknown;
  /** Not there where the browser's WebCrypto lacks the algorithm. */
  theirs: (() => unknown) | null;
}

export const TASKS: readonly TaskName[] = [
  { operation: 'sign', alg: 'HS256' },
  { operation: 'verify', alg: 'HS256' },
  { operation: 'sign', alg: 'ES256' },
  { operation: 'verify', alg: 'ES256' },
  { operation: 'sign', alg: 'EdDSA' },
  { operation: 'verify', alg: 'EdDSA' },
  { operation: 'verify', alg: 'RS256' },
  { operation: 'decode', alg: null },
];

const CLAIMS = {
  iss: 'https://login.example',
  sub: '248289761001',
  aud: 'https://api.example',
  scope: 'notes:read notes:write',
  name: 'Ada Lovelace',
};
const LIFETIME = 900;

export async function prepare(name: TaskName): Promise<Task> {
  const pair = await createPair(name.alg ?? 'HS256');
  const key = Key.fromJwk(pair.jwk, pair.alg);
  const token = sign(CLAIMS, key, { expiresIn: LIFETIME });
  return { ...name, ...sidesOf(name.operation, token, key, pair) };
}

function sidesOf(operation: Operation, token: string, key: Key, pair: Pair): Pick<Task, 'ours' | 'theirs'> {
  if (operation === 'decode') return { ours: () => decode(token), theirs: () => decodeByHand(token) };
  if (operation === 'sign') {
    const ours = (): string => sign(CLAIMS, key, { expiresIn: LIFETIME });
    return { ours, theirs: pair.keys && (() => signWithWebCrypto(CLAIMS, LIFETIME, pair)) };
  }
  const checking = pair.alg === 'HS256' ? key : key.publicKey();
  const ours = (): object => verify(token, checking);
  return { ours, theirs: pair.keys && (() => verifyWithWebCrypto(token, pair)) };
}
