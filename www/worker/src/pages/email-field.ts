/** The field that names the account, in the forms to log in and to register. */
import { html } from 'hono/html';
import { LENGTHS } from '../accounts/fields.ts';
import type { Html } from './page.ts';

export const emailField = (value = ''): Html => html`<div class="field">
          <label for="email">E-mail address</label>
          <input id="email" name="email" type="email" autocomplete="username"
            required maxlength="${LENGTHS.email}" value="${value}">
        </div>`;
