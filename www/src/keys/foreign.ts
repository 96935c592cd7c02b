/** What people paste that is a key, but none that checks a token: said by name, with the way to one that does. */
export type Foreign =
  | 'sshPublic'
  | 'sshEd25519'
  | 'sshPrivate'
  | 'certificateRequest'
  | 'encrypted'
  | 'openPgp'
  | 'parameters'
  | 'noEnd'
  | 'noBegin'
  | 'otherEnd'
  | 'notBase64';

const SIGNS: readonly (readonly [Foreign, RegExp])[] = [
  ['sshEd25519', /^\s*(?:sk-)?ssh-ed25519/],
  ['sshPublic', /^\s*(?:ssh-|ecdsa-sha2-|sk-ecdsa-)|BEGIN SSH2 PUBLIC KEY/],
  ['sshPrivate', /BEGIN OPENSSH PRIVATE KEY/],
  ['certificateRequest', /BEGIN (?:NEW )?CERTIFICATE REQUEST/],
  ['encrypted', /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type:\s*4,\s*ENCRYPTED/],
  ['openPgp', /BEGIN PGP /],
];

export function foreignKey(text: string): Foreign | null {
  const sign = SIGNS.find(([, pattern]) => pattern.test(text));
  return sign ? sign[0] : damage(text);
}

/** What is wrong with the armour itself. */
function damage(pem: string): Foreign | null {
  const labels = (word: string): (string | undefined)[] =>
    [...pem.matchAll(new RegExp(`-----${word} ([^\\n]*?)-----`, 'g'))].map(([, label]) => label);
  const begun = labels('BEGIN'),
    ended = labels('END');
  if (begun.length === 0) return ended.length > 0 ? 'noBegin' : null;
  if (ended.length < begun.length) return 'noEnd';
  if (begun.some((label, index) => label !== ended[index])) return 'otherEnd';
  if (begun.every((label) => /PARAMETERS$/.test(label ?? ''))) return 'parameters';
  const body = pem.replace(/-----[^\n]*?-----/g, '').replace(/\s/g, '');
  return /^[A-Za-z0-9+/=]*$/.test(body) ? null : 'notBase64';
}
