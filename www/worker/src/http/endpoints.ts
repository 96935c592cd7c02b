/** A path, and what it does by method. */
import type { Context, Hono } from 'hono';
import type { App } from '../environment.ts';
import { json } from './answers.ts';

type Handler = (context: Context<App>) => Response | Promise<Response>;

/** Every other method is a 405 (RFC 9110 section 15.5.6). Hono answers HEAD with what GET does. */
export function endpoint(app: Hono<App>, path: string, handlers: Readonly<Record<string, Handler>>): void {
  for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler);
  const allowed = Object.keys(handlers).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  app.all(path, () => {
    const body = { error: 'method_not_allowed', error_description: `Use ${allowed.join(' or ')}.` };
    return json(405, body, { allow: allowed.join(', ') });
  });
}
