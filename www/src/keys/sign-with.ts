/** Signs claims with what stands in a key field, and says what went wrong when that cannot be done. */
import { JwtError, Key, sign } from 'jotwasm/full';
import { adviseOnKey } from './advice.ts';
import type { PlaygroundAlgorithm } from './algorithms.ts';
import { publicHalf } from './generate.ts';
import { KeyInputError, readKey, type KeyInput } from './read-key.ts';

export interface Signed {
  token: string;
  /** What the token can be checked with: the public half, or the secret itself. */
  checkKey: KeyInput;
}

/** `lifetime` null leaves `exp` as the claims have it. */
export function signWith(
  claims: Record<string, unknown>,
  input: KeyInput,
  alg: PlaygroundAlgorithm,
  lifetime: string | null,
): Signed {
  const key = readKey(input, alg);
  try {
    if (!(key instanceof Key)) throw new KeyInputError('This is a set of keys; to sign, give one.');
    if (key.alg !== undefined && key.alg !== alg)
      throw new KeyInputError(`This key is for ${key.alg}, not for ${alg}.`);
    return { token: signClaims(claims, key, lifetime), checkKey: publicHalf(key) ?? input };
  } finally {
    key.free();
  }
}

export function whyUnsigned(error: unknown, alg: PlaygroundAlgorithm, input: KeyInput): string {
  if (error instanceof SyntaxError) return 'The claims are not a JSON object.';
  if (error instanceof JwtError || error instanceof KeyInputError) {
    const { title, detail } = adviseOnKey(error, alg, input.kind);
    return `${title}. ${detail}`;
  }
  return error instanceof Error ? error.message : String(error);
}

function signClaims(claims: Record<string, unknown>, key: Key, lifetime: string | null): string {
  if (lifetime === null) return sign(claims, key);
  const { exp: _replaced, ...rest } = claims;
  return sign(rest, key, { expiresIn: lifetime });
}
