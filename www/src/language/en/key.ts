/** A key, and what it is. */
export const key = {
  kindOfKey: 'Kind of key',
  kinds: { secret: 'Secret', pem: 'PEM', jwk: 'JWK', url: 'URL' },
  writtenAs: 'Secret written as',
  encodings: { utf8: 'UTF-8 text', base64url: 'base64url', base64: 'base64', hex: 'hex' },
  placeholders: {
    secret: 'the shared secret',
    pem: '-----BEGIN PUBLIC KEY-----   or a certificate',
    jwk: '{ "kty": "EC", "crv": "P-256", "x": "…", "y": "…" }   or a JWK Set',
    url: 'https://issuer.example   or the URL of its JWK Set',
  },
  empty: 'The field is empty.',
  notJson: 'This is not JSON. A JWK looks like {"kty": "EC", "crv": "P-256", …}.',
  notAnObject: 'A JWK is a JSON object.',
  facts: 'What this key is',
  type: 'Type',
  algorithm: 'For',
  anyOfType: 'any algorithm of its type',
  kid: 'kid',
  noKid: 'none',
  thumbprint: 'Thumbprint (RFC 7638, SHA-256)',
  half: 'Public or private',
  halves: { secret: 'neither: whoever checks with it can also sign', private: 'private', public: 'public' },
  /** "RSA key of 2048 bits" */
  rsa: (bits: number) => `RSA key of ${bits} bits`,
  ec: (curve: string) => `EC key on ${curve}`,
  okp: (curve: string) => `${curve} key`,
  akp: (alg: string) => `${alg} key`,
  oct: (bytes: number) => (bytes === 1 ? 'Secret of 1 byte' : `Secret of ${bytes} bytes`),
  shortSecret: (bytes: number, alg: string, wanted: number) =>
    `This secret has ${bytes} bytes; ${alg} asks for ${wanted} or more (RFC 7518, 3.2). ` +
    'Outside this page jotwasm refuses it unless allowInsecureKeySizes is set.',
  lineBreakCounts: 'The secret ends with a line break, which counts as a part of it.',
};
