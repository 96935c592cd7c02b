/** Who issues the demo's tokens, for whom, and with which key. */
import { Key } from 'jotwasm';

export const ISSUER = 'https://demo.jotwasm.example';
export const AUDIENCE = 'https://demo.jotwasm.example/api';

/** An access token names its kind (RFC 9068), so that no other token of this issuer passes for one. */
export const TOKEN_TYPE = 'at+jwt';

let key: Key | undefined;

/**
 * The key of this running instance. It is made inside the first request, since a Worker has no randomness
 * while it starts. A module's variables live as long as an isolate: where several run, or one is replaced,
 * each has its own key and refuses the others' tokens. Fine for a demo on one machine; a real issuer keeps
 * its keys in a store and publishes the public halves.
 */
export function instanceKey(): Key {
  key ??= Key.generate('ES256');
  return key;
}
