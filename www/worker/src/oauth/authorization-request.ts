/** The parameters of /authorize, checked in two steps: whom to answer, then what is asked. */
import type { Database } from '../environment.ts';
import { PageError } from '../http/errors.ts';
import { parametersOf, type Parameters } from '../http/form.ts';
import { clientById, isRedirectUri, type Client } from './clients.ts';
import { isScope, listOf, resourceByIdentifier, resourcesOf, type Resource } from './scopes.ts';

/** Printable ASCII (RFC 6749 appendix A.5): whatever else it is, it will stay one line. */
const VISIBLE = /^[ -~]{1,1024}$/;
const CHALLENGE = /^[\w-]{43}$/;
const PROMPTS = ['none', 'login', 'consent', 'select_account'];

export interface AuthorizationRequest {
  client: Client;
  redirectUri: string;
  state: string | undefined;
  nonce: string | null;
  scopes: string[];
  resource: Resource | null;
  challenge: string;
  prompts: string[];
  maxAge: number;
}

/** To be sent to the client, by redirect (RFC 6749 section 4.1.2.1). */
export class AuthorizationError extends Error {
  readonly code: string;
  readonly to: Recipient;
  constructor(to: Recipient, code: string, description: string) {
    super(description);
    this.to = to;
    this.code = code;
  }
}

export interface Recipient {
  client: Client;
  redirectUri: string;
  state?: string | undefined;
}

/**
 * Without a client and an address that is its own, nobody is sent anywhere.
 * @throws {PageError} 400
 */
async function recipientOf(database: Database, query: URLSearchParams): Promise<Recipient> {
  const [id, ...otherIds] = query.getAll('client_id');
  const [redirectUri, ...otherUris] = query.getAll('redirect_uri');
  const client = id && otherIds.length === 0 ? await clientById(database, id) : null;
  if (!client || client.kind === 'api') throw new PageError(400, 'The application that sent you here is not known.');
  if (!redirectUri || otherUris.length > 0 || !isRedirectUri(client, redirectUri)) {
    throw new PageError(400, 'The application that sent you here wants you back at an address that is not registered.');
  }
  const [state, ...otherStates] = query.getAll('state');
  return { client, redirectUri, ...(state && otherStates.length === 0 && VISIBLE.test(state) && { state }) };
}

/** Of a request that may be wrong otherwise, for a policy. */
export async function redirectUriOf(database: Database, query: URLSearchParams): Promise<string | null> {
  return recipientOf(database, query).then(
    ({ redirectUri }) => redirectUri,
    () => null,
  );
}

/** @throws {PageError} @throws {AuthorizationError} */
export async function authorizationRequestOf(
  database: Database,
  query: URLSearchParams,
  issuer: string,
): Promise<AuthorizationRequest> {
  const to = await recipientOf(database, query);
  const refuse = (code: string, description: string) => new AuthorizationError(to, code, description);
  let given: Parameters;
  try {
    given = parametersOf(query);
  } catch {
    throw refuse(
      query.getAll('resource').length > 1 ? 'invalid_target' : 'invalid_request',
      'A parameter is there more than once.',
    );
  }
  const wrong = problemOf(given);
  if (wrong) throw refuse(...wrong);
  const asked = askedOf(given, to.client, issuer);
  if ('code' in asked) throw refuse(asked.code, asked.description);
  return {
    ...to,
    ...asked,
    state: to.state,
    nonce: given.nonce ?? null,
    challenge: given.code_challenge ?? '',
    prompts: listOf(given.prompt ?? ''),
    maxAge: Number(given.max_age ?? Infinity),
  };
}

function problemOf(given: Parameters): [code: string, description: string] | undefined {
  const prompts = listOf(given.prompt ?? '');
  if (given.request) return ['request_not_supported', 'Request objects are not supported.'];
  if (given.request_uri) return ['request_uri_not_supported', 'Request objects are not supported.'];
  if (!given.response_type) return ['invalid_request', 'response_type is missing.'];
  if (given.response_type !== 'code') return ['unsupported_response_type', 'response_type must be code.'];
  if ((given.response_mode ?? 'query') !== 'query') return ['invalid_request', 'response_mode must be query.'];
  if (given.state && !VISIBLE.test(given.state)) return ['invalid_request', 'state is not printable ASCII.'];
  if (given.nonce && !VISIBLE.test(given.nonce)) return ['invalid_request', 'nonce is not printable ASCII.'];
  if (!CHALLENGE.test(given.code_challenge ?? ''))
    return ['invalid_request', 'code_challenge is missing or malformed.'];
  if (given.code_challenge_method !== 'S256') return ['invalid_request', 'code_challenge_method must be S256.'];
  if (!/^\d{1,9}$/.test(given.max_age ?? '0')) return ['invalid_request', 'max_age is not a number of seconds.'];
  if (!prompts.every((prompt) => PROMPTS.includes(prompt))) return ['invalid_request', 'prompt is not supported.'];
  if (prompts.includes('none') && prompts.length > 1) return ['invalid_request', 'prompt none stands alone.'];
  return undefined;
}

/** Scopes, and the one API they are for (RFC 8707). */
function askedOf(
  given: Parameters,
  client: Client,
  issuer: string,
): { scopes: string[]; resource: Resource | null } | { code: string; description: string } {
  const scopes = [...new Set(listOf(given.scope ?? ''))];
  const isAllowed = scopes.every((scope) => isScope(scope) && client.scopes.includes(scope));
  if (!isAllowed) return { code: 'invalid_scope', description: 'A scope is not known, or not for this client.' };
  const wanted = resourcesOf(scopes);
  const resource = given.resource === undefined ? wanted[0] : resourceByIdentifier(issuer, given.resource);
  if (given.resource !== undefined && !resource)
    return { code: 'invalid_target', description: 'That resource is not known.' };
  if (wanted.some((one) => one !== resource)) {
    return { code: 'invalid_target', description: 'The scopes are for another resource: ask for one at a time.' };
  }
  const isNothing = !scopes.includes('openid') && wanted.length === 0;
  if (isNothing) return { code: 'invalid_scope', description: 'scope asks for nothing.' };
  return { scopes, resource: resource ?? null };
}
