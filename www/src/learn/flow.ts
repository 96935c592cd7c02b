/** What has happened in the lesson so far, and what may happen next. There is no network here, and no page. */
import type { Exchange } from '../live/exchange.ts';
import type { ApiCheck } from './checks.ts';

export const STEPS = ['login', 'token', 'call', 'verify', 'expire', 'refresh', 'reuse', 'logout'] as const;
export type Step = (typeof STEPS)[number];

/** What a person can do in each step, in the order of the buttons. */
export const ACTIONS = {
  login: ['login'],
  token: ['exchange'],
  call: ['call'],
  verify: ['check', 'change', 'otherApi', 'write'],
  expire: ['callExpired'],
  refresh: ['refresh'],
  reuse: ['replay'],
  logout: ['calendar', 'logout', 'callBoth'],
} as const satisfies Record<Step, readonly string[]>;
export type Action = (typeof ACTIONS)[Step][number];

export const stepOf = (action: Action): Step =>
  STEPS.find((step) => (ACTIONS[step] as readonly Action[]).includes(action)) ?? 'login';

/** One asking for a code. The verifier and the state stay in the page's memory. */
export interface Attempt {
  step: Step;
  scope: string;
  state: string;
  nonce: string;
  verifier: string;
  challenge: string;
}
export interface Tokens {
  access: string;
  refresh: string;
  id: string;
  /** Seconds since the epoch, by this clock: from expires_in, as a client that cannot read the token. */
  expiresAt: number;
}

/** How a step ended, or where it stands. Each has a sentence in language/en/outcomes.ts. */
export type Outcome =
  | 'waiting' | 'blocked' | 'closed' | 'denied' | 'forged' | 'code'
  | 'tokens' | 'idTokenRefused' | 'refusedCode'
  | 'notes' | 'callRefused'
  | 'verified' | 'unverified' | 'changedRefused' | 'audienceRefused' | 'scopeRefused'
  | 'expiredRefused' | 'rotated' | 'refreshRefused' | 'caught' | 'notCaught'
  | 'calendarIn' | 'loggedOut' | 'notLoggedOut' | 'stillOpen' | 'closedNow' | 'unexpected' | 'noServer';

export interface Flow {
  busy: boolean;
  /** Whose answer is waited for, or whose code is there. */
  attempt: Attempt | null;
  code: string | null;
  tokens: Tokens | null;
  calendar: Tokens | null;
  /** Refresh tokens that were used, the oldest first. */
  spent: readonly string[];
  /** What was granted for the notes, as far as the page knows. */
  grant: 'none' | 'alive' | 'revoked';
  /** Whether the browser is logged in at the authorization server. */
  session: boolean;
  outcomes: Readonly<Partial<Record<Step, Outcome>>>;
  wire: Readonly<Partial<Record<Step, readonly Exchange[]>>>;
  checks: readonly ApiCheck[];
  done: readonly Step[];
}

export const START: Flow = {
  busy: false,
  attempt: null,
  code: null,
  tokens: null,
  calendar: null,
  spent: [],
  grant: 'none',
  session: false,
  outcomes: {},
  wire: {},
  checks: [],
  done: [],
};

export type Happening =
  | { type: 'begun'; step: Step }
  | { type: 'asked'; attempt: Attempt }
  | { type: 'seen'; step: Step; exchange: Exchange }
  | { type: 'ended'; step: Step; outcome: Outcome }
  | { type: 'coded'; code: string }
  | { type: 'granted'; tokens: Tokens; to: 'notes' | 'calendar' }
  | { type: 'rotated'; tokens: Tokens }
  | { type: 'checked'; checks: readonly ApiCheck[] }
  | { type: 'revoked' }
  | { type: 'loggedOut' };

/** Outcomes that show what the step is there to show. */
const LESSONS: readonly Outcome[] = [
  'code', 'tokens', 'notes', 'verified', 'changedRefused', 'audienceRefused', 'scopeRefused', 'expiredRefused',
  'rotated', 'caught', 'loggedOut', 'stillOpen', 'closedNow',
];

export const isLesson = (outcome: Outcome): boolean => LESSONS.includes(outcome);

export function next(flow: Flow, happening: Happening): Flow {
  switch (happening.type) {
    case 'begun':
      return begun(flow, happening.step);
    case 'asked':
      return { ...flow, attempt: happening.attempt, code: null };
    case 'seen':
      return seen(flow, happening.step, happening.exchange);
    case 'ended':
      return ended(flow, happening.step, happening.outcome);
    case 'coded':
      return { ...flow, busy: true, code: happening.code, session: true };
    case 'granted':
      return granted(flow, happening.tokens, happening.to);
    case 'rotated':
      return { ...flow, tokens: happening.tokens, spent: [...flow.spent, flow.tokens?.refresh ?? ''] };
    case 'checked':
      return { ...flow, checks: happening.checks };
    case 'revoked':
      return { ...flow, grant: 'revoked' };
    case 'loggedOut':
      return { ...flow, grant: 'revoked', session: false };
  }
}

function begun(flow: Flow, step: Step): Flow {
  const { [step]: _former, ...outcomes } = flow.outcomes;
  return { ...flow, busy: true, outcomes, wire: { ...flow.wire, [step]: [] } };
}

/** What is seen again with its answer takes the place of what was seen without. */
function seen(flow: Flow, step: Step, exchange: Exchange): Flow {
  const others = (flow.wire[step] ?? []).filter(({ sent }) => sent !== exchange.sent);
  return { ...flow, wire: { ...flow.wire, [step]: [...others, exchange] } };
}

function ended(flow: Flow, step: Step, outcome: Outcome): Flow {
  const done = isLesson(outcome) && !flow.done.includes(step) ? [...flow.done, step] : flow.done;
  return { ...flow, busy: false, done, outcomes: { ...flow.outcomes, [step]: outcome } };
}

function granted(flow: Flow, tokens: Tokens, to: 'notes' | 'calendar'): Flow {
  const used = { ...flow, attempt: null, code: null, session: true };
  if (to === 'calendar') return { ...used, calendar: tokens };
  return { ...used, tokens, spent: [], grant: 'alive' };
}
