// A page with one session, which the tests steer: `begin` starts it, `session` is it, `heard` is what it said.
import './clock.js';
import { createSession, SessionError } from 'jotwasm/client';
import { ask, login, user } from './ask.js';

/** What the tests read and call. */
const page = Object.assign(globalThis, { heard: [], SessionError, user, begin, end, call, login });

/**
 * @param {object} options those of createSession, with two for `refresh`: `answer`, whether it hands over the Response
 *   or the tokens; `before`, what it does first
 */
function begin({ answer = 'response', before, ...options } = {}) {
  const refresh = async (current, context) => {
    await before?.();
    page.refreshing = true;
    return ask(current, context, answer);
  };
  const session = createSession({ refresh, ...options });
  for (const type of ['refresh', 'expire', 'clear', 'error']) {
    session.addEventListener(type, ({ detail }) => page.heard.push({ type, ...detail }));
  }
  page.session = session;
}

/** As if the page had been left. */
function end() {
  page.session.dispose();
  page.heard.length = 0;
}

/** Calls of the API, all at once. @returns their statuses, each once */
async function call(times) {
  const calls = Array.from({ length: times }, () => page.session.fetch(`/${user}/api/me`));
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  return [...new Set(statuses)];
}
