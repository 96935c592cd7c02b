/** What an error code means for the person in front of the page, and what to try. */
import { JwtError, type ErrorCode } from 'jotwasm/full';
import { words } from '../language/words.ts';
import type { KeyFacts } from './facts.ts';
import { KeyInputError, type KeyKind } from './key-input.ts';
import { nameKey, nameNeed } from './key-names.ts';
import { isHmac, isKnown, keyNeed } from './needs.ts';

export interface Advice {
  title: string;
  detail: string;
  code: ErrorCode | null;
}

/** `facts` are those of the key, where it could be read. */
export function adviseOnKey(error: unknown, alg: unknown, kind: KeyKind, facts?: KeyFacts): Advice {
  const { unreadableKey } = words().verify;
  if (error instanceof JwtError) return { ...adviseOnCode(error, alg, kind, facts), code: error.code };
  const message = error instanceof Error ? error.message : String(error);
  return { title: unreadableKey, detail: error instanceof KeyInputError ? message : sentence(message), code: null };
}

function adviseOnCode(
  { code, message }: JwtError,
  alg: unknown,
  kind: KeyKind,
  facts: KeyFacts | undefined,
): Omit<Advice, 'code'> {
  const { verify } = words();
  switch (code) {
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return {
        title: verify.mismatch,
        detail: kind === 'secret' ? verify.changedOrOtherSecret : verify.changedOrOtherKey,
      };
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return { title: verify.otherAlgorithm, detail: wrongAlgorithm(alg, facts) };
    case 'ERR_JWK_INVALID':
      return { title: verify.unusableKey, detail: unusable(message) };
    case 'ERR_JWKS_INVALID':
      return { title: verify.notASet, detail: sentence(message) };
    case 'ERR_JWKS_NO_MATCHING_KEY':
      return verify.noneFits;
    case 'ERR_JWKS_MULTIPLE_MATCHING_KEYS':
      return verify.severalFit;
    case 'ERR_JOSE_NOT_SUPPORTED':
      return { title: verify.notSupported, detail: sentence(message) };
    default:
      return { title: verify.notAccepted, detail: sentence(message) };
  }
}

function wrongAlgorithm(alg: unknown, facts: KeyFacts | undefined): string {
  const { verify } = words();
  const named = String(alg);
  if (!facts || !isKnown(alg)) return isHmac(alg) ? verify.needsSecret(named) : verify.needsPublicKey(named);
  const { kty, crv } = keyNeed(alg);
  if (kty === 'oct' && facts.kty !== 'oct') return verify.confusion(nameKey(facts), named);
  if (facts.kty === 'oct' && kty !== 'oct') return verify.needsPublicKey(named);
  if (facts.kty !== kty || (crv !== undefined && facts.crv !== crv) || (kty === 'AKP' && facts.alg !== alg))
    return verify.otherType(nameKey(facts), named, nameNeed(alg));
  return facts.alg === undefined || facts.alg === alg
    ? verify.notExpectedAlgorithm(named)
    : verify.otherAlg(facts.alg, named);
}

/** Why what looks like another kind of key is refused as a secret. */
function unusable(message: string): string {
  const said = sentence(message);
  return /is not a secret/.test(message) ? `${said} ${words().verify.lookalike}` : said;
}

/** The library's own message, in the reader's language. */
export function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return words().checks.message(/[.!?。！？]$/.test(text) ? text : `${text}.`);
}
