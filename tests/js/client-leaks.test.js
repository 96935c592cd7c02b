// Nothing that a session says or shows holds a token.
import { rejected } from './support/assert.js';
import { jwt } from './support/client/issuer.js';
import { shown } from './support/client/shown.js';
import { API, simulated } from './support/client/world.js';
import { NOW } from './support/tokens.js';

const ACCESS = jwt({ iat: NOW, exp: NOW + 300, secret: 'S3CRET' });
const REFRESH = 'REFRESH-S3CRET';
const NEXT = jwt({ iat: NOW, exp: NOW + 600, secret: 'N3XT' });
/** Of everything that must not be seen, a part. */
const SECRETS = [...ACCESS.split('.').filter(Boolean).slice(1), REFRESH, ...NEXT.split('.').filter(Boolean).slice(1)];
const tokens = { accessToken: ACCESS, refreshToken: REFRESH };

export default function (QUnit) {
  const { module, test } = QUnit;

  /** @param {any} assert */
  const clean = (assert) => (value, message) => {
    const text = shown(value);
    assert.false(SECRETS.some((secret) => text.includes(secret)), `${message}: ${text.slice(0, 300)}`);
  };

  /** Errors of other people's, which say too much. */
  const INDISCREET = {
    'its message': () => new Error(`refused: ${REFRESH}`),
    'its properties': () => Object.assign(new Error('x'), { config: { data: REFRESH }, request: { token: ACCESS }, status: 500 }),
    'its cause': () => new TypeError('x', { cause: tokens }),
    'itself': () => REFRESH,
    'its stack': () => Object.assign(new Error('x'), { stack: ACCESS }),
    'its response': () => Object.assign(new Error('x'), { response: { status: 500, data: tokens } }),
    'what is refused': () => Object.assign(new Error(REFRESH), { error: 'invalid_grant', tokens }),
    'a status that is none': () => Object.assign(new Error('x'), { status: REFRESH }),
    'a session over': () => Object.assign(new Error(REFRESH), { code: 'ERR_SESSION_EXPIRED' }),
  };

  module('client: nothing leaks', () => {
    for (const [name, make] of Object.entries(INDISCREET)) {
      for (const age of [250, 301]) {
        test(`an error with a token in ${name}, after ${age} s`, simulated(async (assert, world) => {
          const { device } = world;
          const check = clean(assert);
          const tab = world.open({ refresh: () => Promise.reject(make()) });
          tab.session.setTokens(tokens);
          await device.pass(age);
          for (const call of [() => tab.session.getToken(), () => tab.session.fetch(`${API}/x`)]) {
            const outcome = device.until(call()).then((value) => (typeof value == 'string' ? '' : value), (error) => error);
            check(await outcome, 'what it rejects with');
          }
          assert.true(tab.events.length > 1);
          for (const { type, detail } of tab.events) check(detail, `the event ${type}`);
        }));
      }
    }

    for (const [name, body] of Object.entries({
      'a Response that is no JSON': `not JSON: ${REFRESH}`,
      'a Response with what is no token': JSON.stringify({ access_token: `${ACCESS} ${REFRESH}` }),
      'a Response with a refresh token that is none': JSON.stringify({ access_token: ACCESS, refresh_token: [REFRESH] }),
    })) {
      test(name, simulated(async (assert, world) => {
        const { device } = world;
        const check = clean(assert);
        const tab = world.open({ refresh: async () => new Response(body) });
        tab.session.setTokens(tokens);
        await device.pass(301);
        check(await rejected(device.until(tab.session.getToken())), 'what it rejects with');
        assert.equal(tab.events.at(-1).type, 'error');
        for (const { type, detail } of tab.events) check(detail, `the event ${type}`);
      }));
    }

    test('events of everything that can happen', simulated(async (assert, world) => {
      const { device } = world;
      const check = clean(assert);
      let answer = async () => ({ accessToken: NEXT });
      const tabs = [0, 1].map(() => world.tab({ refresh: () => answer(), storage: 'local' }));
      const [{ session }] = tabs;
      session.setTokens(tokens);
      await device.pass(250);
      await device.until(session.getToken());
      session.clear();
      session.setTokens(tokens);
      await device.pass(301);
      answer = async () => Response.json({ error: 'server_error' }, { status: 500 });
      await rejected(device.until(session.getToken()));
      answer = async () => Response.json({ error: 'invalid_grant' }, { status: 400 });
      await device.pass(2);
      await rejected(device.until(session.getToken()));
      await device.pass(2);
      const types = new Set(tabs.flatMap(({ told }) => told));
      assert.deepEqual(types, new Set(['refresh', 'clear', 'error', 'expire']));
      for (const { events } of tabs) for (const { type, detail } of events) check(detail, type);
    }));

    test('an event is a CustomEvent, from the session', simulated((assert, world) => {
      const { session } = world.open();
      const seen = [];
      session.addEventListener('refresh', (event) => seen.push(event));
      session.setTokens(tokens);
      const [event] = seen;
      assert.true(event instanceof CustomEvent);
      assert.strictEqual(event.target, session);
      assert.deepEqual(event.detail, { reason: 'app' });
      clean(assert)(event, 'the event');
    }));

    test('the session itself, as JSON, as text, or in the console', simulated(async (assert, world) => {
      const check = clean(assert);
      for (const options of [{}, { storage: 'local' }, { crossTab: true, autoRefresh: true }]) {
        const { session } = world.open({ ...options, tokens });
        check(session, 'to begin with');
        session.setTokens(tokens);
        assert.ok(session.claims.secret, 'the claims have been read');
        check(session, 'later');
        assert.equal(String(session).includes('.'), false);
      }
    }));

    test('nothing is written to the console', simulated(async (assert, world) => {
      const { device, issuer, globals } = world;
      const lines = [];
      for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace']) {
        globals.value(console, level, (...args) => lines.push(args));
      }
      const tab = world.signedIn({ crossTab: true });
      issuer.fault = () => Promise.reject(new Error(REFRESH));
      await device.pass(301);
      await rejected(device.until(tab.session.getToken()));
      tab.session.clear();
      await rejected(device.until(tab.session.getToken()));
      assert.deepEqual(lines, []);
    }));

    test('a token is no URL, no header but Authorization, and no body', simulated(async (assert, world) => {
      const seen = [];
      const fetch = async (request) => {
        const headers = [...request.headers].filter(([name]) => name != 'authorization');
        seen.push(JSON.stringify([request.url, headers, await request.text()]));
        return new Response();
      };
      const { session } = world.open({ fetch });
      session.setTokens(tokens);
      await world.device.until(session.fetch(`${API}/x`, { method: 'POST', body: 'text' }));
      assert.equal(seen.length, 1);
      clean(assert)(seen, 'the rest of the request');
    }));

    for (const bad of [`${ACCESS} x`, `${ACCESS}\n`, `${ACCESS}\r\nx: y`, 'ü', '"', `${ACCESS},`]) {
      test(`what is no token is refused, unseen: ${JSON.stringify(bad.replace(ACCESS, '…'))}`, simulated((assert, world) => {
        const { session } = world.open();
        const check = clean(assert);
        const mistake = (error) => error instanceof TypeError && (check(error, 'its message'), true);
        assert.throws(() => session.setTokens({ accessToken: bad, refreshToken: REFRESH }), mistake);
        assert.throws(() => world.open({ tokens: { accessToken: bad } }), mistake);
        assert.throws(() => session.setTokens({ accessToken: ACCESS, refreshToken: [REFRESH] }), mistake);
        assert.throws(() => session.setTokens({ accessToken: ACCESS, expiresIn: REFRESH }), mistake);
        assert.equal(session.tokens, null);
      }));
    }
  });
}
