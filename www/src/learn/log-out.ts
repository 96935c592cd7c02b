/** The end: what a log-out ends at once, and what it cannot. */
import type { Outcome } from './flow.ts';
import { logInSilently } from './log-in.ts';
import { call, CALENDAR, endSession, NOTES, revocation, SCOPES } from './requests.ts';
import type { Run } from './run.ts';
import { takeTokens } from './take-tokens.ts';

/** A token for the second API. It has been a question to the person, but no password: the session is there. */
export async function admitCalendar(run: Run): Promise<Outcome> {
  const outcome = await takeTokens(run, 'logout', 'calendar');
  if (outcome !== 'tokens') return outcome;
  const isBack = run.flow().grant === 'alive' || (await logInSilently(run, 'logout', SCOPES.notes));
  if (run.flow().grant !== 'alive' && isBack) await takeTokens(run, 'logout', 'notes');
  return 'calendarIn';
}

/** RFC 7009, then OpenID Connect RP-Initiated Logout 1.0. */
export async function logOut(run: Run): Promise<Outcome> {
  const { tokens, calendar, grant } = run.flow();
  if (tokens && grant === 'alive') await run.send('logout', revocation(tokens.refresh));
  if (calendar) await run.send('logout', revocation(calendar.refresh));
  const { location } = await run.send('logout', endSession((calendar ?? tokens)?.id ?? '', run.origin));
  if (!location) return 'notLoggedOut';
  run.tell({ type: 'loggedOut' });
  return callBoth(run);
}

export async function callBoth(run: Run): Promise<Outcome> {
  const { tokens, calendar } = run.flow();
  const notes = await run.send('logout', call(NOTES, tokens?.access ?? ''));
  if (notes.answer?.status !== 401) return 'unexpected';
  if (!calendar) return 'loggedOut';
  const other = await run.send('logout', call(CALENDAR, calendar.access));
  if (other.answer?.status === 200) return 'stillOpen';
  return other.answer?.status === 401 ? 'closedNow' : 'unexpected';
}
