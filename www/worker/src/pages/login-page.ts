import { html } from 'hono/html';
import { LENGTHS } from '../accounts/fields.ts';
import type { Target } from '../accounts/return-to.ts';
import { emailField } from './email-field.ts';
import { page, problem } from './page.ts';

interface Shown {
  email?: string | undefined;
  problem?: string;
  /** Filled in. */
  demo?: { email: string; password: string } | null;
}

export function loginPage(status: number, target: Target, shown: Shown = {}): Promise<Response> {
  const register = `/register?${new URLSearchParams({ return_to: target.path })}`;
  const body = html`
      ${problem(shown.problem)}
      ${shown.demo ? html`<p class="hint">The demo account of this machine is filled in.</p>` : ''}
      <form method="post" action="/login">
        <input type="hidden" name="return_to" value="${target.path}">
        ${emailField(shown.email ?? shown.demo?.email)}
        <div class="field">
          <label for="password">Password</label>
          <input id="password" name="password" type="password" autocomplete="current-password"
            required maxlength="${LENGTHS.password.most}" value="${shown.demo?.password ?? ''}">
        </div>
        <div class="buttons"><button class="primary" type="submit">Log in</button></div>
      </form>
      <p class="hint">No account? <a href="${register}">Create one</a>.</p>`;
  return page({ title: 'Log in', status, body, formsLeadTo: target.redirectUri });
}
