/** The first leg: from a click to an authorization code. */
import { bodyOf, redirected, unsent, urlOf } from '../live/exchange.ts';
import { readAnswer } from './answer.ts';
import type { Attempt, Outcome, Step } from './flow.ts';
import type { Run } from './run.ts';
import { newAttempt } from './pkce.ts';
import { authorization, discovery, redirectUri } from './requests.ts';
import { openWindow, waitFor } from './window.ts';

/** Opens the window. When somebody comes back with a code, `then` goes on; until he does, the page is free. */
export async function logIn(run: Run, step: Step, scope: string, then: () => Promise<Outcome>): Promise<void> {
  const opened = openWindow();
  run.cancelWait();
  run.tell({ type: 'begun', step });
  const attempt = await newAttempt(step, scope);
  run.tell({ type: 'asked', attempt });
  if (!(await isOurs(run, step))) {
    opened?.close();
    return run.end(step, 'noServer');
  }
  const sent = authorization(attempt, run.origin);
  run.tell({ type: 'seen', step, exchange: unsent(sent, 'inWindow') });
  run.end(step, opened ? 'waiting' : 'blocked');
  const began = Date.now();
  const answer = (given: Record<string, unknown>): void => {
    const location = new URL(redirectUri(run.origin));
    for (const [name, value] of Object.entries(given)) location.searchParams.set(name, String(value));
    run.tell({ type: 'seen', step, exchange: redirected(sent, began, location, Date.now() - began) });
    void finish(run, attempt, given, then);
  };
  run.wait(waitFor(attempt.state, opened, { answer, closed: () => run.end(step, 'closed') }), opened);
  opened?.location.replace(urlOf(sent));
}

async function finish(
  run: Run,
  { step, state }: Attempt,
  given: Record<string, unknown>,
  then: () => Promise<Outcome>,
): Promise<void> {
  const read = readAnswer(given, { state, issuer: run.issuer });
  if ('problem' in read) return run.end(step, read.problem);
  run.tell({ type: 'coded', code: read.code });
  run.end(step, await then());
}

/** RFC 8414: who the server says it is. It has to be this one, or something else serves the page. */
async function isOurs(run: Run, step: Step): Promise<boolean> {
  const { issuer } = bodyOf(await run.send(step, discovery()));
  if (issuer !== run.origin) return false;
  run.issuer = issuer;
  return true;
}

/** Who is logged in and has agreed needs no window: `prompt=none` (OpenID Connect Core section 3.1.2.1). */
export async function logInSilently(run: Run, step: Step, scope: string): Promise<boolean> {
  const attempt = await newAttempt(step, scope);
  const { location } = await run.send(step, authorization(attempt, run.origin, 'none'));
  if (!location) return false;
  const read = readAnswer(Object.fromEntries(location.searchParams), { state: attempt.state, issuer: run.issuer });
  if ('problem' in read) return false;
  run.tell({ type: 'asked', attempt });
  run.tell({ type: 'coded', code: read.code });
  return true;
}
