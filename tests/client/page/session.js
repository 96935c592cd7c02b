// A page with one session, which the tests steer: `begin` starts it, `session` is it, `heard` is what it said.
import './clock.js';
import { createSession, SessionError } from 'jotwasm/client';

/** The server's user, by the page's own address: every test has one of its own. */
export const user = new URLSearchParams(location.search).get('user');

/** What the tests read and call. */
const page = Object.assign(globalThis, { heard: [], SessionError, begin, call, login });

/**
 * @param {object} options those of createSession, with two for `refresh`: `answer`, whether it hands over the Response
 *   or the tokens; `before`, what it does first
 */
function begin({ answer = 'response', before, ...options } = {}) {
  const refresh = async (current, context) => {
    await before?.();
    return ask(current, context, answer);
  };
  const session = createSession({ refresh, ...options });
  for (const type of ['refresh', 'expire', 'clear', 'error']) {
    session.addEventListener(type, ({ detail }) => page.heard.push({ type, ...detail }));
  }
  page.session = session;
}

/** As an application would write it. */
export async function ask({ refreshToken }, { signal }, answer = 'response') {
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
  const response = await fetch(`/${user}/token`, { method: 'POST', body, signal });
  if (answer === 'response') return response;
  if (!response.ok) throw Object.assign(new Error('refused'), await response.json());
  return response.json();
}

export async function login() {
  const response = await fetch(`/${user}/login`, { method: 'POST' });
  return response.json();
}

/** Calls of the API, all at once. @returns their statuses, each once */
async function call(times) {
  const calls = Array.from({ length: times }, () => page.session.fetch(`/${user}/api/me`));
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  return [...new Set(statuses)];
}
