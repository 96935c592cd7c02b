// The smallest Worker that guards a route: what is weighed and put under load, beside load-jose.mjs.
import { createGuard } from 'jotwasm/server';

let guard;

export default {
  async fetch(request, { JWKS }) {
    guard ??= createGuard({
      keys: JSON.parse(JWKS ?? '{"keys":[]}'),
      issuer: 'https://login.example',
      audience: 'api',
      scopes: ['notes:read'],
    });
    if (new URL(request.url).pathname === '/') return new Response('ready');
    const { ok, response, claims } = await guard(request);
    return ok ? Response.json({ hello: claims.sub }) : response;
  },
};
