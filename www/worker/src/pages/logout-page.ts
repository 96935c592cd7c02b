import { html } from 'hono/html';
import type { Parameters } from '../http/form.ts';
import type { Session } from '../sessions.ts';
import { page } from './page.ts';

const PASSED_ON = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state'];

export function logoutPage({ name, email }: Session, form: Parameters): Promise<Response> {
  const uri = form.post_logout_redirect_uri;
  const body = html`
      <p>You are logged in as ${name}, ${email}.</p>
      <form method="post" action="/logout">
        <input type="hidden" name="confirm" value="yes">
        ${PASSED_ON.map((field) =>
          form[field] === undefined ? '' : html`<input type="hidden" name="${field}" value="${form[field]}">`,
        )}
        <div class="buttons"><button class="primary" type="submit">Log out</button></div>
      </form>
      <p class="hint"><a href="/account">Stay logged in</a></p>`;
  const isAddress = uri !== undefined && /^https?:\/\/[\w.:[\]-]+(\/|$)/.test(uri) && URL.canParse(uri);
  return page({ title: 'Log out?', body, formsLeadTo: isAddress ? uri : null });
}

export const loggedOutPage = (): Promise<Response> =>
  page({ title: 'Logged out', body: html`<p>You are logged out. <a href="/login">Log in</a> again.</p>` });
