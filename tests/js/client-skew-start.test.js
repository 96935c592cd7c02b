// Tokens of unknown age to start with, on clocks of unknown error.
import { jwt } from './support/client/issuer.js';
import { near } from './support/client/near.js';
import { API, simulated } from './support/client/world.js';
import { NOW } from './support/tokens.js';

const HOURS = 3600;

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: tokens of unknown age', () => {
    for (const hours of [6, -6]) {
      for (const age of [0, 200, 3600, 86400]) {
        test(`${age} s old, on a clock that is ${hours} h ahead`, simulated(async (assert, world) => {
          const { device, issuer } = world;
          const tokens = issuer.issue();
          device.sleep(age);
          device.setAhead(hours * HOURS);
          const { session } = world.open({ tokens });
          const { status } = await device.until(session.fetch(`${API}/x`));
          assert.equal(status, 200);
          assert.equal(issuer.dead.length, 0, 'in doubt, it refreshes first');
          assert.true(issuer.asked.length <= 1);
          near(assert)(session.clockSkew, hours * HOURS);
        }));
      }
    }

    test('on a clock that is right, fresh ones are used', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tokens = issuer.issue();
      device.sleep(100);
      const { session } = world.open({ tokens });
      near(assert)(session.expiresIn(), 200);
      assert.equal(await device.until(session.getToken()), tokens.accessToken);
      assert.equal(issuer.asked.length, 0);
      assert.equal(session.clockSkew, 0);
    }));

    test('on a clock that is right, dead ones are refreshed first', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tokens = issuer.issue();
      device.sleep(400);
      const { session } = world.open({ tokens });
      assert.true(session.expiresIn() < 0);
      await device.until(session.fetch(`${API}/x`));
      assert.equal(issuer.dead.length, 0);
      assert.equal(issuer.asked.length, 1);
    }));

    test('a minute or less of doubt is none', simulated(async (assert, world) => {
      const { device, issuer } = world;
      device.setAhead(-50);
      const { session } = world.open({ tokens: issuer.issue() });
      await device.until(session.getToken());
      assert.equal(issuer.asked.length, 0);
    }));

    test('without iat, the clock is all there is', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const accessToken = jwt({ exp: NOW + 300 });
      const { session } = world.open({ tokens: { accessToken } });
      near(assert)(session.expiresIn(), 300);
      assert.equal(await device.until(session.getToken()), accessToken);
      assert.equal(issuer.asked.length, 0);
    }));

    test('opaque ones, with expiresIn and without', simulated(async (assert, world) => {
      const { session } = world.open({ tokens: { accessToken: 'opaque', expiresIn: 100 } });
      near(assert)(session.expiresIn(), 100);
      const other = world.open({ tokens: { accessToken: 'opaque' } });
      assert.equal(other.session.expiresIn(), Infinity);
      assert.equal(await other.session.getToken(), 'opaque');
    }));

    test('an empty access token is refreshed at the first use', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { refreshToken } = issuer.issue();
      const { session } = world.open({ tokens: { accessToken: '', refreshToken } });
      assert.equal(session.expiresIn(), -Infinity);
      assert.equal(issuer.left(await device.until(session.getToken())) > 299, true);
      assert.equal(issuer.asked.length, 1);
    }));
  });

  module('client: stored tokens and the clock', () => {
    for (const hours of [6, -6]) {
      test(`what was learned ${hours} h ahead is known after a reload`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        device.setAhead(hours * HOURS);
        world.signedIn({ storage: 'local' }).close();
        await device.pass(100);
        const { session } = world.open({ storage: 'local' });
        near(assert)(session.clockSkew, hours * HOURS);
        near(assert)(session.expiresIn(), 200);
        await device.until(session.getToken());
        assert.equal(issuer.asked.length, 0);
        assert.equal(issuer.dead.length, 0);
      }));

      test(`a clock that was set by ${hours} h since then`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        world.signedIn({ storage: 'local' }).close();
        await device.pass(1000);
        device.setAhead(hours * HOURS);
        const { session } = world.open({ storage: 'local' });
        const { status } = await device.until(session.fetch(`${API}/x`));
        assert.equal(status, 200);
        assert.equal(issuer.dead.length, 0);
        assert.equal(issuer.asked.length, 1);
        near(assert)(session.clockSkew, hours * HOURS);
      }));
    }
  });
}
