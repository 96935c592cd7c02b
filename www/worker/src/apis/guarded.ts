/**
 * A resource server: it trusts one issuer, is one audience, and knows nothing of the other API. It could be a Worker of
 * its own; then `discoverKeySet(issuer, { cache: caches.default })` fetches the keys, and isRevoked is /introspect or
 * nothing.
 */
import type { Context } from 'hono';
import { createGuard, createRemoteKeySet, HttpError, type Guarded, type RemoteKeySet } from 'jotwasm/server';
import type { Claims } from 'jotwasm';
import type { App, Environment } from '../environment.ts';
import { issuerOf } from '../http/origin.ts';
import { publishedKeys } from '../oauth/metadata.ts';
import { isProven } from '../oauth/proof.ts';
import { identifierOf, type Resource } from '../oauth/scopes.ts';
import { settingsOf } from '../settings.ts';

interface About {
  resource: Resource;
  scope: string;
  /** Without it, access tokens live until they expire, and no request needs the database. */
  isRevoked?: (environment: Environment, claims: Claims) => Promise<boolean>;
}

type Answer = (claims: Claims, context: Context<App>) => Response | Promise<Response>;

export function guarded(
  { resource, scope, isRevoked }: About,
  answer: Answer,
): (context: Context<App>) => Promise<Response> {
  return async (context) => {
    const { env } = context;
    const request = context.req.raw;
    const issuer = issuerOf(request, env);
    const guard = createGuard({
      keys: keySetOf(env, issuer),
      issuer,
      audience: identifierOf(issuer, resource),
      typ: 'at+jwt',
      scopes: [scope],
      realm: resource,
      ...(isRevoked && { isRevoked: (claims) => isRevoked(env, claims) }),
    });
    const result: Guarded<Claims> = await guard(request);
    if (!result.ok) return result.response;
    if (isProven(result.claims, request)) return answer(result.claims, context);
    return new HttpError(401, 'invalid_token', 'The access token needs a proof').toResponse({ realm: resource });
  };
}

/** One for as long as this isolate lives. */
const sets = new Map<string, RemoteKeySet>();

function keySetOf(env: Environment, issuer: string): RemoteKeySet {
  let set = sets.get(issuer);
  if (!set) {
    const cacheMaxAge = Math.min(600, settingsOf(env).KEY_AHEAD / 2);
    // A Worker cannot fetch from itself; this one has not far to go.
    const fetch = () => publishedKeys(env, issuer);
    set = createRemoteKeySet(`${issuer}/.well-known/jwks.json`, { fetch, cacheMaxAge });
    sets.set(issuer, set);
  }
  return set;
}
