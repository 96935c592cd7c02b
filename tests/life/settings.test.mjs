// @ts-check
// Variables of the Worker: limits that are others, a name that is its own, and what the log says when they are wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownServer } from './support/own-server.mjs';
import { visitor } from './support/visitor.mjs';

/**
 * @param {string} name
 * @param {Record<string, string | number>} vars
 * @param {(server: Awaited<ReturnType<typeof ownServer>>) => Promise<void>} steps
 */
async function withServer(name, vars, steps) {
  const server = await ownServer(name, vars);
  try {
    await steps(server);
  } finally {
    await server.stop();
  }
}

const SECRETS = ['secret-token', 'secret-password', 'secret-query', 'secret-cookie', 'secret@example.com'];

/** Requests full of what is nobody's business. @param {string} url */
async function tellSecrets(url) {
  const who = visitor({ url });
  const cookie = `__Host-session=secret-cookie`;
  const form = { token: 'secret-token', email: 'secret@example.com', password: 'secret-password' };
  return Promise.all([
    who.send('/userinfo?x=secret-query', { headers: { authorization: 'Bearer secret-token', cookie } }),
    who.send('/login?x=secret-query', { form, headers: { origin: url, cookie } }),
  ]);
}

test('limits are what the variables say', () =>
  withServer(
    'limits',
    { REGISTER_MOST: 1, REGISTER_WITHIN: 60, LOGIN_FREE: 1, LOGIN_DELAY: 40 },
    async ({ url, lines }) => {
      const who = visitor({ url });
      const register = () =>
        who.submit('/register', {
          email: `${crypto.randomUUID()}@example.com`,
          name: 'New',
          password: 'long enough, surely',
        });
      assert.equal((await register()).status, 303);
      const second = await register();
      assert.equal(second.status, 429);
      assert.ok(Number(second.headers.get('retry-after')) <= 60);
      const login = () => who.submit('/login', { email: 'a@example.com', password: 'wrong' });
      assert.equal((await login()).status, 401);
      const again = await login();
      assert.equal(again.status, 429);
      assert.ok(Number(again.headers.get('retry-after')) > 10);
      assert.match(await again.text(), /Try again in \d+ seconds/);
      assert.deepEqual(lines, []);
    },
  ));

test('a variable that is no number stops everything that needs it, and the log says so, and no more', () =>
  withServer('wrong', { LOGIN_FREE: 'many' }, async ({ url, lines }) => {
    for (const response of await tellSecrets(url)) {
      assert.equal(response.status, 500);
      assert.deepEqual(await response.json(), {
        error: 'server_error',
        error_description: 'Something went wrong here.',
      });
    }
    for (let tries = 0; tries < 100 && !/POST \/login: .*LOGIN_FREE/.test(lines.join('\n')); tries++) await sleep(100);
    const log = lines.join('\n');
    assert.match(log, /POST \/login: Error: The variable LOGIN_FREE is not a number/);
    for (const secret of SECRETS) assert.ok(!log.includes(secret), secret);
  }));

test('where it is deployed, its name is the variable’s, and nothing is sealed with what everybody knows', () =>
  withServer('deployed', { ISSUER: 'https://login.example' }, async ({ url, lines }) => {
    const metadata = await (await fetch(`${url}/.well-known/openid-configuration`)).json();
    assert.equal(metadata.issuer, 'https://login.example');
    assert.equal(metadata.token_endpoint, 'https://login.example/token');
    assert.equal(
      (await visitor({ url }).submit('/login', { email: 'a', password: 'b' })).status,
      403,
      'its origin is another',
    );
    assert.equal((await fetch(`${url}/.well-known/jwks.json`)).status, 500);
    await tellSecrets(url);
    for (let tries = 0; tries < 100 && !/KEY_SECRET/.test(lines.join()); tries++) await sleep(100);
    const log = lines.join('\n');
    assert.match(log, /KEY_SECRET is missing/);
    for (const secret of SECRETS) assert.ok(!log.includes(secret), secret);
  }));
