// @ts-check
// The clients of the demonstration: one of each kind. In production, each is a row that you insert.

/**
 * @typedef {object} Client
 * @property {string} id letters, digits and "-"
 * @property {string} name
 * @property {'browser' | 'native' | 'server' | 'api'} kind
 * @property {'cookie' | 'body'} [delivery] of the refresh token; body unless told
 * @property {string[]} [redirectUris]
 * @property {string[]} [postLogoutRedirectUris]
 * @property {string[]} [origins] of its pages
 * @property {string[]} [scopes]
 * @property {'notes' | 'calendar'} [resource] which API it is
 * @property {number} [accessTokenTtl] in seconds; the server's unless told
 */

export const SCOPES = ['openid', 'profile', 'email', 'offline_access', 'notes:read', 'notes:write', 'calendar:read'];

/** @param {string} origin of the Worker @returns {Client[]} */
export const clientsOf = (origin) => [
  {
    id: 'demo-page',
    name: 'Demo page',
    kind: 'browser',
    delivery: 'cookie',
    redirectUris: [`${origin}/`],
    postLogoutRedirectUris: [`${origin}/`],
    origins: [origin],
    scopes: SCOPES,
  },
  {
    // The lesson of the playground. It has its refresh token in hand so that it can be shown, and stolen: a page of yours
    // has it in a cookie, as the one above. Its access tokens expire while one looks on.
    id: 'playground',
    name: 'The playground',
    kind: 'browser',
    delivery: 'body',
    redirectUris: [`${origin}/callback`],
    postLogoutRedirectUris: [`${origin}/callback`],
    origins: [origin],
    scopes: ['openid', 'notes:read', 'calendar:read'],
    accessTokenTtl: 30,
  },
  {
    id: 'demo-app',
    name: 'Demo app',
    kind: 'native',
    // On whatever port the app gets (RFC 8252 section 7.3), or by a scheme of its own (section 7.1).
    redirectUris: ['http://127.0.0.1/callback', 'http://[::1]/callback', 'com.example.demo:/callback'],
    postLogoutRedirectUris: ['com.example.demo:/logged-out'],
    scopes: SCOPES,
  },
  { id: 'notes-api', name: 'Notes', kind: 'api', resource: 'notes' },
  { id: 'calendar-api', name: 'Calendar', kind: 'api', resource: 'calendar' },
];
