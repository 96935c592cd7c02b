/**
 * What stands on the page as the fragment of a URL, "#share=1.…": JSON, deflated, base64url. A fragment never reaches
 * a server. What comes in by one was made by somebody else, and is bounded before it is looked at.
 */

const PREFIX = '#share=';
const VERSION = '1';
/** Characters. Every browser and most of what links are sent through takes as many. */
const MOST_ENCODED = 32_000;
const MOST_BYTES = 1_000_000;

export type Fault = 'damaged' | 'version' | 'large';
export class FragmentError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault);
    this.fault = fault;
  }
}

export function isShared(fragment: string): boolean {
  return fragment.startsWith(PREFIX);
}

/** @throws a FragmentError for what is too large for a link */
export async function writeFragment(value: unknown): Promise<string> {
  const bytes = await through(
    new TextEncoder().encode(JSON.stringify(value)),
    new CompressionStream('deflate-raw'),
    MOST_BYTES,
  );
  const fragment = `${PREFIX}${VERSION}.${toBase64url(bytes)}`;
  if (fragment.length > MOST_ENCODED) throw new FragmentError('large');
  return fragment;
}

/** @throws a FragmentError */
export async function readFragment(fragment: string): Promise<unknown> {
  if (fragment.length > MOST_ENCODED) throw new FragmentError('large');
  const [version, data = ''] = fragment.slice(PREFIX.length).split('.', 2);
  if (version !== VERSION) throw new FragmentError(/^\d{1,3}$/.test(version ?? '') ? 'version' : 'damaged');
  try {
    const bytes = await through(fromBase64url(data), new DecompressionStream('deflate-raw'), MOST_BYTES);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw error instanceof FragmentError ? error : new FragmentError('damaged');
  }
}

/** A few bytes can become gigabytes: it stops at the first that is too many. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: GenericTransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = (
    new Blob([bytes]).stream().pipeThrough(transform) as ReadableStream<Uint8Array<ArrayBuffer>>
  ).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > most) {
      await reader.cancel().catch(() => {});
      throw new FragmentError('large');
    }
    chunks.push(read.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(text)) throw new FragmentError('damaged');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
