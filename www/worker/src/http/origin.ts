/** Who we are, and whether a request comes from one of our own pages. */
import type { Environment } from '../environment.ts';
import { OAuthError, PageError } from './errors.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export const isLocal = (request: Request): boolean => LOOPBACK.test(new URL(request.url).hostname);

/**
 * `iss`. Where it is deployed, it is a variable, and never what the request says: whoever may choose the Host would
 * choose where tokens come from.
 */
export function issuerOf(request: Request, environment: Environment): string {
  if (environment.ISSUER) return environment.ISSUER;
  if (isLocal(request)) return new URL(request.url).origin;
  throw new OAuthError(421, 'invalid_request', 'This server does not answer to that name.');
}

/**
 * Against forms of other sites (CSRF), beside SameSite: browsers say where a POST comes from, and whoever does not is
 * no browser with somebody's cookie, or has something to hide.
 */
export function requireOwnOrigin(request: Request, environment: Environment): void {
  if (request.headers.get('origin') === new URL(issuerOf(request, environment)).origin) return;
  throw new PageError(403, 'This form was not sent from a page of this server.');
}
