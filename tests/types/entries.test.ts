// The other entries.
import { decode, expiresIn, isExpired } from 'jotwasm/decode';
import { init, initSync, verify } from 'jotwasm/slim';
import type { Key } from 'jotwasm';
import full from 'jotwasm/full.wasm';
import { Key as FullKey } from 'jotwasm/full';
import token from 'jotwasm/token.wasm';

const done: Promise<void> = init(token);
init(new URL('https://example.com/token.wasm'));
init(fetch('/token.wasm'));
initSync(token);
initSync(full);
// A key is a key, whichever entry it came from.
export const key: Key = FullKey.generate('ML-DSA-65');
initSync(new Uint8Array());
export const results: [object, object, number, boolean, Promise<void>] = [
  verify('a.b.c', 'secret'),
  decode('a.b.c'),
  expiresIn('a.b.c'),
  isExpired('a.b.c'),
  done,
];
