/** What the picture shows at a moment of the lesson: which arrows are lit, and what everybody holds. */
import type { Exchange } from '../live/exchange.ts';
import type { Flow, Step } from './flow.ts';

export type Lane = 'server' | 'api' | 'keys';
export interface Arrow {
  lane: Lane;
  /** "POST /token" */
  ask: string;
  /** "200 OK"; empty where nothing was answered, or nothing asked yet. */
  answer: string;
  tone: 'good' | 'bad' | 'unsent' | 'idle';
}

/** What each step is about, before it has been run. */
const USUAL: Readonly<Record<Step, readonly [lane: Lane, ask: string][]>> = {
  login: [['server', 'GET /authorize']],
  token: [['server', 'POST /token']],
  call: [['api', 'GET /api/notes']],
  verify: [['keys', 'GET /.well-known/jwks.json'], ['api', 'GET /api/notes']],
  expire: [['api', 'GET /api/notes']],
  refresh: [['server', 'POST /token']],
  reuse: [['server', 'POST /token'], ['api', 'GET /api/notes']],
  logout: [['server', 'POST /revoke'], ['api', 'GET /api/notes']],
};

/** The last of what went over each lane. */
export function arrowsOf({ wire }: Flow, step: Step): Arrow[] {
  const seen = wire[step] ?? [];
  if (seen.length === 0) return USUAL[step].map(([lane, ask]) => ({ lane, ask, answer: '', tone: 'idle' }));
  const last = new Map(seen.map((exchange) => [laneOf(exchange), exchange]));
  return [...last].map(([lane, { sent, answer, trouble }]) => ({
    lane,
    ask: `${sent.method} ${sent.path}`,
    answer: answer ? String(answer.status) : '',
    tone: answer ? (answer.status < 400 ? 'good' : 'bad') : trouble === 'noAnswer' ? 'bad' : 'unsent',
  }));
}

function laneOf({ sent }: Exchange): Lane {
  if (sent.path.startsWith('/api/')) return 'api';
  return sent.path.endsWith('jwks.json') ? 'keys' : 'server';
}

export type Thing = 'verifier' | 'code' | 'access' | 'id' | 'refresh' | 'spent' | 'calendar';
export interface Held {
  thing: Thing;
  state: 'alive' | 'expired' | 'revoked' | 'used';
  /** Seconds that are left, of what counts them. */
  left: number | null;
  text: string;
}

/** What is in the page's memory. */
export function heldOf({ attempt, code, tokens, calendar, spent, grant }: Flow, now: number): Held[] {
  const held: Held[] = [];
  const put = (thing: Thing, text: string, state: Held['state'] = 'alive', left: number | null = null): void =>
    void held.push({ thing, state, left, text });
  if (attempt) put('verifier', attempt.verifier);
  if (code !== null) put('code', code);
  const isDead = grant === 'revoked';
  if (tokens) {
    const left = Math.max(0, tokens.expiresAt - now);
    put('access', tokens.access, left === 0 ? 'expired' : isDead ? 'revoked' : 'alive', left);
    put('id', tokens.id);
  }
  for (const each of spent) put('spent', each, 'used');
  if (tokens) put('refresh', tokens.refresh, isDead ? 'revoked' : 'alive');
  if (calendar) {
    const left = Math.max(0, calendar.expiresAt - now);
    // Revoked or not: its API looks at the token alone.
    put('calendar', calendar.access, left === 0 ? 'expired' : 'alive', left);
  }
  return held;
}
