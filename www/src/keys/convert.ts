/** One key in every form it can have: PEM ↔ JWK, the public half of a private key, the key of a certificate. */
import { Key, type Jwk } from 'jotwasm/full';
import { factsOf, type KeyFacts } from './facts.ts';
import { readKey, type KeyInput } from './read-key.ts';

export type Half = 'private' | 'public';
export type Form = 'pem' | 'jwk' | 'jwks' | 'secret';
/** What is known beside the key: the algorithm that is chosen, and the kid that the header has. */
export interface About {
  alg: string;
  kid: string | null;
}
export interface Conversion {
  /** One, but for a set of keys. */
  facts: KeyFacts[];
  halves: readonly Half[];
  /** Of the public key; null for secrets, whose thumbprint helps to guess them, and for sets. */
  thumbprint: string | null;
  forms: readonly Form[];
  /** As a file would hold it. */
  text(half: Half, form: Form): string;
  /** "es256-private.pem" */
  fileName(half: Half, form: Form): string;
}

/** @throws what reading the key throws */
export function convert(input: KeyInput, about: About): Conversion {
  const keys = keysOf(input);
  try {
    return conversionOf(keys, about);
  } finally {
    for (const key of keys) key.free();
  }
}

function keysOf(input: KeyInput): Key[] {
  if (input.kind === 'pem') {
    try {
      // RSA keys too short to sign with are to be looked at as well.
      return [Key.fromPem(input.text.trim(), undefined, { allowInsecureKeySizes: true })];
    } catch {
      // It may be damaged in a way that readKey mends.
    }
  }
  const read = readKey(input, 'HS256');
  if (read instanceof Key) return [read];
  try {
    return read.toJwks({ private: true }).keys.map((jwk) => Key.fromJwk(jwk));
  } finally {
    read.free();
  }
}

function conversionOf(keys: Key[], about: About): Conversion {
  const facts = keys.map(factsOf);
  const isSecret = facts.some(({ type }) => type === 'secret');
  const hasPrivate = isSecret || facts.some(({ type }) => type === 'private');
  const halves: Half[] = [...(hasPrivate ? ['private' as const] : []), ...(isSecret ? [] : ['public' as const])];
  const offered: Form[] = [isSecret ? 'secret' : 'pem', ...(keys.length > 1 ? [] : ['jwk' as const]), 'jwks'];
  // Written out at once: the keys themselves do not outlive this.
  const texts = new Map(halves.map((half) => [half, textsOf(keys, facts, half, about)]));
  return {
    facts,
    halves,
    thumbprint: (keys.length === 1 && facts[0]!.thumbprint) || null,
    forms: offered,
    text: (half, form) => texts.get(half)?.[form] ?? '',
    fileName: (half, form) => fileName(facts, about.alg, isSecret ? 'secret' : half, form),
  };
}

function textsOf(keys: Key[], facts: KeyFacts[], half: Half, about: About): Record<Form, string> {
  const jwks = keys.map((key, index) => jwkOf(key, half, about, facts[index]!));
  const pem = (key: Key): string =>
    key.type === 'secret' ? '' : key.toPem({ private: half === 'private' && key.type === 'private' });
  return {
    pem: keys.map(pem).join(''),
    jwk: write(jwks[0] ?? {}),
    jwks: write({ keys: jwks }),
    secret: String(jwks[0]?.['k'] ?? ''),
  };
}

function jwkOf(key: Key, half: Half, { alg, kid }: About, facts: KeyFacts): Jwk {
  const jwk = key.toJwk({ private: half === 'private' && key.type !== 'public' });
  // A key in a set is found by its kid; a secret's thumbprint would help to guess it.
  const name = jwk.kid ?? kid ?? facts.thumbprint;
  const fits = facts.algorithms.includes(alg as never) || facts.type === 'secret';
  return { ...jwk, ...(name === undefined ? {} : { kid: name }), use: 'sig', ...(fits ? { alg } : {}) };
}

const write = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function fileName(facts: KeyFacts[], alg: string, half: Half | 'secret', form: Form): string {
  const [first] = facts;
  const fits = first?.type === 'secret' || first?.algorithms.includes(alg as never);
  const name = facts.length > 1 ? 'keys' : fits ? alg : (first?.algorithms[0] ?? 'key');
  const ending = { pem: 'pem', jwk: 'jwk.json', jwks: 'jwks.json', secret: 'txt' }[form];
  return `${name.toLowerCase()}-${half}.${ending}`;
}
