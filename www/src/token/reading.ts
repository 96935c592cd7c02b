/** What can be read of a pasted text without any key. Everything the first instrument shows comes from one of these. */
import { explain, type ErrorCode } from 'jotwasm/full';
import { readJson, type JsonMember, type JsonValue } from '../json/read.ts';
import { bytesOf, textOf } from './base64url.ts';
import { findFaults, refusal, type Fault } from './faults.ts';
import { findToken, type Found } from './find.ts';

export interface Reading {
  /** As it was put in. */
  pasted: string;
  found: Found;
  /** The token alone; empty where there is none. */
  token: string;
  /** Null where the part cannot be read. */
  header: JsonPart | null;
  payload: JsonPart | null;
  /** What is wrong with its form, in the token's order. */
  faults: Fault[];
  /** The library's verdict on its form; null where it has nothing against it. */
  code: ErrorCode | null;
}

/** The header or the payload. */
export interface JsonPart {
  /** The JSON as it stands in the token. */
  text: string;
  /** As JSON.parse reads it, which rounds large integers: what is shown comes from the text. */
  value: Record<string, unknown>;
  /** With every value as it is written. */
  root: JsonValue;
  members: JsonMember[];
}

/** @param chosen which of several tokens; the first that can be read unless told */
export function readToken(pasted: string, chosen?: number): Reading {
  const found = findToken(pasted, chosen);
  const { token } = found;
  if (token === '') return { pasted, found, token, header: null, payload: null, faults: [], code: null };
  const explanation = explain(token);
  const [header, payload] = token.split('.', 2);
  return {
    pasted,
    found,
    token,
    header: partOf(header, explanation.header),
    payload: partOf(payload, explanation.payload),
    faults: findFaults(token, explanation),
    code: refusal(explanation)?.code ?? null,
  };
}

/** @param value what the library has read of it */
function partOf(part: string | undefined, value: object | undefined): JsonPart | null {
  const bytes = value && part !== undefined ? bytesOf(part) : null;
  const text = bytes && textOf(bytes);
  const root = text ? readJson(text).root : null;
  return value && text && root ? { text, value: { ...value }, root, members: root.members } : null;
}
