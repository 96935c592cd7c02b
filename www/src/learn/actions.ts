/** What each button does: real requests, and what is to be learned from their answers. */
import { now } from '../clock.ts';
import { bodyOf, type Note, type Sent } from '../live/exchange.ts';
import { changed, checksOf } from './checks.ts';
import type { Action, Outcome, Step } from './flow.ts';
import { logIn } from './log-in.ts';
import { admitCalendar, callBoth, logOut } from './log-out.ts';
import { call, CALENDAR, keys, NOTES, refreshing, SCOPES } from './requests.ts';
import type { Run } from './run.ts';
import { takeTokens, tokensOf } from './take-tokens.ts';

type Do = (run: Run) => Promise<void>;

export const DO: Readonly<Record<Action, Do>> = {
  login: (run) => logIn(run, 'login', SCOPES.notes, async () => 'code'),
  exchange: step('token', (run) => takeTokens(run, 'token', 'notes')),
  call: step('call', (run) => expect(run, 'call', call(NOTES, access(run)), { 200: 'notes', 401: 'callRefused' })),
  check: step('verify', check),
  change: step('verify', (run) =>
    expect(run, 'verify', call(NOTES, changed(access(run))), { 401: 'changedRefused' }),
  ),
  otherApi: step('verify', (run) =>
    expect(run, 'verify', call(CALENDAR, access(run)), { 401: 'audienceRefused' }),
  ),
  write: step('verify', (run) =>
    expect(run, 'verify', call(NOTES, access(run), 'POST'), { 403: 'scopeRefused', 401: 'callRefused' }),
  ),
  callExpired: step('expire', (run) =>
    expect(run, 'expire', call(NOTES, access(run)), { 401: 'expiredRefused' }),
  ),
  refresh: step('refresh', async (run) => ((await rotate(run, 'refresh')) ? 'rotated' : refused(run))),
  replay: step('reuse', replay),
  calendar: (run) => logIn(run, 'logout', SCOPES.calendar, () => admitCalendar(run)),
  logout: step('logout', logOut),
  callBoth: step('logout', callBoth),
};

function step(name: Step, action: (run: Run) => Promise<Outcome>): Do {
  return async (run) => {
    run.tell({ type: 'begun', step: name });
    const outcome = await action(run);
    const wasAnswered = run.flow().wire[name]?.every(({ trouble }) => trouble !== 'noAnswer');
    run.end(name, wasAnswered ? outcome : 'noServer');
  };
}

const access = (run: Run): string => run.flow().tokens?.access ?? '';

/** An API does not say what is wrong with a token; that it has expired is the likeliest. */
async function expect(
  run: Run,
  name: Step,
  sent: Sent,
  outcomes: Readonly<Record<number, Outcome>>,
): Promise<Outcome> {
  const hasExpired = now() >= (run.flow().tokens?.expiresAt ?? 0);
  const { answer } = await run.send(name, sent);
  if (answer?.status === 401 && hasExpired && name !== 'expire') return 'callRefused';
  return outcomes[answer?.status ?? 0] ?? 'unexpected';
}

async function check(run: Run): Promise<Outcome> {
  const jwks = bodyOf(await run.send('verify', keys()));
  const api = { issuer: run.issuer, audience: run.origin + NOTES, scope: 'notes:read' };
  const checks = checksOf(access(run), jwks, api);
  run.tell({ type: 'checked', checks });
  return checks.every(({ ok }) => ok) ? 'verified' : 'unverified';
}

async function rotate(run: Run, name: Step, note?: Note): Promise<boolean> {
  const sent = refreshing(run.flow().tokens?.refresh ?? '', note);
  const tokens = tokensOf(await run.send(name, sent));
  if (tokens) run.tell({ type: 'rotated', tokens });
  return tokens !== null;
}

function refused(run: Run): Outcome {
  run.tell({ type: 'revoked' });
  return 'refreshRefused';
}

/** A token whose successor was used is a replay at once; before, it might be a client that lost the answer. */
async function replay(run: Run): Promise<Outcome> {
  if (run.flow().spent.length < 2 && !(await rotate(run, 'reuse', 'onceMore'))) return refused(run);
  const [stolen = ''] = run.flow().spent;
  const thief = await run.send('reuse', refreshing(stolen, 'thief'));
  const owner = await run.send('reuse', refreshing(run.flow().tokens?.refresh ?? '', 'owner'));
  const notes = await run.send('reuse', call(NOTES, access(run)));
  const isDead = [thief, owner, notes].every(({ answer }) => answer !== null && answer.status >= 400);
  if (isDead) run.tell({ type: 'revoked' });
  return isDead ? 'caught' : 'notCaught';
}
