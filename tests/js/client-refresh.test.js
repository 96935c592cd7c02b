// One refresh at a time, whoever wants it: fetches, the timer, a 401, the other tabs.
import { API, simulated } from './support/client/world.js';

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: one refresh at a time', () => {
    test('none while there is time left', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn();
      const first = await session.getToken();
      await device.pass(239);
      assert.equal(await session.getToken(), first);
      assert.equal(issuer.asked.length, 0);
      await device.pass(2);
      assert.notEqual(await device.until(session.getToken()), first, 'less than refreshBefore is left');
      assert.equal(issuer.asked.length, 1);
    }));

    test('ten fetches make one refresh, and all have the new token', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn();
      await device.pass(400);
      const answers = await device.until(Promise.all(Array.from({ length: 10 }, () => session.fetch(`${API}/x`))));
      assert.deepEqual(answers.map(({ status }) => status), Array(10).fill(200));
      assert.equal(issuer.asked.length, 1);
      const fresh = `Bearer ${session.tokens.accessToken}`;
      assert.deepEqual(issuer.seen.map(({ authorization }) => authorization), Array(10).fill(fresh));
      assert.equal(issuer.dead.length, 0);
    }));

    test('whoever comes while it runs waits for the same', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.latency = 2;
      const { session } = world.signedIn();
      await device.pass(400);
      const early = session.getToken();
      await device.pass(1);
      const late = session.getToken();
      assert.equal(await device.until(early), await device.until(late));
      assert.equal(issuer.asked.length, 1);
    }));

    test('timer, fetches and getToken', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.latency = 4;
      const { session } = world.signedIn({ autoRefresh: true });
      await device.pass(241);
      assert.equal(issuer.asked.length, 1, 'by the timer');
      await device.until(Promise.all([session.getToken(), session.fetch(`${API}/x`), session.fetch(`${API}/y`)]));
      assert.equal(issuer.asked.length, 1);
      assert.equal(issuer.most, 1);
    }));

    test('ten 401 at once', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn();
      issuer.revoke(session.tokens.accessToken);
      const answers = await device.until(Promise.all(Array.from({ length: 10 }, () => session.fetch(`${API}/x`))));
      assert.deepEqual(answers.map(({ status }) => status), Array(10).fill(200));
      assert.equal(issuer.asked.length, 1);
      assert.equal(issuer.seen.length, 20);
    }));

    test('a 401, the timer and a getToken together', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.latency = 3;
      const { session } = world.signedIn({ autoRefresh: true });
      issuer.revoke(session.tokens.accessToken);
      const answer = session.fetch(`${API}/x`);
      await device.pass(1);
      await device.until(Promise.all([answer, session.fetch(`${API}/x`)]));
      assert.equal(issuer.asked.length, 1);
      assert.equal(issuer.most, 1);
    }));

    test('in the background, one for each time it is due', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.signedIn({ autoRefresh: true });
      await device.pass(3610);
      assert.equal(issuer.asked.length, 15, '300 seconds of life, 60 of them to spare');
      assert.true(tab.session.expiresIn() > 59);
      assert.deepEqual(tab.told, Array(16).fill('refresh'));
    }));

    test('the former refresh token goes on where there is no other', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const refresh = async () => ({ accessToken: issuer.issue().accessToken });
      const { session } = world.signedIn({ refresh });
      const { refreshToken } = session.tokens;
      await device.pass(400);
      await device.until(session.getToken());
      assert.equal(session.tokens.refreshToken, refreshToken);
    }));

    test('refresh is handed a copy of the tokens', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const refresh = async (current) => {
        current.accessToken = 'spoilt';
        throw new Error('and then it failed');
      };
      const { session } = world.signedIn({ refresh });
      const token = session.tokens.accessToken;
      await device.pass(250);
      assert.equal(await device.until(session.getToken()), token);
      session.tokens.accessToken = 'spoilt';
      assert.equal(session.tokens.accessToken, token);
      assert.equal(issuer.asked.length, 0);
    }));

    test('at most half the life is kept to spare', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.life = 40;
      const { session } = world.signedIn();
      await device.pass(19);
      await session.getToken();
      assert.equal(issuer.asked.length, 0);
      await device.pass(2);
      await device.until(session.getToken());
      assert.equal(issuer.asked.length, 1);
    }));

    for (const opaque of [false, true]) test(`${opaque ? 'opaque ' : ''}tokens that are due when they arrive make no loop`, simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.opaque = opaque;
      const { session } = world.signedIn({ autoRefresh: true });
      issuer.life = 0;
      await device.pass(300);
      const before = issuer.asked.length;
      assert.true(before < 12, `${before} in the first minute`);
      await device.until(session.getToken().catch(() => {}));
      assert.true(issuer.asked.length <= before + 1);
    }));
  });
}
