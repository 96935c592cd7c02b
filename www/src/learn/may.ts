/** Which buttons there is something for, at a moment of the lesson. */
import type { Action, Flow } from './flow.ts';

type Rule = (flow: Flow, now: number) => boolean;

const hasTokens: Rule = ({ tokens }) => tokens !== null;
const isAlive: Rule = ({ tokens, grant }) => tokens !== null && grant === 'alive';
const isLoggedOut: Rule = ({ tokens, session }) => tokens !== null && !session;

const RULES: Readonly<Record<Action, Rule>> = {
  login: () => true,
  exchange: ({ code }) => code !== null,
  call: hasTokens,
  check: hasTokens,
  change: hasTokens,
  otherApi: hasTokens,
  write: hasTokens,
  callExpired: ({ tokens }, now) => tokens !== null && now >= tokens.expiresAt,
  refresh: isAlive,
  replay: (flow, now) => isAlive(flow, now) && flow.spent.length > 0,
  calendar: ({ tokens, session }) => tokens !== null && session,
  logout: ({ tokens, session }) => tokens !== null && session,
  callBoth: isLoggedOut,
};

/** A window that is waited for keeps nobody from opening another. */
export function may(flow: Flow, action: Action, now: number): boolean {
  const isFree = !flow.busy || action === 'login';
  return isFree && RULES[action](flow, now);
}
