/** Which client calls (RFC 6749 sections 2.3 and 3.2.1). Public clients have a name only; PKCE stands for the rest. */
import type { Database } from '../environment.ts';
import { invalidRequest, OAuthError } from '../http/errors.ts';
import type { Parameters } from '../http/form.ts';
import { fromBase64url, isSame, sha256 } from '../secrets.ts';
import { clientById, type Client } from './clients.ts';

interface Credentials {
  id: string;
  secret: string | undefined;
}

/** @throws {OAuthError} 401 invalid_client */
export async function clientOf(request: Request, form: Parameters, database: Database): Promise<Client> {
  const basic = basicOf(request);
  if (basic && (form.client_secret !== undefined || (form.client_id ?? basic.id) !== basic.id)) {
    throw invalidRequest('The client authenticates in more than one way.');
  }
  const { id, secret } = basic ?? { id: form.client_id, secret: form.client_secret };
  if (id === undefined) throw invalidRequest('client_id is missing.');
  const client = await clientById(database, id);
  if (!client || !(await isRight(secret, client))) throw invalidClient();
  return client;
}

/** RFC 6749 section 2.3.1: both parts are form-encoded first. */
function basicOf(request: Request): Credentials | undefined {
  const header = request.headers.get('authorization');
  if (header === null) return undefined;
  const [, encoded] = /^basic +([\w+/]+=*)$/i.exec(header) ?? [];
  if (encoded === undefined) throw invalidClient();
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const [, id, secret] = /^([^:]*):(.*)$/s.exec(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) ?? [];
    if (id === undefined || secret === undefined) throw invalidClient();
    return { id: decode(id), secret: decode(secret) };
  } catch {
    throw invalidClient();
  }
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

async function isRight(secret: string | undefined, { secretHash }: Client): Promise<boolean> {
  if (secretHash === null || secret === undefined) return secretHash === null && secret === undefined;
  return isSame(await sha256(secret), fromBase64url(secretHash));
}

const invalidClient = (): OAuthError =>
  new OAuthError(401, 'invalid_client', 'The client is not known, or its credentials are wrong.', {
    'www-authenticate': 'Basic realm="jotwasm demo"',
  });
