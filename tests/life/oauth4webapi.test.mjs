// @ts-check
// oauth4webapi, which nobody here wrote: it checks every answer by the letter of the RFCs, one at a time.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as oauth from 'oauth4webapi';
import { about } from './support/about.mjs';
import { authorize, REDIRECT } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';

const local = { [oauth.allowInsecureRequests]: true };
const issuer = new URL(about.url);
const client = { client_id: 'demo-app' };
/** @type {oauth.AuthorizationServer} */
let as;
before(async () => {
  as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, local));
});

/** @param {Record<string, string>} [over] */
async function exchange(over = {}) {
  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ];
  const query = new URLSearchParams({
    ...client,
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'openid email calendar:read',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...over,
  });
  const answer = await authorize(await loggedIn(), `/authorize?${query}`);
  const callback = oauth.validateAuthResponse(as, client, answer, state);
  const none = oauth.None();
  const response = await oauth.authorizationCodeGrantRequest(as, client, none, callback, REDIRECT, verifier, local);
  const checks = { expectedNonce: nonce, requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, checks);
  // The ID token's, by the published keys.
  await oauth.validateApplicationLevelSignature(as, response, local);
  return tokens;
}

test('what it discovers is complete', () => {
  assert.equal(as.issuer, about.url);
  assert.equal(as.authorization_response_iss_parameter_supported, true);
  assert.deepEqual(as.code_challenge_methods_supported, ['S256']);
  for (const name of /** @type {const} */ ([
    'authorization_endpoint',
    'token_endpoint',
    'userinfo_endpoint',
    'jwks_uri',
    'revocation_endpoint',
    'introspection_endpoint',
    'end_session_endpoint',
  ])) {
    assert.ok(as[name]?.startsWith(`${about.url}/`), name);
  }
});

test('code, ID token and its signature, userinfo, refresh, revocation', async () => {
  const tokens = await exchange();
  const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? '';
  const info = await oauth.userInfoRequest(as, client, tokens.access_token, local);
  assert.equal((await oauth.processUserInfoResponse(as, client, subject, info)).email, about.email);

  const refreshed = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token ?? '', local);
  const next = await oauth.processRefreshTokenResponse(as, client, refreshed);
  assert.equal(oauth.getValidatedIdTokenClaims(next)?.sub, subject);

  const revoked = await oauth.revocationRequest(as, client, oauth.None(), next.refresh_token ?? '', local);
  await oauth.processRevocationResponse(revoked);
  const again = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), next.refresh_token ?? '', local);
  await assert.rejects(oauth.processRefreshTokenResponse(as, client, again), { error: 'invalid_grant', status: 400 });
});

test('access tokens are by RFC 9068, as a resource server checks them', async () => {
  const tokens = await exchange();
  const request = new Request(`${about.url}/api/calendar`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  const claims = await oauth.validateJwtAccessToken(as, request, `${about.url}/api/calendar`, local);
  assert.equal(claims.client_id, 'demo-app');
  assert.equal(claims.scope, 'openid email calendar:read');
  await assert.rejects(oauth.validateJwtAccessToken(as, request, `${about.url}/api/notes`, local));
});

test('introspection by an API', async () => {
  const tokens = await exchange();
  const notes = { client_id: 'notes-api' };
  const calendar = { client_id: 'calendar-api' };
  const secret = oauth.ClientSecretBasic(about.secret);
  const ask = async (/** @type {oauth.Client} */ who) =>
    oauth.processIntrospectionResponse(
      as,
      who,
      await oauth.introspectionRequest(as, who, secret, tokens.access_token, local),
    );
  assert.equal((await ask(calendar)).active, true);
  assert.deepEqual(await ask(notes), { active: false });
});

test('an answer of somebody else, or of another time, is refused by it', async () => {
  const answer = new URLSearchParams({ code: 'x', state: 's', iss: 'https://evil.example' });
  assert.throws(() => oauth.validateAuthResponse(as, client, answer, 's'));
});
