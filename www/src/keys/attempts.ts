/** Where a signature does not verify: would it with the same text read otherwise, or with another key of the set? */
import { verifyJws, type Header, type Jwk, type Key } from 'jotwasm/full';
import { ENCODINGS, type KeyInput, type SecretEncoding } from './key-input.ts';
import { isHmac, isKnown } from './needs.ts';
import { readForAlgorithm, readSecret } from './read-key.ts';

/** The same secret as it should have been read; null where no way of reading it helps. */
export function otherReading(token: string, header: Header, input: KeyInput): KeyInput | null {
  if (input.kind !== 'secret' || !isHmac(header.alg)) return null;
  const texts = [...new Set([input.text, input.text.trim(), `${input.text.trim()}\n`])];
  for (const text of texts) {
    for (const encoding of likeliest(text)) {
      const other: KeyInput = { kind: 'secret', text, encoding };
      if (verifies(token, header, () => readSecret(other, header.alg))) return other;
    }
  }
  return null;
}

/** Both kinds of base64 are the same where there is nothing to tell them apart; padding is of the older one. */
function likeliest(text: string): readonly SecretEncoding[] {
  return /[+/=]/.test(text) ? ['utf8', 'base64', 'base64url', 'hex'] : ENCODINGS;
}

/** The member that made the signature, whatever kid and alg it has. */
export function otherMember(token: string, header: Header, members: readonly Jwk[]): Jwk | null {
  const { alg } = header;
  if (!isKnown(alg)) return null;
  return members.find((jwk) => verifies(token, header, () => readForAlgorithm(jwk, alg))) ?? null;
}

/** The signature alone: what the claims say is another matter. */
function verifies(token: string, { crit }: Header, make: () => Key): boolean {
  let key: Key | undefined;
  try {
    key = make();
    verifyJws(token, key, crit ? { crit } : {});
    return true;
  } catch {
    return false;
  } finally {
    key?.free();
  }
}
