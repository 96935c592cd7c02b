/** What can be read of a pasted text without any key. Everything the first instrument shows comes from one of these. */
import { explain } from 'jotwasm/full';
import { findToken, type Found } from './find.ts';

export interface Reading {
  found: Found;
  /** The token alone; empty where there is none. */
  token: string;
  /** Null where the part cannot be read. */
  header: JsonPart | null;
  payload: JsonPart | null;
}

/** The header or the payload. */
export interface JsonPart {
  /** The JSON as it stands in the token. */
  text: string;
  /** As JSON.parse reads it, which rounds large integers: what is shown comes from the text. */
  value: Record<string, unknown>;
}

export function readToken(pasted: string): Reading {
  const found = findToken(pasted);
  const { token } = found;
  if (token === '') return { found, token, header: null, payload: null };
  const { header, payload } = explain(token);
  return { found, token, header: part(header), payload: part(payload) };
}

function part(value: object | undefined): JsonPart | null {
  return value ? { text: JSON.stringify(value), value: { ...value } } : null;
}
