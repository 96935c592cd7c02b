/** What helps with a key that does not fit, cannot be read, or was mended on the way in. */
import type { Foreign } from '../../keys/foreign.ts';

const foreign: Record<Foreign, string> = {
  sshPublic:
    'This is an SSH public key. Write it as PEM first: ssh-keygen -e -m pkcs8 -f key.pub',
  sshEd25519:
    'This is an SSH public key for Ed25519, which ssh-keygen cannot write as PEM. Give the issuer’s JWK, or the PEM that openssl pkey -pubout writes.',
  sshPrivate:
    'This is an SSH private key. To check a token the public half is enough: ssh-keygen -e -m pkcs8 -f key writes it as PEM.',
  certificateRequest:
    'This is a certificate request, not a certificate. Take the certificate that came of it, or the public key in it: openssl req -in request.pem -noout -pubkey',
  encrypted:
    'This private key is encrypted. To check a token the public half is enough: openssl pkey -in key.pem -pubout asks for the passphrase and writes it.',
  openPgp: 'This is an OpenPGP key. No token is signed with one of those.',
  parameters: 'These are the parameters of a curve or group, without a key.',
  noEnd: 'The PEM is cut off: its last line, -----END …-----, is missing.',
  noBegin: 'The PEM’s first line, -----BEGIN …-----, is missing or damaged.',
  otherEnd: 'The PEM ends with another label than it begins with. Were two of them put together?',
  notBase64: 'Between its first and last line the PEM has something that is not base64.',
};

export const keyHelp = {
  foreign,
  noLabelFits: 'This looks like the base64 of a PEM without its first and last line, but no kind of key fits.',
  isDiscovery: 'This is a discovery document. The keys are at its jwks_uri: give that URL, or what it answers.',
  mended: {
    quotes: 'The quotes around the PEM were left out.',
    newlines: 'The PEM had \\n written out where its lines should break; it was read with real line breaks.',
    lines: 'The PEM had lost its line breaks; they were put back.',
    dashes: 'The dashes around the PEM’s label were damaged; they were read as five each.',
    armour: 'This is the base64 of a key without its first and last line; it was read as a PEM.',
    quoted: 'The JSON stood in quotes; it was read without them.',
    array: 'This is an array of keys; it was read as a JWK Set.',
  },
  certificate: 'Of the certificate only the public key is used: who issued it and until when it is valid is not checked.',
  privateKey:
    'This is a private key. It stays in this page, and checking works with it; but the public half is enough, and safer to paste.',
  shortRsa: (bits: number) =>
    `This RSA key has ${bits} bits. It is looked at here; outside this page jotwasm refuses one under 2048 bits.`,
  readsOtherwise: (encoding: string) => `Read as ${encoding}, this secret verifies the token.`,
  readsTrimmed: (encoding: string) =>
    `Read as ${encoding}, and without the white space around it, this secret verifies the token.`,
  readsWithLineBreak: 'With a line break at its end, this secret verifies the token: it was probably read from a file.',
  readItSo: 'Read it so',
  otherMember: (key: string, header: string) => `${key} verifies the token, although the header names ${header}.`,
  theKeyWithKid: (kid: string) => `The key with kid “${kid}”`,
  aKeyWithoutKid: 'A key without a kid',
  kidAndAlg: (kid: string, alg: string) => `kid “${kid}” and ${alg}`,
  algOnly: (alg: string) => alg,
  noKidFits: (kid: string, there: string) => `No key of the set has the kid “${kid}”. It has: ${there}.`,
  noAlgFits: (alg: string, there: string) => `No key of the set is for ${alg}. It has: ${there}.`,
  emptySet: 'The set has no key in it.',
  unusableKeys: (count: number) =>
    count === 1 ? 'One key of the set cannot be used here.' : `${count} keys of the set cannot be used here.`,
  issuerIsNotUrl: (issuer: string) =>
    `The discovery document calls itself ${issuer}, which is not the URL it was asked for under. OpenID Connect Discovery (4.3) wants them to be the same.`,
  issuerIsNotIss: (issuer: string, iss: string) =>
    `The keys are those of ${issuer}, but the token’s iss says ${iss}.`,
};
