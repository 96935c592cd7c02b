import { html } from 'hono/html';
import type { AccountGrant, AccountSession } from '../accounts/account.ts';
import { EVENTS, type Entry } from '../audit.ts';
import { SCOPES } from '../oauth/scopes.ts';
import type { Session } from '../sessions.ts';
import { page, type Html } from './page.ts';

const ALARMING = ['code_replayed', 'refresh_reused', 'login_failed'];

interface Shown {
  session: Session;
  sessions: AccountSession[];
  grants: AccountGrant[];
  entries: Entry[];
}

export function accountPage({ session, sessions, grants, entries }: Shown): Promise<Response> {
  const body = html`
      <p>${session.name}, ${session.email}</p>
      <div class="buttons">
        <form class="row" method="post" action="/account/logout-everywhere">
          <button type="submit">Log out everywhere</button>
        </form>
        <form class="row" method="get" action="/logout"><button type="submit">Log out here</button></form>
      </div>
      <h2 id="sessions">Browsers</h2>
      ${table(
        'sessions',
        ['Browser', 'Logged in', ''],
        sessions.map((one) => sessionRow(one, session)),
      )}
      <h2 id="grants">Applications</h2>
      ${grants.length === 0 ? NONE : table('grants', ['Application', 'May', 'Last used', ''], grants.map(grantRow))}
      <h2 id="audit">What happened</h2>
      ${table('audit', ['When', 'What', 'Application', 'Address'], entries.map(entryRow))}`;
  return page({ title: 'Your account', body });
}

const NONE = html`<p class="hint">None has access.</p>`;

const headOf = (column: string): Html => (column === '' ? html`<td></td>` : html`<th scope="col">${column}</th>`);

const table = (label: string, columns: string[], rows: Html[]): Html => html`
      <div class="table" role="region" aria-labelledby="${label}" tabindex="0">
        <table aria-labelledby="${label}">
          <thead><tr>${columns.map(headOf)}</tr></thead>
          <tbody>${rows}</tbody>
        </table>
      </div>`;

const sessionRow = ({ id, agent, at }: AccountSession, { id: current }: Session): Html => html`
            <tr>
              <td>${agent || 'Unknown'}${id === current ? html` <strong>(this one)</strong>` : ''}</td>
              <td>${timeOf(at)}</td>
              <td>${revokeForm('/account/end-session', id, 'Log out')}</td>
            </tr>`;

const grantRow = ({ id, client, scope, at }: AccountGrant): Html => html`
            <tr>
              <td>${client}</td>
              <td>${scope
                .split(' ')
                .map((name) => SCOPES[name]?.words ?? name)
                .join(', ')}</td>
              <td>${timeOf(at)}</td>
              <td>${revokeForm('/account/revoke-grant', id, 'Revoke')}</td>
            </tr>`;

const entryRow = ({ at, event, client, address }: Entry): Html => html`
            <tr>
              <td>${timeOf(at)}</td>
              <td class="${ALARMING.includes(event) ? 'is-bad' : ''}">${EVENTS[event]}</td>
              <td>${client ?? ''}</td>
              <td>${address ?? ''}</td>
            </tr>`;

const revokeForm = (action: string, id: string, label: string): Html => html`
                <form class="row" method="post" action="${action}">
                  <input type="hidden" name="id" value="${id}">
                  <button type="submit">${label}</button>
                </form>`;

function timeOf(seconds: number): Html {
  const iso = new Date(seconds * 1000).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
}
