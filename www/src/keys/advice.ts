/** What an error code means for the person in front of the page, and what to try. */
import { JwtError, type ErrorCode } from 'jotwasm/full';
import { isHmac } from './algorithms.ts';
import { KeyInputError, type KeyKind } from './read-key.ts';

export interface Advice {
  title: string;
  detail: string;
  code: ErrorCode | null;
}

export function adviseOnKey(error: unknown, alg: unknown, kind: KeyKind): Advice {
  if (error instanceof KeyInputError)
    return { title: 'The key cannot be read', detail: error.message, code: null };
  if (!(error instanceof JwtError)) {
    return {
      title: 'The key cannot be read',
      detail: error instanceof Error ? error.message : String(error),
      code: null,
    };
  }
  return { ...adviseOnCode(error, alg, kind), code: error.code };
}

function adviseOnCode(error: JwtError, alg: unknown, kind: KeyKind): Omit<Advice, 'code'> {
  switch (error.code) {
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return { title: 'Signature does not match', detail: wrongSignature(kind) };
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return { title: 'This key is for another algorithm', detail: wrongAlgorithm(alg) };
    case 'ERR_JWK_INVALID':
      return { title: 'The key cannot be used', detail: sentence(error.message) };
    case 'ERR_JWKS_NO_MATCHING_KEY':
      return {
        title: 'No key in the set fits',
        detail: 'None has the kid and the algorithm the token’s header names.',
      };
    case 'ERR_JWKS_MULTIPLE_MATCHING_KEYS':
      return {
        title: 'Several keys in the set fit',
        detail: 'The header names no kid that would choose one of them.',
      };
    case 'ERR_JOSE_NOT_SUPPORTED':
      return { title: 'Not supported yet', detail: sentence(error.message) };
    default:
      return { title: 'The token is not accepted', detail: sentence(error.message) };
  }
}

function wrongSignature(kind: KeyKind): string {
  const other =
    kind === 'secret' ? 'another secret, or this one is written in the other encoding' : 'another key';
  return `Either the token was changed after signing, or it was signed with ${other}.`;
}

function wrongAlgorithm(alg: unknown): string {
  const needs = isHmac(alg) ? 'a shared secret' : 'a public key, as PEM or JWK';
  const rule = 'The key decides what is accepted, not the header.';
  return `The token says ${String(alg)}, which needs ${needs}. ${rule}`;
}

export function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
