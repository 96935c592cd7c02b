// @ts-check
// Every endpoint that takes parameters, with values that are right as far as they can be.
import { about } from './about.mjs';
import { authorization, basic } from './flow.mjs';

/**
 * @typedef {object} Endpoint
 * @property {string} path
 * @property {'query' | 'form'} by
 * @property {Record<string, string>} fields
 * @property {Record<string, string>} [headers]
 */

const own = { origin: about.url };
const page = { origin: about.app };
const { parameters } = authorization();

/** @type {Endpoint[]} */
export const endpoints = [
  {
    path: '/register',
    by: 'form',
    headers: own,
    fields: { email: 'nobody', name: 'New', password: 'wrong', return_to: '/account' },
  },
  { path: '/register', by: 'query', fields: { return_to: '/account' } },
  {
    path: '/login',
    by: 'form',
    headers: own,
    fields: { email: 'nobody@example.com', password: 'wrong', return_to: '/account' },
  },
  { path: '/login', by: 'query', fields: { return_to: '/account' } },
  {
    path: '/authorize',
    by: 'query',
    fields: {
      ...parameters,
      prompt: 'consent',
      max_age: '100',
      resource: `${about.url}/api/notes`,
      response_mode: 'query',
    },
  },
  { path: '/authorize', by: 'form', fields: parameters },
  {
    path: '/consent',
    by: 'form',
    headers: own,
    fields: { request: new URLSearchParams(parameters).toString(), decision: 'deny' },
  },
  {
    path: '/logout',
    by: 'query',
    fields: { id_token_hint: 'x', client_id: 'spa', post_logout_redirect_uri: `${about.app}/`, state: 'x' },
  },
  {
    path: '/logout',
    by: 'form',
    headers: page,
    fields: { id_token_hint: 'x', client_id: 'spa', post_logout_redirect_uri: `${about.app}/`, state: 'x' },
  },
  { path: '/account/end-session', by: 'form', headers: own, fields: { id: 'x' } },
  { path: '/account/revoke-grant', by: 'form', headers: own, fields: { id: 'x' } },
  {
    path: '/token',
    by: 'form',
    fields: {
      grant_type: 'authorization_code',
      code: 'x',
      code_verifier: 'x'.repeat(43),
      redirect_uri: 'http://127.0.0.1:1/callback',
      client_id: 'demo-app',
      resource: 'x',
    },
  },
  {
    path: '/token',
    by: 'form',
    fields: {
      grant_type: 'refresh_token',
      refresh_token: `${'0'.repeat(32)}-1.x`,
      client_id: 'demo-app',
      scope: 'openid',
      client_secret: 'x',
    },
  },
  { path: '/token', by: 'form', headers: page, fields: { grant_type: 'refresh_token', client_id: 'page' } },
  { path: '/revoke', by: 'form', fields: { token: 'x', token_type_hint: 'refresh_token', client_id: 'demo-app' } },
  {
    path: '/introspect',
    by: 'form',
    headers: basic('notes-api'),
    fields: { token: 'x', token_type_hint: 'access_token' },
  },
];

/** Where the errors are those of an RFC: JSON, whatever happens. */
export const ofClients = endpoints.filter(({ path }) => ['/token', '/revoke', '/introspect'].includes(path));
