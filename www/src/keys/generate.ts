/** Makes a fresh key and writes it the way a key field takes it. */
import { Key } from 'jotwasm/full';
import { isHmac, type PlaygroundAlgorithm } from './algorithms.ts';
import type { KeyInput, KeyKind } from './read-key.ts';

export function generateKey(alg: PlaygroundAlgorithm, wish: KeyKind): KeyInput {
  const key = Key.generate(alg);
  try {
    return isHmac(alg) ? writeSecret(key, wish) : writePrivate(key, wish);
  } finally {
    key.free();
  }
}

/** The public half of a private key in a field, or null where there is none to give. */
export function publicHalf(key: Key): KeyInput | null {
  if (key.type === 'secret') return null;
  const half = key.publicKey();
  try {
    return { kind: 'pem', text: half.toPem(), encoding: 'utf8' };
  } finally {
    half.free();
  }
}

function writeSecret(key: Key, wish: KeyKind): KeyInput {
  const jwk = key.toJwk({ private: true });
  if (wish === 'jwk') return { kind: 'jwk', text: JSON.stringify(jwk, null, 2), encoding: 'utf8' };
  return { kind: 'secret', text: String(jwk['k']), encoding: 'base64url' };
}

function writePrivate(key: Key, wish: KeyKind): KeyInput {
  const text =
    wish === 'jwk' ? JSON.stringify(key.toJwk({ private: true }), null, 2) : key.toPem({ private: true });
  return { kind: wish === 'jwk' ? 'jwk' : 'pem', text: text.trim(), encoding: 'utf8' };
}
