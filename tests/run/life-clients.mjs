// @ts-check
// Clients of tests/life, beside those of www/clients.mjs.
import { SCOPES } from '../../www/clients.mjs';

/** @param {string} app the origin of the pages in a browser @returns {import('../../www/clients.mjs').Client[]} */
export const clientsOf = (app) => [
  {
    id: 'page',
    name: 'A page with a cookie',
    kind: 'browser',
    delivery: 'cookie',
    redirectUris: [`${app}/callback`],
    postLogoutRedirectUris: [`${app}/`],
    origins: [app],
    scopes: SCOPES,
  },
  {
    id: 'spa',
    name: 'A page <b>without</b> a cookie',
    kind: 'browser',
    redirectUris: [`${app}/callback`, `${app}/other?fixed=1`],
    postLogoutRedirectUris: [`${app}/`],
    origins: [app],
    scopes: SCOPES,
  },
  {
    id: 'backend',
    name: 'A server',
    kind: 'server',
    redirectUris: ['https://backend.example/callback'],
    scopes: SCOPES,
  },
  {
    id: 'narrow',
    name: 'A server that may little',
    kind: 'server',
    redirectUris: ['https://narrow.example/'],
    scopes: ['openid'],
  },
];
