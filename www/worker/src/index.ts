/** The life of a token: an authorization server, two APIs that trust it, and the playground's files. */
import { Hono } from 'hono';
import { account, endOneGrant, endOneSession, logoutEverywhere } from './accounts/account.ts';
import { login, showLogin } from './accounts/login.ts';
import { register, showRegister } from './accounts/register.ts';
import { readCalendar } from './apis/calendar.ts';
import { readNotes, writeNote } from './apis/notes.ts';
import { clean } from './cleaning.ts';
import type { App, Environment } from './environment.ts';
import { answerTo } from './failures.ts';
import { json } from './http/answers.ts';
import * as cors from './http/cors.ts';
import { endpoint } from './http/endpoints.ts';
import { rotateKeys } from './keys/rotation.ts';
import { authorize, authorizeByForm } from './oauth/authorize.ts';
import { decide } from './oauth/consent.ts';
import { introspect } from './oauth/introspect.ts';
import { askLogout, logout } from './oauth/logout.ts';
import { jwks, metadata } from './oauth/metadata.ts';
import { revoke } from './oauth/revoke.ts';
import { token } from './oauth/token.ts';
import { userinfo } from './oauth/userinfo.ts';
import { style } from './pages/style.ts';
import { playground } from './playground/routes.ts';

const app = new Hono<App>();

// For people.
endpoint(app, '/register', { GET: showRegister, POST: register });
endpoint(app, '/login', { GET: showLogin, POST: login });
endpoint(app, '/account', { GET: account });
endpoint(app, '/account/end-session', { POST: endOneSession });
endpoint(app, '/account/revoke-grant', { POST: endOneGrant });
endpoint(app, '/account/logout-everywhere', { POST: logoutEverywhere });
endpoint(app, '/authorize', { GET: authorize, POST: authorizeByForm });
endpoint(app, '/consent', { POST: decide });
endpoint(app, '/logout', { GET: askLogout, POST: logout });
endpoint(app, '/pages.css', { GET: style });

// For clients.
app.use('/.well-known/*', cors.open);
endpoint(app, '/.well-known/openid-configuration', { GET: metadata });
endpoint(app, '/.well-known/jwks.json', { GET: jwks });
app.use('/token', cors.registered(['POST'], { credentials: true }));
endpoint(app, '/token', { POST: token });
app.use('/revoke', cors.registered(['POST'], { credentials: true }));
endpoint(app, '/revoke', { POST: revoke });
endpoint(app, '/introspect', { POST: introspect });
app.use('/userinfo', cors.registered(['GET', 'POST'], { credentials: false }));
endpoint(app, '/userinfo', { GET: userinfo, POST: userinfo });

// Resource servers.
app.use('/api/notes', cors.registered(['GET', 'POST'], { credentials: false }));
endpoint(app, '/api/notes', { GET: readNotes, POST: writeNote });
app.use('/api/calendar', cors.registered(['GET'], { credentials: false }));
endpoint(app, '/api/calendar', { GET: readCalendar });

playground(app);

const notFound = () => json(404, { error: 'not_found', error_description: 'There is no such endpoint.' });
for (const path of ['/api', '/api/*', '/.well-known/*', '/account/*']) app.all(path, notFound);
app.all('*', ({ req, env }) => env.ASSETS.fetch(req.raw));
app.onError((error, { req }) => answerTo(error, req.raw));

export default {
  fetch: app.fetch,
  async scheduled(_event: unknown, environment: Environment): Promise<void> {
    await rotateKeys(environment);
    await clean(environment);
  },
};
