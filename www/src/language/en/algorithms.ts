const hmac = (bits: number): string => `HMAC with SHA-${bits}: both sides share a secret`;
const rsa = (bits: number): string => `RSA, PKCS #1 v1.5, with SHA-${bits}: signed in private, checked in public`;
const pss = (bits: number): string => `RSA-PSS with SHA-${bits}: as RSA, with a padding that is proven secure`;
const ecdsa = (curve: string, bits: number): string =>
  `ECDSA on ${curve} with SHA-${bits}: small keys, small signatures`;
const mlDsa = (category: number): string =>
  `ML-DSA, security category ${category}: holds against quantum computers, and its signatures are large`;

export const algorithms = {
  choose: 'Algorithm',
  families: {
    hmac: 'HMAC: a shared secret',
    rsa: 'RSA',
    rsaPss: 'RSA-PSS',
    ecdsa: 'ECDSA',
    eddsa: 'Ed25519',
    mlDsa: 'ML-DSA: post-quantum',
  },
  about: {
    HS256: hmac(256),
    HS384: hmac(384),
    HS512: hmac(512),
    RS256: rsa(256),
    RS384: rsa(384),
    RS512: rsa(512),
    PS256: pss(256),
    PS384: pss(384),
    PS512: pss(512),
    ES256: ecdsa('P-256', 256),
    ES384: ecdsa('P-384', 384),
    ES512: ecdsa('P-521', 512),
    ES256K: 'ECDSA on secp256k1, the curve of Bitcoin, with SHA-256',
    EdDSA: 'Ed25519 under its older name, which RFC 9864 replaces by Ed25519',
    Ed25519: 'Ed25519: quick, small, and nothing to choose wrongly (RFC 9864)',
    'ML-DSA-44': mlDsa(2),
    'ML-DSA-65': mlDsa(3),
    'ML-DSA-87': mlDsa(5),
  },
  none: 'No signature at all: jotwasm never accepts it',
  missing: 'The header names no algorithm',
  notText: 'The header’s alg is not a text',
  unknown: 'Not an algorithm jotwasm knows',
};
