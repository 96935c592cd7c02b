// @ts-check
// A single-page application by oidc-client-ts, for a test to drive.
import { UserManager } from 'oidc-client-ts';

/** @param {string} authority */
globalThis.manager = (authority) =>
  new UserManager({
    authority,
    client_id: 'spa',
    redirect_uri: `${location.origin}/callback`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope: 'openid profile email notes:read',
    loadUserInfo: true,
    automaticSilentRenew: false,
    revokeTokenTypes: ['access_token', 'refresh_token'],
  });
