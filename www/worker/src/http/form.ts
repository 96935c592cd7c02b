/** Parameters of a form or a query, read without trusting them. */
import { invalidRequest, OAuthError } from './errors.ts';

/** Enough for everything that is sent here. */
const MAX_BODY_BYTES = 16_384;
const MAX_DISCARDED_BYTES = 4_194_304;

export type Parameters = Readonly<Record<string, string>>;

/** RFC 6749 section 3.1: none more than once; one without a value is one that is not there. */
export function parametersOf(given: URLSearchParams): Parameters {
  const parameters: Record<string, string> = Object.create(null);
  for (const name of new Set(given.keys())) {
    const [value = '', another] = given.getAll(name);
    if (another !== undefined) throw invalidRequest('A parameter is there more than once.');
    if (value !== '') parameters[name] = value;
  }
  return parameters;
}

export async function readForm(request: Request): Promise<Parameters> {
  return parametersOf(await readSearchParams(request));
}

export async function readSearchParams(request: Request): Promise<URLSearchParams> {
  const bytes = await readBytes(request, MAX_BODY_BYTES);
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded' && bytes.length > 0) {
    throw invalidRequest('Send the body as application/x-www-form-urlencoded.');
  }
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidRequest('The body is not UTF-8.');
  }
}

/**
 * Keeps no more than the limit: a Content-Length is a promise, not a fact. What is too much is still read, up to a
 * point: who hangs up on somebody who is sending cannot tell him why.
 */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(most);
  let size = 0;
  for await (const chunk of request.body ?? []) {
    if (size + chunk.byteLength <= most) bytes.set(chunk, size);
    size += chunk.byteLength;
    if (size > MAX_DISCARDED_BYTES) break;
  }
  if (size <= most) return bytes.subarray(0, size);
  throw new OAuthError(413, 'invalid_request', `The body may have ${most} bytes at most.`);
}
