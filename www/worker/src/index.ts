/**
 * The demo: an authorization server of one endpoint and an API of one endpoint, beside the
 * playground's files.
 */
import { HttpError, json, methodNotAllowed } from './http.ts';
import { answerMe } from './me.ts';
import { issueToken } from './token.ts';

export interface Environment {
  ASSETS: { fetch(request: Request): Promise<Response> };
}

type Handler = (request: Request) => Response | Promise<Response>;

const ROUTES: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/api/me': { GET: answerMe, HEAD: answerMe },
  '/api/token': { POST: issueToken },
};

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname !== '/api' && !pathname.startsWith('/api/')) return environment.ASSETS.fetch(request);
    try {
      return await route(request, pathname);
    } catch (error) {
      if (error instanceof HttpError) return error.toResponse();
      // What went wrong inside is for the log, not for the caller.
      console.error(error);
      return json(500, { error: 'server_error', error_description: 'Something went wrong here.' });
    }
  },
};

function route(request: Request, pathname: string): Response | Promise<Response> {
  const methods = Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined;
  if (!methods) return json(404, { error: 'not_found', error_description: 'There is no such endpoint.' });
  const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  return handler ? handler(request) : methodNotAllowed(Object.keys(methods));
}
