// What a session tells of its tokens, and what it takes for tokens.
import { createSession } from 'jotwasm/client';
import { caught } from './support/assert.js';
import { jwt } from './support/client/issuer.js';
import { near } from './support/client/near.js';
import { API, simulated } from './support/client/world.js';
import { NOW } from './support/tokens.js';

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: tokens', () => {
    test('before the first and after the last there are none', simulated((assert, world) => {
      const { session } = world.open();
      const none = () => {
        assert.equal(session.tokens, null);
        assert.equal(session.claims, null);
        assert.equal(session.expiresIn(), -Infinity);
        assert.equal(session.clockSkew, 0);
      };
      none();
      session.setTokens(world.issuer.issue());
      session.clear();
      none();
    }));

    test('claims are the payload, unverified; null of what is opaque', simulated((assert, world) => {
      const { session } = world.open();
      const claims = { sub: 'ada', iat: NOW, exp: NOW + 60, roles: ['a'] };
      session.setTokens({ accessToken: jwt(claims) });
      assert.deepEqual(session.claims, claims);
      for (const accessToken of ['opaque', 'a.b.c', 'a.b.c.d', '']) {
        session.setTokens({ accessToken, refreshToken: 'r' });
        assert.equal(session.claims, null);
        assert.deepEqual(session.tokens, { accessToken, refreshToken: 'r' });
      }
    }));

    test('seconds left, by the corrected clock', simulated(async (assert, world) => {
      const { device } = world;
      const { session } = world.open();
      device.setAhead(-7200);
      session.setTokens({ accessToken: jwt({ iat: NOW, exp: NOW + 60 }) });
      for (const left of [60, 50, 40]) {
        near(assert)(session.expiresIn(), left);
        await device.pass(10);
      }
      await device.pass(100);
      near(assert)(session.expiresIn(), -70);
      session.setTokens({ accessToken: jwt({ iat: Math.floor(device.now) }) });
      assert.equal(session.expiresIn(), Infinity);
    }));

    test('clockSkew is whole seconds, and never -0', simulated((assert, world) => {
      const { device, issuer } = world;
      for (const ahead of [0.4, -0.4, 10.3, -10.3]) {
        device.setAhead(ahead);
        const { session } = world.signedIn();
        assert.true(Number.isInteger(session.clockSkew));
        assert.false(Object.is(session.clockSkew, -0));
      }
      assert.equal(issuer.asked.length, 0);
    }));

    test('the words of the token endpoint serve as well (RFC 6749, section 5.1)', simulated(async (assert, world) => {
      const { device } = world;
      const body = { access_token: 'opaque', token_type: 'Bearer', expires_in: 100, refresh_token: 'next', scope: 'x' };
      for (const answer of [body, Response.json(body), { ...body, expires_in: '100' }]) {
        const { session } = world.open({ refresh: async () => answer, tokens: { accessToken: '' } });
        assert.equal(await device.until(session.getToken()), 'opaque');
        assert.deepEqual(session.tokens, { accessToken: 'opaque', refreshToken: 'next', expiresIn: 100 });
        near(assert)(session.expiresIn(), 100);
      }
    }));

    for (const bad of [
      undefined, null, 'token', 1, {}, { accessToken: 1 }, { accessToken: null }, { accessToken: 'two words' },
      { accessToken: 'a', refreshToken: 1 }, { accessToken: 'a', refreshToken: {} }, { accessToken: 'a', expiresIn: -1 },
      { accessToken: 'a', expiresIn: NaN }, { accessToken: 'a', expiresIn: 'soon' },
    ]) {
      test(`${JSON.stringify(bad)}, no tokens: a mistake that changes nothing`, simulated(async (assert, world) => {
        const tab = world.signedIn();
        const { tokens } = tab.session;
        assert.throws(() => tab.session.setTokens(bad), TypeError);
        if (bad != null) assert.throws(() => world.open({ tokens: bad }), TypeError);
        assert.deepEqual(tab.session.tokens, tokens);
        assert.equal(tab.events.length, 1);
      }));
    }
  });

  module('client: opaque tokens', () => {
    test('with expiresIn they are refreshed in time', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.opaque = true;
      const tab = world.signedIn({ autoRefresh: true });
      near(assert)(tab.session.expiresIn(), 300);
      await device.pass(250);
      assert.equal(issuer.asked.length, 1);
      near(assert)(tab.session.expiresIn(), 290);
      device.sleep(3600);
      assert.equal((await device.until(tab.session.fetch(`${API}/x`))).status, 200);
      assert.equal(issuer.dead.length, 0);
    }));

    test('without, they live until they are refused', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.open();
      issuer.opaque = true;
      const { accessToken, refreshToken } = issuer.issue();
      session.setTokens({ accessToken, refreshToken });
      assert.equal(session.expiresIn(), Infinity);
      await device.pass(200);
      assert.equal((await device.until(session.fetch(`${API}/x`))).status, 200);
      await device.pass(200);
      assert.equal((await device.until(session.fetch(`${API}/x`))).status, 200, 'after a 401');
      assert.equal(issuer.asked.length, 1);
    }));

    test('in five tabs', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.opaque = true;
      const tabs = await world.share(5);
      for (let round = 1; round <= 3; round++) {
        await device.pass(301);
        await device.until(Promise.all(tabs.map((tab) => tab.fetch(`${API}/x`))));
        assert.equal(issuer.asked.length, round);
      }
      assert.equal(issuer.reuses + issuer.dead.length, 0);
      for (const { session } of tabs) near(assert)(session.expiresIn(), tabs[0].session.expiresIn(), 'the others', 0.1);
    }));

    test('after a reload', simulated(async (assert, world) => {
      const { device, issuer } = world;
      issuer.opaque = true;
      device.setAhead(-3600);
      world.signedIn({ storage: 'local' }).close();
      await device.pass(100);
      const { session } = world.open({ storage: 'local' });
      near(assert)(session.expiresIn(), 200);
      device.sleep(1000);
      const again = world.open({ storage: 'local' });
      assert.true(again.session.expiresIn() < 0);
    }));

    test('a JWT says itself when it ends, whatever expiresIn has', simulated((assert, world) => {
      const { session } = world.open();
      session.setTokens({ accessToken: jwt({ iat: NOW, exp: NOW + 100 }), expiresIn: 9999 });
      near(assert)(session.expiresIn(), 100);
    }));
  });

  module('client: options', () => {
    const refresh = async () => ({ accessToken: 'a' });

    for (const bad of [
      {}, { refresh: undefined }, { refresh: 'x' }, { refresh, storage: 'cookie' }, { refresh, storage: '' },
      { refresh, refreshBefore: -1 }, { refresh, refreshBefore: NaN },
      { refresh, lockTimeout: Infinity }, { refresh, lockTimeout: -1 }, { refresh, retryDelay: -1 }, { refresh, retryDelay: 'x' },
      { refresh, clockSkew: 'none' }, { refresh, clockSkew: NaN }, { refresh, clockSkew: null },
      { refresh, autorefresh: true }, { refresh, leeway: 1 },
    ]) {
      const name = JSON.stringify(bad, (_, value) => (typeof value == 'function' ? 'f' : value));
      test(`${name}: a mistake`, simulated((assert) => {
        const error = caught(() => createSession(bad));
        assert.true(error instanceof TypeError && error.code === undefined, String(error));
      }));
    }

    test('no options at all', simulated((assert) => {
      for (const none of [undefined, null]) assert.throws(() => createSession(none), TypeError);
    }));

    test('undefined is the default', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const nothing = {
        tokens: undefined, storage: undefined, storageKey: undefined, refreshBefore: undefined, autoRefresh: undefined,
        clockSkew: undefined, lockTimeout: undefined, retryDelay: undefined,
      };
      const { session } = world.signedIn(nothing);
      await device.pass(239);
      await session.getToken();
      assert.equal(issuer.asked.length, 0);
    }));

    test('refreshBefore', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn({ refreshBefore: 100 });
      await device.pass(199);
      await session.getToken();
      assert.equal(issuer.asked.length, 0);
      await device.pass(2);
      await device.until(session.getToken());
      assert.equal(issuer.asked.length, 1);
      const none = world.signedIn({ refreshBefore: 0 });
      await device.pass(298);
      await none.session.getToken();
      assert.equal(issuer.asked.length, 1);
    }));
  });
}
