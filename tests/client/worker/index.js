// The server that the session is tested against: per user, an authorization server that rotates refresh tokens and
// forgives nothing, an API, and a ledger of what they saw.
import { callApi, seeElsewhere } from './api.js';
import { login, refresh } from './token.js';
import { ledgerOf, planOf } from './ledger.js';

/** Every test has a user of its own, so that they may run side by side: /<user>/<what>[/<more>] */
const routes = {
  'POST login': login,
  'POST token': refresh,
  'POST plan': async (request, user) => (Object.assign(planOf(user), await request.json()), Response.json({})),
  'GET ledger': (request, user) => Response.json(ledgerOf(user)),
};

export default {
  async fetch(request, { ASSETS }) {
    const [, user, what] = new URL(request.url).pathname.split('/');
    if (!user) return new Response('ready');
    if (what === 'api') return callApi(request, user);
    if (what === 'elsewhere') return seeElsewhere(request, user);
    const route = routes[`${request.method} ${what}`];
    return route ? route(request, user) : ASSETS.fetch(request);
  },
};
