/**
 * What the playground's live panel talks to: a token for whoever asks, from an issuer that nothing else here trusts. It
 * is no part of the authorization server. Leave it out where you copy that.
 */
import type { Hono, MiddlewareHandler } from 'hono';
import type { App } from '../environment.ts';
import { endpoint } from '../http/endpoints.ts';
import { answerMe } from './me.ts';
import { issueToken } from './token.ts';

export function playground(app: Hono<App>): void {
  app.use('/api/me', forOwnPages);
  endpoint(app, '/api/me', { GET: ({ req }) => answerMe(req.raw) });
  app.use('/api/token', forOwnPages);
  endpoint(app, '/api/token', { POST: ({ req }) => issueToken(req.raw) });
}

/** Who is not of this origin has no business here. */
const forOwnPages: MiddlewareHandler<App> = async (context, next) => {
  await next();
  context.res.headers.set('cross-origin-resource-policy', 'same-origin');
};
