/**
 * The place for sender-constrained tokens: a stolen one is then of no use without its owner's key. What is missing is
 * the proof, DPoP (RFC 9449) or a client certificate (RFC 8705). Read and check it in confirmationOf(), with the
 * issuer's claims; check it against them in isProven(), at every API.
 */

/** `cnf` (RFC 7800), such as `{ jkt: thumbprint }`: it is in the grant's access tokens from then on. */
export function confirmationOf(_request: Request): { cnf?: object } {
  return {};
}

/** Until somebody can check proofs, a token that wants one is good for nothing, and by no means a bearer token. */
export function isProven(claims: Record<string, unknown>, _request: Request): boolean {
  return claims.cnf === undefined;
}
