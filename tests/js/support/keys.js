// Fixed keys. Those of RFC 7515 are public knowledge: never use them outside of tests.

/** RFC 7515 appendix A.1.1 */
export const A1_JWK = {
  kty: 'oct',
  k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
};

/** RFC 7515 appendix A.3.1 */
export const A3_JWK = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
};

/** The same without its private member. */
export const A3_PUBLIC = publicOf(A3_JWK);

export function publicOf({ d: _, ...jwk }) {
  return jwk;
}

/** Text secrets, just long enough for their algorithm. */
export const SECRETS = {
  HS256: 'correct horse battery staple, 32',
  HS384: 'correct horse battery staple and forty-eight now',
  HS512: 'correct horse battery staple and then some more to make it 64 by',
};

export const SECRET = SECRETS.HS256;
