// jotwasm/hono: a guard of jotwasm/server as middleware for Hono 4.
import type { MiddlewareHandler } from 'hono';
import type { Claims } from './index.js';
import type { GuardOptions } from './server.js';

/** What handlers behind the middleware find in `c.var`. */
export interface JwtVariables<T extends object = Claims> {
  /** The claims of the token, verified. */
  claims: T;
  /** The token itself, to pass on. */
  token: string;
}

/**
 * Lets a request through once createGuard() does, with `c.var.claims` and `c.var.token` set; answers as the guard does
 * otherwise, with the reason in `c.error` for middleware that logs. CORS middleware goes before it: a browser's
 * preflight has no token.
 * @throws {TypeError} at once, for options that createGuard() refuses
 */
export function jwt<T extends object = Claims>(
  options: GuardOptions,
): MiddlewareHandler<{ Variables: JwtVariables<T> }>;
