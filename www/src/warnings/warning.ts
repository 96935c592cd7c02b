/** Things about a token that work, and yet should be known. */
import type { KeyInput } from '../keys/read-key.ts';

export type Level = 'danger' | 'caution';
export interface Warning {
  id: WarningId;
  level: Level;
  /** The claim or header parameter it is about. */
  claim?: string;
  /** Names of members, a number of bytes, a secret that everybody knows: never a value that is secret. */
  details: Details;
}
export interface Details {
  names?: readonly string[];
  count?: number;
  least?: number;
  alg?: string;
}
export interface Subject {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
  token: string;
  key: KeyInput | null;
  /** Seconds since the epoch. */
  now: number;
}

const jwt = (section: string): string => `https://www.rfc-editor.org/rfc/rfc7519#section-${section}`;
const jws = (section: string): string => `https://www.rfc-editor.org/rfc/rfc7515#section-${section}`;
const bcp = (section: string): string => `https://www.rfc-editor.org/rfc/rfc8725#section-${section}`;
const WEAK_SECRET = bcp('3.5');
const READABLE = jwt('12');

/** What each goes back to. */
export const LINKS = {
  algNone: ['RFC 8725, 2.1', bcp('2.1')],
  weakAlg: ['RFC 8725, 3.2', bcp('3.2')],
  knownSecret: ['RFC 8725, 3.5', WEAK_SECRET],
  lowEntropySecret: ['RFC 8725, 3.5', WEAK_SECRET],
  shortSecret: ['RFC 7518, 3.2', 'https://www.rfc-editor.org/rfc/rfc7518#section-3.2'],
  credentials: ['RFC 7519, 12', READABLE],
  personal: ['RFC 7519, 12', READABLE],
  payment: ['RFC 7519, 12', READABLE],
  nationalId: ['RFC 7519, 12', READABLE],
  keyFromHeader: ['RFC 8725, 3.10', bcp('3.10')],
  kidPath: ['RFC 8725, 3.10', bcp('3.10')],
  kidSql: ['RFC 8725, 3.10', bcp('3.10')],
  critUnknown: ['RFC 7515, 4.1.11', jws('4.1.11')],
  noExp: ['RFC 7519, 4.1.4', jwt('4.1.4')],
  longLife: ['RFC 6819, 5.1.5.3', 'https://www.rfc-editor.org/rfc/rfc6819#section-5.1.5.3'],
  expBeforeIat: ['RFC 7519, 4.1.4', jwt('4.1.4')],
  nbfAfterExp: ['RFC 7519, 4.1.5', jwt('4.1.5')],
  fromTheFuture: ['RFC 7519, 4.1.6', jwt('4.1.6')],
  milliseconds: ['RFC 7519, 2', jwt('2')],
  noIss: ['RFC 8725, 3.8', bcp('3.8')],
  noAud: ['RFC 8725, 3.9', bcp('3.9')],
  tooBigForCookie: ['RFC 6265, 6.1', 'https://www.rfc-editor.org/rfc/rfc6265#section-6.1'],
  tooBigForHeader: ['RFC 9110, 5.4', 'https://www.rfc-editor.org/rfc/rfc9110#section-5.4'],
} as const satisfies Record<string, readonly [string, string]>;

export type WarningId = keyof typeof LINKS;

export const danger = (id: WarningId, details: Details = {}, claim?: string): Warning =>
  make(id, 'danger', details, claim);
export const caution = (id: WarningId, details: Details = {}, claim?: string): Warning =>
  make(id, 'caution', details, claim);

function make(id: WarningId, level: Level, details: Details, claim?: string): Warning {
  return { id, level, details, ...(claim === undefined ? {} : { claim }) };
}
