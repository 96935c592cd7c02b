/** Why there is no token, for the person who wrote its parts, and what would help. */
import { JwtError, type Algorithm } from 'jotwasm/full';
import { words } from '../language/words.ts';
import { isRsa } from './algorithms.ts';
import { isHmac, isKnown } from './needs.ts';
import { KeyInputError } from './read-key.ts';
import { UnfitKey } from './sign-with.ts';

export interface Refusal {
  text: string;
  /** The algorithm that would do. */
  choose: Algorithm | null;
}

const TEXTS = ['kid', 'typ', 'cty', 'jku', 'x5u', 'x5t', 'x5t#S256'];

/** What a header may not say, before it is signed. */
export function headerRefusal(header: Record<string, unknown>, alg: Algorithm): Refusal | null {
  const say = words().sign;
  const { alg: named, crit } = header;
  if (named !== undefined && named !== alg) return otherAlgorithm(named, alg);
  if ('b64' in header) return because(say.b64);
  if ('enc' in header || 'zip' in header) return because(say.encrypted('enc' in header ? 'enc' : 'zip'));
  if (crit !== undefined && !isCritical(crit, header)) return because(say.crit);
  const wrong = TEXTS.find((name) => Object.hasOwn(header, name) && typeof header[name] !== 'string');
  return wrong === undefined ? null : because(say.parameterNotText(wrong));
}

export function whyUnsigned(error: unknown, alg: Algorithm): Refusal {
  const say = words().sign;
  if (error instanceof UnfitKey) return unfit(error, alg);
  if (error instanceof JwtError && error.claim !== undefined) return because(say.claimOfWrongType(error.claim));
  const message = error instanceof Error ? error.message : String(error);
  if (/modulus/.test(message)) return because(say.rsaTooShort);
  if (/forbids signing/.test(message)) return because(say.useForbids);
  if (/is encrypted/.test(message)) return because(say.encryptedKey);
  if (/surrogate/.test(message)) return because(say.halfACharacter);
  if (/a secret for .* needs/.test(message) && isHmac(alg)) return because(say.shortJwkSecret(alg));
  if (/not valid (hex|base64)/.test(message)) return because(say.wrongEncoding);
  if (/is not a secret|a (PEM|JWK|DER)/.test(message) && isHmac(alg)) return because(say.notASecret(alg));
  if (error instanceof KeyInputError) return because(message);
  return because(
    error instanceof JwtError && error.code.startsWith('ERR_JWK') ? say.unreadableKey(message) : say.refused(message),
  );
}

const because = (text: string): Refusal => ({ text, choose: null });

function otherAlgorithm(named: unknown, alg: Algorithm): Refusal {
  const say = words().sign;
  if (typeof named !== 'string') return because(say.parameterNotText('alg'));
  if (named.toLowerCase() === 'none') return because(say.none);
  if (!isKnown(named)) return because(say.unknownAlgorithm(named));
  return { text: say.headerSaysOther(named, alg), choose: named };
}

function unfit({ why, facts }: UnfitKey, alg: Algorithm): Refusal {
  const say = words().sign;
  if (!facts || why === 'set') return because(say.keySet);
  if (why === 'short') return because(say.rsaTooShort);
  const kind = words().sign.kindOfKey(facts);
  const choose = facts.algorithms.find((each) => isRsa(each) === isRsa(alg)) ?? facts.algorithms[0] ?? null;
  if (why === 'public') return because(say.publicKey(kind));
  if (isHmac(alg)) return { text: say.needsSecret(kind, alg), choose: facts.type === 'private' ? choose : null };
  if (facts.type === 'secret') return { text: say.secretForPrivate(alg), choose };
  return { text: say.otherKey(kind, alg, choose), choose: facts.type === 'private' ? choose : null };
}

function isCritical(crit: unknown, header: Record<string, unknown>): boolean {
  if (!Array.isArray(crit) || crit.length === 0 || new Set(crit).size < crit.length) return false;
  const registered = ['alg', 'typ', 'cty', 'kid', 'crit', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256'];
  return crit.every((name) => typeof name === 'string' && Object.hasOwn(header, name) && !registered.includes(name));
}
