/**
 * What the playground's live panel talks to: a token for whoever asks, from an issuer that nothing else here trusts. It is
 * no part of the authorization server. Leave it out where you copy that.
 */
import type { Hono } from 'hono';
import type { App } from '../environment.ts';
import { endpoint } from '../http/endpoints.ts';
import { HttpError } from './http.ts';
import { answerMe } from './me.ts';
import { issueToken } from './token.ts';

export function playground(app: Hono<App>): void {
  endpoint(app, '/api/me', { GET: ({ req }) => answerMe(req.raw) });
  endpoint(app, '/api/token', {
    async POST({ req }) {
      try {
        return await issueToken(req.raw);
      } catch (error) {
        if (error instanceof HttpError) return error.toResponse();
        throw error;
      }
    },
  });
}
