/** Where somebody goes who has logged in: to the request that brought him here, and nowhere but on this server. */
import type { Environment } from '../environment.ts';
import { issuerOf } from '../http/origin.ts';
import { redirectUriOf } from '../oauth/authorization-request.ts';

const PATHS = ['/authorize', '/account'];

export interface Target {
  /** Path and query. */
  path: string;
  /** For the policy of the page: a form is led on to there (`form-action`). */
  redirectUri: string | null;
}

export async function returnTo(request: Request, environment: Environment, given = '/account'): Promise<Target> {
  const own = issuerOf(request, environment);
  const url = URL.canParse(given, own) ? new URL(given, own) : undefined;
  if (!url || url.origin !== new URL(own).origin || !PATHS.includes(url.pathname))
    return { path: '/account', redirectUri: null };
  const redirectUri = url.pathname === '/authorize' ? await redirectUriOf(environment.DB, url.searchParams) : null;
  return { path: url.pathname + url.search, redirectUri };
}
