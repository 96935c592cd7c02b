// The other entries.
import { decode, expiresIn, isExpired } from 'jotwasm/decode';
import { init, initSync, verify } from 'jotwasm/slim';
import token from 'jotwasm/token.wasm';

const done: Promise<void> = init(token);
init(new URL('https://example.com/token.wasm'));
init(fetch('/token.wasm'));
initSync(token);
initSync(new Uint8Array());
export const results: [object, object, number, boolean, Promise<void>] = [
  verify('a.b.c', 'secret'),
  decode('a.b.c'),
  expiresIn('a.b.c'),
  isExpired('a.b.c'),
  done,
];
