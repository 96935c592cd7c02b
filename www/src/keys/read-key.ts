/**
 * Turns what stands in a key field into a key. Short secrets and RSA keys are let in here: a debugger has to look
 * at them too.
 */
import { Key, KeySet, type Algorithm, type HmacAlgorithm, type Jwk, type Jwks } from 'jotwasm/full';
import { words } from '../language/words.ts';
import { foreignKey } from './foreign.ts';
import { isBareDer, KeyInputError, type KeyInput } from './key-input.ts';
import { isObject, mendJwk, type MendedJwk } from './mend-jwk.ts';
import { mendPem, underEveryLabel } from './mend-pem.ts';
import { isHmac, isKnown } from './needs.ts';

export { kindOf, KeyInputError, type KeyInput, type KeyKind, type SecretEncoding } from './key-input.ts';

const SHORT = { allowInsecureKeySizes: true };

export function readKey(input: KeyInput, alg: unknown): Key | KeySet {
  if (input.text.trim() === '') throw new KeyInputError(words().key.empty);
  if (input.kind === 'secret') return readSecret(input, alg);
  if (input.kind === 'pem') return readPem(input.text);
  if (input.kind === 'jwk') return readJwk(input.text, alg);
  if (!input.fetched) throw new KeyInputError(words().fetch.notYet);
  return readJwk(input.fetched.jwks, alg);
}

export function readSecret(input: KeyInput, alg: unknown): Key {
  const text = input.encoding === 'utf8' ? input.text : bare(input);
  return Key.fromSecret(text, isHmac(alg) ? alg : 'HS256', { encoding: input.encoding, ...SHORT });
}

/** The members of a set, as they stand there. Null where it is none. */
export function membersOf(input: KeyInput): Jwk[] | null {
  const text = input.kind === 'jwk' ? input.text : input.kind === 'url' ? input.fetched?.jwks : undefined;
  if (text === undefined) return null;
  try {
    const { value } = mendJwk(text);
    return isObject(value) && Array.isArray(value['keys']) ? (value['keys'].filter(isObject) as Jwk[]) : null;
  } catch {
    return null;
  }
}

/** One JWK, short secrets too, for an algorithm where it leaves that open. */
function readOneJwk(jwk: Jwk, alg: unknown): Key {
  const open = jwk.kty === 'oct' && jwk.alg === undefined && isHmac(alg) ? alg : undefined;
  try {
    return Key.fromJwk(jwk, open);
  } catch (error) {
    const named = open ?? jwk.alg;
    if (jwk.kty !== 'oct' || typeof jwk['k'] !== 'string' || jwk['k'] === '' || !isHmac(named)) throw error;
    return fromShortJwk(jwk['k'], named, jwk.kid);
  }
}

/** The key whatever its JWK says that it is for. */
export function readForAlgorithm({ use, key_ops, alg, ...jwk }: Jwk, wanted: Algorithm): Key {
  return readOneJwk(jwk.kty === 'AKP' ? { ...jwk, ...(alg && { alg }) } : { ...jwk, alg: wanted }, wanted);
}

function fromShortJwk(secret: string, alg: HmacAlgorithm, kid: unknown): Key {
  const named = typeof kid === 'string' ? { kid } : {};
  return Key.fromSecret(secret, alg, { encoding: 'base64url', ...named, ...SHORT });
}

/** White space and a lost padding are no matter to anyone who pastes a secret. */
function bare({ text, encoding }: KeyInput): string {
  const letters = text.replace(/\s+/g, '');
  if (encoding === 'hex') return letters.replace(/^0x/i, '').replaceAll(':', '');
  const unpadded = letters.replace(/=+$/, '');
  return encoding === 'base64' ? unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, '=') : unpadded;
}

function readPem(text: string): Key {
  const body = text.trim();
  if (isBareDer(body)) return firstOf(underEveryLabel(body));
  const { pem } = mendPem(text);
  const foreign = foreignKey(pem);
  if (foreign) throw new KeyInputError(words().keyHelp.foreign[foreign]);
  return Key.fromPem(pem, undefined, SHORT);
}

function firstOf(pems: readonly string[]): Key {
  for (const pem of pems) {
    try {
      return Key.fromPem(pem, undefined, SHORT);
    } catch {
      // Another label may fit.
    }
  }
  throw new KeyInputError(words().keyHelp.noLabelFits);
}

function readJwk(text: string, alg: unknown): Key | KeySet {
  const { value } = parseJwk(text);
  if (!isObject(value)) throw new KeyInputError(words().key.notAnObject);
  if ('keys' in value) return new KeySet(value as unknown as Jwks);
  if (typeof value['jwks_uri'] === 'string') throw new KeyInputError(words().keyHelp.isDiscovery);
  return readOneJwk(value as Jwk, isKnown(alg) ? alg : undefined);
}

function parseJwk(text: string): MendedJwk {
  try {
    return mendJwk(text);
  } catch {
    throw new KeyInputError(words().key.notJson);
  }
}
