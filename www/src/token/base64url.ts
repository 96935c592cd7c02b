/** The bytes of a part, and where they stand in it. Only of what the library has accepted, or to find a fault. */

/** Null where it is not base64url by the book. */
export function bytesOf(part: string): Uint8Array | null {
  if (/[^\w-]/.test(part) || part.length % 4 === 1) return null;
  const binary = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Null where the bytes are no UTF-8. A byte order mark stays. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The last character stands for bits that no byte takes: they have to be zero (RFC 4648 section 3.5). */
export function hasStrayBits(part: string): boolean {
  const value = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(part.at(-1) ?? 'A');
  const stray = [0, 0, 0b1111, 0b11][part.length % 4]!;
  return (value & stray) !== 0;
}

/** How many bytes are sound before the first that UTF-8 does not allow there. */
export function soundBytes(bytes: Uint8Array): number {
  let sound = 0;
  let broken = bytes.length + 1;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (beginsWell(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
}

function beginsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The characters of a part that stand for some of its bytes. */
export function charactersOf(from: number, to: number): { from: number; to: number } {
  return { from: Math.floor((from * 8) / 6), to: Math.max(Math.ceil((to * 8) / 6), Math.floor((from * 8) / 6) + 1) };
}
