/** Reading a JSON body without trusting it. */
import { invalidRequest, OAuthError } from '../http/errors.ts';
import { readBytes } from '../http/form.ts';

/** The body as a JSON object; an empty body is an empty object. */
export async function readJsonObject(request: Request, most: number): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, most);
  if (bytes.length === 0) return {};
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new OAuthError(415, 'invalid_request', 'Send the body as application/json.');
  }
  const value = parse(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidRequest('The body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidRequest('The body is not valid JSON.');
  }
}
