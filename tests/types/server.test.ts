// jotwasm/server and jotwasm/hono, as a dependent's compiler sees them.
import { Hono } from 'hono';
import { testClient } from 'hono/testing';
import { Key, verifyAsync } from 'jotwasm';
import type { Claims, Header, Jwks } from 'jotwasm';
import { jwt } from 'jotwasm/hono';
import type { JwtVariables } from 'jotwasm/hono';
import { HttpError, bearerToken, clearTokenCookie, cookieToken, createGuard, createRemoteKeySet, discoverKeySet, tokenCookie } from 'jotwasm/server';
import type { GuardOptions, Guarded, RemoteKeySet, RemoteKeySetOptions } from 'jotwasm/server';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Equal<A, B>): void => {};

interface Session {
  sub: string;
  role: 'admin' | 'user';
}

const request = new Request('https://api.example/');
same<ReturnType<typeof bearerToken>, string | null>(true);
const cookies: (string | null)[] = [cookieToken(request), cookieToken(request, 'sid'), clearTokenCookie({ domain: 'a.example' })];
tokenCookie(cookies[0] ?? '', { maxAge: '15m', sameSite: 'Strict', name: 'sid', path: '/' });

// What the platforms call by these names must fit.
declare const caches: { default: Cache };
const options: RemoteKeySetOptions = { fetch, cache: caches.default, headers: { a: 'b' }, cacheMaxAge: 60, staleIfError: '1h' };
createRemoteKeySet('https://a.example', { fetch: globalThis.fetch, headers: new Headers(), cache: await globalThis.caches.open('a') });
createRemoteKeySet('https://a.example', { fetch: async (url, { signal }) => new Response(url, { status: signal.aborted ? 500 : 200 }) });
const remote: RemoteKeySet = createRemoteKeySet(new URL('https://a.example/jwks'), options);
same<Awaited<ReturnType<typeof remote.find>>, Key>(true);
same<ReturnType<typeof remote.jwks>, Jwks | undefined>(true);
await verifyAsync('a.b.c', discoverKeySet('https://a.example'), { issuer: 'https://a.example' });

const keys: GuardOptions['keys'][] = [remote, 'secret', { keys: [] }, Key.generate('ES256'), (header) => (header.kid ? 'secret' : null), async () => 'secret'];
const guard = createGuard({ keys: keys[0]!, scopes: ['a'], realm: 'a', token: cookieToken, isRevoked: async ({ jti }) => jti === 'a', typ: 'at+jwt' });
const guarded = await guard(request);
same<typeof guarded, Guarded<Claims>>(true);
if (guarded.ok) {
  same<typeof guarded.claims, Claims>(true);
  same<typeof guarded.header, Header>(true);
  same<typeof guarded.response, undefined>(true);
} else {
  same<typeof guarded.response, Response>(true);
  same<typeof guarded.error, Error>(true);
  same<typeof guarded.claims, undefined>(true);
}
const { ok, response, claims } = await createGuard<Session>({ keys: 'secret' })(request);
export const role: 'admin' | 'user' | Response = ok ? claims.role : response;

const error = new HttpError(403, 'insufficient_scope', 'No', { scope: 'a' });
same<ReturnType<typeof error.toResponse>, Response>(true);
error.toResponse({ realm: 'a' }).headers.get('www-authenticate');

const app = new Hono()
  .get('/me', jwt({ keys: 'secret' }), (c) => {
    same<typeof c.var.token, string>(true);
    same<typeof c.var.claims, Claims>(true);
    return c.json({ sub: c.var.claims.sub });
  })
  .get('/role', jwt<Session>({ keys: 'secret' }), (c) => {
    same<typeof c.var.claims.role, 'admin' | 'user'>(true);
    // @ts-expect-error No such variable.
    c.var.payload;
    return c.json({ role: c.var.claims.role });
  });
const answer = await testClient(app).role.$get();
const { role: answered } = await answer.json();
same<typeof answered, 'admin' | 'user'>(true);
new Hono<{ Variables: JwtVariables }>().use(jwt({ keys: 'secret' })).get('/', (c) => c.text(c.var.token));

// @ts-expect-error Without keys, nobody could pass.
createGuard({ issuer: 'a' });
// @ts-expect-error No such option.
createGuard({ keys: 'secret', scope: 'a' });
// @ts-expect-error The guard decides what verify returns.
createGuard({ keys: 'secret', complete: true });
// @ts-expect-error Null would pass for "not revoked".
createGuard({ keys: 'secret', isRevoked: () => null });
// @ts-expect-error A token that is waited for is none yet.
createGuard({ keys: 'secret', token: async () => 'a' });
// @ts-expect-error A browser's word for it begins with a capital.
tokenCookie('a', { sameSite: 'lax' });
// @ts-expect-error It is always HttpOnly.
tokenCookie('a', { httpOnly: false });
// @ts-expect-error No such option.
createRemoteKeySet('https://a.example', { timeout: 5 });
