/** The token the page starts with: signed in the page a moment ago, so that its countdown runs. */
import { sign } from 'jotwasm/full';
import type { KeyInput } from '../keys/read-key.ts';

const SECRET = 'a shared secret of 32 bytes or more';

export function createSample(): { token: string; key: KeyInput } {
  const claims = { name: 'Ada Lovelace', roles: ['analyst', 'engineer'] };
  const token = sign(claims, SECRET, {
    issuer: 'https://login.example',
    subject: 'ada',
    audience: 'https://api.example',
    expiresIn: '5m',
  });
  return { token, key: { kind: 'secret', text: SECRET, encoding: 'utf8' } };
}
