import type { KeyFacts } from '../../keys/facts.ts';

const halves = { secret: 'secret', private: 'private key', public: 'public key' };

/** "an RSA private key of 2048 bits" */
function kindOfKey({ type, kty, crv, bits, alg }: KeyFacts): string {
  if (type === 'secret') return 'a secret';
  if (kty === 'RSA') return `an RSA ${halves[type]} of ${bits} bits`;
  const name = kty === 'EC' && crv !== 'secp256k1' ? `EC ${crv}` : (crv ?? alg ?? kty);
  return `${/^[EM]/.test(name) ? 'an' : 'a'} ${name} ${halves[type]}`;
}

export const sign = {
  title: 'Sign',
  lead: 'Write the header and the claims, choose a key, take the token. It is signed anew at every change.',
  header: 'Header, as JSON',
  claims: 'Claims, as JSON',
  format: 'Tidy up',
  formatWhat: (what: string) => `Tidy up: ${what}`,
  insert: 'Insert',
  insertLabel: (claim: string, what: string) => `${claim}: ${what}`,
  inserts: {
    iat: 'issued now',
    nbf: 'valid from now',
    exp: 'expires in an hour',
    jti: 'a random number of its own',
    iss: 'an issuer',
    sub: 'a subject',
    aud: 'an audience',
    scope: 'what it allows',
    typ: 'an access token (RFC 9068)',
    kid: 'the thumbprint of the key (RFC 7638); a random name for a secret',
  },
  faultAt: ({ line, column }: { line: number; column: number }) => `Line ${line}, column ${column}: `,
  goThere: 'Go there',
  rounded: 'This browser rounds numbers beyond 2⁵³: the token will not hold them as they are written.',
  lifetime: 'Expires after',
  lifetimes: {
    '1m': '1 min',
    '5m': '5 min',
    '15m': '15 min',
    '1h': '1 hour',
    '1d': '1 day',
    '7d': '7 days',
    '30d': '30 days',
    none: 'Never',
    written: 'As written',
  },
  lifetimeHint: {
    preset: 'iat and exp are added when the token is made.',
    none: 'exp is left out, and iat is added.',
    written: 'Signed exactly as written: no claim is added.',
  },
  key: 'Key to sign with',
  generate: 'Generate a key',
  bits: 'RSA key size',
  bitsOf: (bits: string) => `${bits} bits`,
  generating: (alg: string, bits: string) => `Making a key for ${alg} with ${bits} bits. That may take some seconds.`,
  generated: (alg: string) => `A new key for ${alg} is there.`,
  notGenerated: 'The browser could not make this key. Try again, or paste one of your own.',
  token: 'Token',
  signedToken: 'Signed token',
  copy: 'Copy token',
  inspect: 'Inspect it',
  choose: (alg: string) => `Choose ${alg}`,
  size: (bytes: string) => `${bytes} bytes`,
  headerFirst: 'There is no token yet: the header is not a JSON object.',
  claimsFirst: 'There is no token yet: the claims are not a JSON object.',
  none: '“none” means no signature: anyone could have written such a token. It is not made here, and must be accepted nowhere.',
  unknownAlgorithm: (alg: string) => `jotwasm does not know the algorithm “${alg}”.`,
  headerSaysOther: (named: string, alg: string) => `The header says ${named}, and ${alg} is chosen.`,
  b64: 'b64 is for other payloads: a JWT must be encoded, so b64 has no place in its header (RFC 7797, 7).',
  encrypted: (name: string) => `${name} belongs to encrypted tokens (JWE); a signed one has no use for it.`,
  crit: 'crit must be a list with at least one name, each once, of parameters that stand in this header and that RFC 7515 does not define itself (RFC 7515, 4.1.11).',
  parameterNotText: (name: string) => `The header parameter ${name} must be a text.`,
  claimOfWrongType: (claim: string) =>
    ({
      exp: 'exp must be a number: seconds since 1970.',
      nbf: 'nbf must be a number: seconds since 1970.',
      iat: 'iat must be a number: seconds since 1970.',
      aud: 'aud must be a text or a list of texts.',
    })[claim] ?? `${claim} must be a text.`,
  rsaTooShort: 'This RSA key is too short: RS and PS algorithms need 2048 bits or more (RFC 7518, 3.3).',
  useForbids: 'The key’s own “use” or “key_ops” says that it is not for signing.',
  encryptedKey: 'This private key is encrypted. Decrypt it first, for instance with: openssl pkcs8 -in key.pem.',
  halfACharacter: 'There is half a character in a text (a lone surrogate such as \\ud800).',
  shortJwkSecret: (alg: string) =>
    `This JWK holds too short a secret for ${alg}. As a secret (base64url) it could be tried all the same.`,
  wrongEncoding: 'The secret is not written in the chosen encoding.',
  notASecret: (alg: string) => `${alg} takes a secret, and a key in PEM or JWK form must never be used as one.`,
  keySet: 'This is a set of keys. To sign, give one of them.',
  publicKey: (kind: string) => `This is ${kind}: it checks signatures. To sign, give the private one.`,
  needsSecret: (kind: string, alg: string) => `This is ${kind}; ${alg} takes a secret that both sides share.`,
  secretForPrivate: (alg: string) => `This is a secret; ${alg} takes a private key, as PEM or JWK.`,
  otherKey: (kind: string, alg: string, does: string | null) =>
    `This is ${kind}${does ? `, for ${does}` : ''}; it cannot sign with ${alg}.`,
  unreadableKey: (message: string) => `The key cannot be read: ${message}.`,
  refused: (message: string) => `It cannot be signed: ${message}.`,
  kindOfKey,
  forms: {
    title: 'Copy, download or convert this key',
    hint: 'PEM to JWK and back, the public half of a private key, the key of a certificate: whatever stands in the field above.',
    half: 'Half',
    halves: { private: 'Private', public: 'Public' },
    form: 'Form',
    secret: 'Secret',
    text: (form: string) => `The key as ${form}`,
    copy: 'Copy',
    download: (file: string) => `Download ${file}`,
    privateNote: 'Private: whoever has this can sign in your name. Keep it out of chats, tickets and repositories.',
    secretNote: 'Secret: whoever has this can sign and check. Hand it only to those who must have it.',
    publicNote: 'Public: it only checks signatures, and may be shown to anyone.',
    thumbprint: 'Thumbprint',
    thumbprintWhat: 'SHA-256 of the public key (RFC 7638)',
    nothing: 'Paste a key above, or generate one.',
    unreadable: 'What stands above cannot be read as a key.',
    url: 'The keys of a URL are fetched where tokens are checked. To convert one, paste it.',
    kind: (facts: KeyFacts) => {
      const kind = kindOfKey(facts).replace(/^an? /, '');
      const size = facts.type === 'secret' ? ` of ${facts.bits} bits` : '';
      return kind.charAt(0).toUpperCase() + kind.slice(1) + size;
    },
    severalKeys: (count: number) => `A set of ${count} keys`,
  },
};
