// What a frontend's compiler must accept of jotwasm/client, and what it must refuse. Checked by tsc, never run.
import { createSession, SessionError } from 'jotwasm/client';
import type { Claims, Session, SessionErrorCode, SessionEventMap, SessionOptions, TokenSet } from 'jotwasm/client';
import type { Claims as IndexClaims } from 'jotwasm';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Equal<A, B>): void => {};

const refresh: SessionOptions['refresh'] = async ({ refreshToken }, { signal }) => {
  same<typeof refreshToken, string | undefined>(true);
  same<typeof signal, AbortSignal>(true);
  return fetch('/token', { method: 'POST', body: new URLSearchParams({ refresh_token: refreshToken ?? '' }), signal });
};

const session = createSession({ refresh });
same<typeof session, Session>(true);
same<Claims, IndexClaims>(true);

// fetch's own type, wherever fetch goes.
same<typeof session.fetch, typeof fetch>(true);
const detached: typeof globalThis.fetch = session.fetch;
createSession({ refresh, fetch: detached });
const answers: Promise<Response>[] = [
  session.fetch('/x'),
  session.fetch(new URL('https://api.example'), { method: 'POST', body: new FormData(), signal: AbortSignal.timeout(1) }),
  session.fetch(new Request('/x')),
];

same<ReturnType<typeof session.getToken>, Promise<string>>(true);
same<typeof session.tokens, TokenSet | null>(true);
same<typeof session.claims, Claims | null>(true);
same<ReturnType<typeof session.expiresIn>, number>(true);
same<typeof session.clockSkew, number>(true);
session.setTokens({ accessToken: 'a', refreshToken: 'r', expiresIn: 60 });
session.clear();
{
  using scoped = session;
  scoped.dispose();
}

// Events know what they say.
session.addEventListener('refresh', ({ detail }) => same<typeof detail.reason, 'refresh' | 'tab' | 'app'>(true));
session.addEventListener('expire', ({ detail }) => same<typeof detail.reason, 'refused' | 'tab'>(true));
session.addEventListener('clear', ({ detail }) => same<typeof detail.reason, 'app' | 'tab'>(true), { once: true });
session.addEventListener('error', function ({ detail: { code, reason, status, retryIn } }) {
  same<typeof code, 'ERR_SESSION_REFRESH_FAILED'>(true);
  same<typeof reason, string | undefined>(true);
  same<typeof status, number | undefined>(true);
  same<typeof retryIn, number>(true);
  this.clear();
});
session.addEventListener('error', null);
session.addEventListener('mine', (event: Event) => event.preventDefault());
same<keyof SessionEventMap, 'refresh' | 'expire' | 'clear' | 'error'>(true);
const target: EventTarget = session;

const options: SessionOptions[] = [
  { refresh: async () => ({ accessToken: 'a' }) },
  { refresh: async () => new Response() },
  { refresh, storage: 'local', storageKey: 'mine', tokens: { accessToken: '' } },
  { refresh, storage: localStorage },
  { refresh, storage: { getItem: () => null, setItem: () => {}, removeItem: () => {} } },
  { refresh, clockSkew: 'auto', allowedOrigins: ['https://a.example', new URL('https://b.example')] },
  { refresh, clockSkew: -60, refreshBefore: 30, autoRefresh: true, crossTab: false, lockTimeout: 5, retryDelay: 2 },
];

try {
  await session.getToken();
} catch (error) {
  if (error instanceof SessionError) {
    same<typeof error.code, SessionErrorCode>(true);
    if (error.code === 'ERR_SESSION_EXPIRED') throw new SessionError('ERR_SESSION_EXPIRED', 'log in again');
  }
}

// @ts-expect-error refresh is needed
createSession({});
// @ts-expect-error there are always options
createSession();
// @ts-expect-error a misspelt option
createSession({ refresh, autorefresh: true });
// @ts-expect-error tokens, or a Response
createSession({ refresh: async () => 'token' });
// @ts-expect-error not at once
createSession({ refresh: () => ({ accessToken: 'a' }) });
// @ts-expect-error no such storage
createSession({ refresh, storage: 'cookie' });
// @ts-expect-error storage is synchronous
createSession({ refresh, storage: { getItem: async () => null, setItem() {}, removeItem() {} } });
// @ts-expect-error seconds
createSession({ refresh, refreshBefore: '1m' });
// @ts-expect-error a number, or 'auto'
createSession({ refresh, clockSkew: 'none' });
// @ts-expect-error a list
createSession({ refresh, allowedOrigins: 'https://a.example' });
// @ts-expect-error an access token is needed
session.setTokens({ refreshToken: 'r' });
// @ts-expect-error the names of TokenSet
session.setTokens({ access_token: 'a' });
// @ts-expect-error read only
session.tokens = null;
// @ts-expect-error read only
session.clockSkew = 1;
// @ts-expect-error there may be none
session.tokens.accessToken;
// @ts-expect-error claims are unverified and untyped
session.claims?.role.length;
// @ts-expect-error an event without tokens
session.addEventListener('refresh', ({ detail }) => detail.tokens);
// @ts-expect-error no such code
new SessionError('ERR_OTHER');
// @ts-expect-error not fetch's arguments
session.fetch(1);

export const unused = [answers, target, options];
