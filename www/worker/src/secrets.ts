/** Random secrets, and the hashes that the database has of them. */

const encoder = new TextEncoder();

/** Seconds since the Unix epoch, with fractions. */
export const now = (): number => Date.now() / 1000;

export function toBase64url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

export async function sha256(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

/** 256 random bits, base64url. */
export const newSecret = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)));

/** A plain hash will do: there is nothing to guess in 256 random bits. */
export const hashOf = async (secret: string): Promise<string> => toBase64url(await sha256(secret));

/** In a time that does not say where they differ. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= (one[at] ?? 0) ^ (other[at] ?? 0);
  return difference === 0;
}
