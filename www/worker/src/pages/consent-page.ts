import { html } from 'hono/html';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import { SCOPES } from '../oauth/scopes.ts';
import type { Session } from '../sessions.ts';
import { page } from './page.ts';

export function consentPage(request: AuthorizationRequest, session: Session, query: string): Promise<Response> {
  const { client, redirectUri, scopes } = request;
  const { host, protocol } = new URL(redirectUri);
  const body = html`
      <p><strong>${client.name}</strong> wants to:</p>
      <ul>
        ${scopes.map((scope) => html`<li>${SCOPES[scope]?.words ?? scope}</li>`)}
      </ul>
      <p class="hint">
        You are logged in as ${session.name}, ${session.email}. Afterwards you are sent to ${host || protocol}
      </p>
      <form method="post" action="/consent">
        <input type="hidden" name="request" value="${query}">
        <div class="buttons">
          <button class="primary" type="submit" name="decision" value="allow">Allow</button>
          <button type="submit" name="decision" value="deny">Deny</button>
        </div>
      </form>`;
  return page({ title: 'Allow access?', body, formsLeadTo: redirectUri });
}
