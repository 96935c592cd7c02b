/** What is answered when something was thrown, and what of it is for the log. */
import { HttpError } from 'jotwasm/server';
import { OAuthError, PageError } from './http/errors.ts';
import { json } from './http/answers.ts';
import { errorPage } from './pages/error-page.ts';

export function answerTo(error: unknown, request: Request): Response | Promise<Response> {
  if (error instanceof OAuthError || error instanceof HttpError) return error.toResponse();
  if (error instanceof PageError) return errorPage(error);
  log(error, request);
  return json(500, { error: 'server_error', error_description: 'Something went wrong here.' });
}

/** Where and what. No query, no header and no body: codes, tokens and passwords are in them. */
function log(error: unknown, { method, url }: Request): void {
  const { name, message, stack } = error instanceof Error ? error : new Error('Something that is no error was thrown.');
  const where = (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n');
  console.error(`${method} ${new URL(url).pathname}: ${name}: ${message}\n${where}`);
}
