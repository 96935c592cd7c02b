import { html } from 'hono/html';
import type { Target } from '../accounts/return-to.ts';
import { LENGTHS } from '../accounts/fields.ts';
import { emailField } from './email-field.ts';
import { page, problem } from './page.ts';

interface Shown {
  email?: string | undefined;
  name?: string | undefined;
  problem?: string;
}

export function registerPage(status: number, target: Target, shown: Shown = {}): Promise<Response> {
  const login = `/login?${new URLSearchParams({ return_to: target.path })}`;
  const { least, most } = LENGTHS.password;
  const body = html`
      ${problem(shown.problem)}
      <form method="post" action="/register">
        <input type="hidden" name="return_to" value="${target.path}">
        <div class="field">
          <label for="name">Name</label>
          <input id="name" name="name" autocomplete="name"
            required maxlength="${LENGTHS.name}" value="${shown.name ?? ''}">
        </div>
        ${emailField(shown.email)}
        <div class="field">
          <label for="password">Password</label>
          <input id="password" name="password" type="password" autocomplete="new-password" required
            minlength="${least}" maxlength="${most}" aria-describedby="password-hint">
          <p class="hint" id="password-hint">At least ${least} characters. A few words are easy to remember.</p>
        </div>
        <div class="buttons"><button class="primary" type="submit">Create the account</button></div>
      </form>
      <p class="hint">You have one? <a href="${login}">Log in</a>.</p>`;
  return page({ title: 'Create an account', status, body, formsLeadTo: target.redirectUri });
}
