/** Cross-origin requests: answered to pages that a client registered, to the letter, and to nobody else. */
import type { MiddlewareHandler } from 'hono';
import type { App } from '../environment.ts';
import { empty } from './answers.ts';
import { isRegisteredOrigin } from '../oauth/clients.ts';

const PREFLIGHT_MAX_AGE = '600';

/** Headers that a page may read. */
const EXPOSED = 'WWW-Authenticate, Retry-After, Date';

/** What is public anyway. */
export const open: MiddlewareHandler<App> = async (context, next) => {
  const headers = { 'access-control-allow-origin': '*' };
  if (isPreflight(context.req.raw)) return empty(204, { ...headers, ...preflight(['GET'], '') });
  await next();
  context.res.headers.set('access-control-allow-origin', '*');
};

export function registered(methods: string[], { credentials }: { credentials: boolean }): MiddlewareHandler<App> {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const allowed = origin !== undefined && (await isRegisteredOrigin(context.env.DB, origin));
    const headers: Record<string, string> = { vary: 'Origin' };
    if (allowed) headers['access-control-allow-origin'] = origin;
    if (allowed && credentials) headers['access-control-allow-credentials'] = 'true';
    if (isPreflight(context.req.raw)) {
      return empty(204, { ...headers, ...(allowed && preflight(methods, 'Authorization, Content-Type, DPoP')) });
    }
    await next();
    if (allowed) headers['access-control-expose-headers'] = EXPOSED;
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  };
}

const isPreflight = ({ method, headers }: Request): boolean =>
  method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method');

const preflight = (methods: string[], headers: string): Record<string, string> => ({
  'access-control-allow-methods': methods.join(', '),
  ...(headers && { 'access-control-allow-headers': headers }),
  'access-control-max-age': PREFLIGHT_MAX_AGE,
});
