// A Worker that guards, with the keys of the issuer that its settings name, and the cache that isolates share.
import { createGuard, createRemoteKeySet, discoverKeySet } from 'jotwasm/server';

/** Made once in an isolate: that is what has to hold up when requests come and go. */
let guard;
let requests = 0;

function guardOf({ JWKS, ISSUER, TIMEOUT }) {
  const options = { cache: caches.default, timeoutDuration: Number(TIMEOUT) };
  const keys = JWKS ? createRemoteKeySet(JWKS, options) : discoverKeySet(ISSUER, options);
  return createGuard({ keys, issuer: ISSUER, audience: 'api' });
}

export default {
  async fetch(request, env) {
    if (new URL(request.url).pathname === '/') return new Response('ready');
    requests++;
    guard ??= guardOf(env);
    const { ok, response, claims } = await guard(request);
    return ok ? Response.json({ sub: claims.sub, requests }) : response;
  },
};
