import { html } from 'hono/html';
import type { PageError } from '../http/errors.ts';
import { page } from './page.ts';

export const errorPage = ({ status, message, headers }: PageError): Promise<Response> =>
  page({
    title: status === 429 ? 'Please wait' : 'That did not work',
    status,
    headers,
    body: html`<p class="problem" role="alert">${message}</p>
      <p class="hint"><a href="/account">To your account</a></p>`,
  });
