// A refresh that fails ends nothing, and is tried again later and later. Offline is not expired.
import { SessionError } from 'jotwasm/client';
import { rejected } from './support/assert.js';
import { near } from './support/client/near.js';
import { API, simulated } from './support/client/world.js';

const offline = () => Promise.reject(new TypeError('Failed to fetch'));
const status = (code, body = 'no JSON') => async () => new Response(body, { status: code });

/** Whatever is not the refusal of a refresh token. */
const TROUBLES = {
  'the network is gone': [offline, { reason: 'TypeError' }],
  'it takes too long': [async () => { throw new DOMException('too long', 'TimeoutError'); }, { reason: 'TimeoutError' }],
  '500': [status(500), { reason: undefined, status: 500 }],
  '503 with JSON': [status(503, '{"error":"temporarily_unavailable"}'), { reason: undefined, status: 503 }],
  '429': [status(429), { reason: undefined, status: 429 }],
  '401': [status(401), { reason: undefined, status: 401 }],
  '400 without a word': [status(400), { reason: undefined, status: 400 }],
  '400 invalid_client': [status(400, '{"error":"invalid_client"}'), { reason: undefined, status: 400 }],
  '400 invalid_request': [status(400, '{"error":"invalid_request"}'), { reason: undefined, status: 400 }],
  "axios' error of a 502": [
    async () => { throw Object.assign(new Error('x'), { name: 'AxiosError', response: { status: 502, data: '<html>' } }); },
    { reason: 'AxiosError', status: 502 },
  ],
  'a body that is no JSON': [status(200, '<html>'), { reason: 'TypeError' }],
  'JSON without a token': [status(200, '{"ok":true}'), { reason: 'TypeError' }],
  'an empty token': [async () => ({ accessToken: '' }), { reason: 'TypeError' }],
  'a token that is none': [async () => ({ accessToken: 'two words' }), { reason: 'TypeError' }],
  'an answer that is none': [async () => null, { reason: 'TypeError' }],
  'an error that is none': [async () => { throw undefined; }, {}],
  'an error of the session': [async () => { throw new SessionError('ERR_SESSION_REFRESH_FAILED'); }, { reason: 'SessionError' }],
  'it throws at once': [() => { throw new RangeError('oh'); }, { reason: 'RangeError' }],
};

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: a refresh that fails', () => {
    for (const [name, [refresh, detail]] of Object.entries(TROUBLES)) {
      test(`${name}: the token that lives is used`, simulated(async (assert, world) => {
        const { device } = world;
        const tab = world.signedIn({ refresh });
        const { tokens } = tab.session;
        await device.pass(250);
        assert.equal(await device.until(tab.session.getToken()), tokens.accessToken);
        assert.equal((await device.until(tab.session.fetch(`${API}/x`))).status, 200);
        assert.deepEqual(tab.told, ['refresh', 'error']);
        assert.deepEqual(tab.session.tokens, tokens);
        const [, { detail: said }] = tab.events;
        assert.equal(said.code, 'ERR_SESSION_REFRESH_FAILED');
        for (const [key, value] of Object.entries(detail)) assert.equal(said[key], value, key);
        near(assert)(said.retryIn, 1, 'retryIn', 0.1);
      }));

      test(`${name}: once it is dead, nothing is sent, and nobody signed out`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tab = world.signedIn({ refresh });
        await device.pass(301);
        for (const call of [() => tab.session.getToken(), () => tab.session.fetch(`${API}/x`)]) {
          const error = await rejected(device.until(call()));
          assert.true(error instanceof SessionError);
          assert.equal(error.code, 'ERR_SESSION_REFRESH_FAILED');
          assert.equal(error.name, 'SessionError');
        }
        assert.equal(issuer.seen.length, 0);
        assert.false(tab.told.includes('expire') || tab.told.includes('clear'));
        assert.ok(tab.session.tokens.refreshToken);
      }));
    }

    test('it is tried again, and then all is well', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.signedIn();
      issuer.fault = offline;
      await device.pass(301);
      await rejected(device.until(tab.session.getToken()));
      issuer.fault = undefined;
      await device.pass(1);
      assert.equal((await device.until(tab.session.fetch(`${API}/x`))).status, 200);
      assert.deepEqual(tab.told, ['refresh', 'error', 'refresh']);
      assert.equal(issuer.dead.length, 0);
    }));
  });

  module('client: back-off', () => {
    /** When it was asked, in seconds since the first time. */
    const askedAt = (world) => {
      const times = [];
      world.issuer.fault = () => (times.push(world.device.stopwatch / 1000), offline());
      return () => times.slice(1).map((time, i) => time - times[i]);
    };

    for (const retryDelay of [1, 5]) {
      test(`doubles, up to 32 times ${retryDelay} s`, simulated(async (assert, world) => {
        const { device } = world;
        const gaps = askedAt(world);
        const tab = world.signedIn({ autoRefresh: true, retryDelay });
        await device.pass(240 + 150 * retryDelay);
        const expected = [1, 2, 4, 8, 16, 32, 32, 32].map((times) => times * retryDelay);
        assert.equal(gaps().length, expected.length);
        for (const [i, gap] of gaps().entries()) near(assert)(gap, expected[i], `${i}`, 0.2);
        assert.equal(tab.told.filter((type) => type == 'error').length, expected.length + 1);
      }));
    }

    test('nobody asks in between, and the event says for how long', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.fault = offline;
      const tab = world.signedIn();
      await device.pass(301);
      const said = [];
      for (let i = 0; i < 8; i++) {
        await rejected(device.until(tab.session.getToken()));
        said.push(Math.round(tab.events.at(-1).detail.retryIn));
        const asked = issuer.asked.length;
        await device.pass(said[i] - 0.1);
        for (let j = 0; j < 5; j++) await rejected(device.until(tab.session.getToken()));
        assert.equal(issuer.asked.length, asked);
        await device.pass(0.2);
      }
      assert.deepEqual(said, [1, 2, 4, 8, 16, 32, 32, 32]);
      assert.equal(issuer.asked.length, 8);
    }));

    test('ten callers of a refresh that fails: one failure', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.fault = offline;
      const tab = world.signedIn();
      await device.pass(301);
      const errors = await device.until(Promise.all(Array.from({ length: 10 }, () => rejected(tab.session.getToken()))));
      assert.true(errors.every(({ code }) => code == 'ERR_SESSION_REFRESH_FAILED'));
      assert.equal(issuer.asked.length, 1);
      assert.equal(tab.told.filter((type) => type == 'error').length, 1);
    }));

    test('a success begins anew', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.signedIn({ autoRefresh: true });
      issuer.fault = offline;
      await device.pass(260);
      issuer.fault = undefined;
      await device.pass(30);
      assert.equal(tab.told.at(-1), 'refresh');
      const gaps = askedAt(world);
      await device.pass(250);
      assert.true(gaps().length > 0);
      near(assert)(gaps()[0], 1, 'the first', 0.2);
    }));

    test('so does online', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.fault = offline;
      const tab = world.signedIn();
      await device.pass(301);
      for (let i = 0; i < 6; i++) {
        await rejected(device.until(tab.session.getToken()));
        await device.pass(33);
      }
      await rejected(device.until(tab.session.getToken()));
      issuer.fault = undefined;
      await device.pass(1);
      assert.equal((await rejected(device.until(tab.session.getToken()))).code, 'ERR_SESSION_REFRESH_FAILED');
      tab.dispatch('online');
      assert.ok(await device.until(tab.session.getToken()));
    }));

    test('online: the timer does not wait either', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.fault = offline;
      const tab = world.signedIn({ autoRefresh: true });
      await device.pass(400);
      issuer.fault = undefined;
      const asked = issuer.asked.length;
      tab.dispatch('online');
      await device.pass(0.5);
      assert.equal(issuer.asked.length, asked + 1);
      assert.true(tab.session.expiresIn() > 290);
    }));

    test('it is the time that counts, not a clock that is set', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.fault = offline;
      const tab = world.signedIn();
      await device.pass(301);
      await rejected(device.until(tab.session.getToken()));
      device.setAhead(-6 * 3600);
      issuer.fault = undefined;
      await device.pass(1.1);
      assert.ok(await device.until(tab.session.getToken()));
    }));

    test('new tokens by the application, too', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.fault = offline;
      const tab = world.signedIn({ retryDelay: 1000 });
      await device.pass(301);
      await rejected(device.until(tab.session.getToken()));
      issuer.fault = undefined;
      tab.session.setTokens(issuer.issue());
      assert.equal((await device.until(tab.session.fetch(`${API}/x`))).status, 200);
    }));
  });
}
