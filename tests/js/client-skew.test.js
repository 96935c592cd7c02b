// A device's clock that is hours off neither locks anybody out nor sends dead tokens.
import { jwt } from './support/client/issuer.js';
import { near } from './support/client/near.js';
import { API, simulated } from './support/client/world.js';
import { NOW } from './support/tokens.js';

const HOURS = 3600;
const YEAR = 365 * 86400;

/** A token endpoint's Response, with what its Date header says. */
const answer = (tokens, date) =>
  new Response(JSON.stringify(tokens), { headers: { 'content-type': 'application/json', ...(date && { date }) } });

/** Fetches every minute, for some hours. */
async function use({ device }, { session }, hours = 2) {
  for (let minute = 0; minute < hours * 60; minute++) {
    await device.until(session.fetch(`${API}/x`));
    await device.pass(60);
  }
}

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: a clock that is hours off', () => {
    for (const hours of [6, -6, 30 * 24, -30 * 24, 0]) {
      test(`${hours} h ahead, learned from iat at setTokens`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        device.setAhead(hours * HOURS);
        const tab = world.signedIn();
        near(assert)(tab.session.clockSkew, hours * HOURS);
        near(assert)(tab.session.expiresIn(), 300);
        await device.until(tab.session.getToken());
        assert.equal(issuer.asked.length, 0, 'nothing is due');
        await use(world, tab);
        assert.equal(issuer.dead.length, 0);
        assert.true(issuer.asked.length <= 30, `${issuer.asked.length} refreshes in two hours`);
        assert.true(issuer.seen.length == 120, 'no 401 either');
      }));

      test(`${hours} h ahead, learned from iat at a refresh`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tab = world.signedIn();
        device.setAhead(hours * HOURS);
        await device.pass(250);
        await device.until(tab.session.getToken());
        near(assert)(tab.session.clockSkew, hours * HOURS);
        near(assert)(tab.session.expiresIn(), 300);
      }));

      test(`${hours} h ahead, learned from the Date header`, simulated(async (assert, world) => {
        const { device } = world;
        device.setAhead(hours * HOURS);
        const date = () => new Date(device.true).toUTCString();
        const exp = NOW + 1000;
        const refresh = async () => answer({ access_token: jwt({ exp }), refresh_token: 'r' }, date());
        const { session } = world.open({ refresh, tokens: { accessToken: jwt({ exp: 1 }) } });
        await device.until(session.getToken());
        near(assert)(session.clockSkew, hours * HOURS);
        near(assert)(session.expiresIn(), 1000);
      }));

      test(`${hours} h ahead, learned from expiresIn`, simulated(async (assert, world) => {
        const { device } = world;
        device.setAhead(hours * HOURS);
        const { session } = world.open();
        session.setTokens({ accessToken: jwt({ exp: NOW + 1000 }), expiresIn: 1000 });
        near(assert)(session.clockSkew, hours * HOURS);
        near(assert)(session.expiresIn(), 1000);
      }));

      test(`${hours} h ahead, an opaque token lives from its receipt`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        issuer.opaque = true;
        device.setAhead(hours * HOURS);
        const tab = world.signedIn();
        near(assert)(tab.session.expiresIn(), 300);
        await use(world, tab);
        assert.equal(issuer.dead.length, 0);
        assert.true(issuer.asked.length <= 30);
      }));

      test(`${hours} h ahead, and a number that says so`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        device.setAhead(hours * HOURS);
        const tab = world.signedIn({ clockSkew: hours * HOURS });
        assert.equal(tab.session.clockSkew, hours * HOURS);
        near(assert)(tab.session.expiresIn(), 300);
        tab.session.setTokens({ accessToken: jwt({ iat: NOW + 5000, exp: NOW + 9000 }) });
        assert.equal(tab.session.clockSkew, hours * HOURS, 'nothing changes it');
        near(assert)(tab.session.expiresIn(), 9000);
        assert.equal(issuer.dead.length, 0);
      }));
    }

    test('a token without iat, exp or expiresIn on a device that is ahead locks nobody out', simulated(async (assert, world) => {
      const { device } = world;
      let asked = 0;
      const make = () => ({ accessToken: jwt({ exp: Math.floor(device.now) + 300 }) });
      device.setAhead(6 * HOURS);
      const { session } = world.open({ refresh: async () => (asked++, make()) });
      session.setTokens(make());
      const first = session.tokens.accessToken;
      assert.equal(await device.until(session.getToken()), first, 'nobody issues dead tokens');
      await device.pass(301);
      assert.notEqual(await device.until(session.getToken()), first);
      assert.equal(asked, 1);
    }));
  });

  module('client: what servers write is not always true', () => {
    const strange = {
      zero: 0,
      negative: -NOW,
      milliseconds: NOW * 1000,
      'a string': String(NOW + 6 * HOURS),
      null: null,
      'in the far future': 1e11,
      'a year old, of a token that is handed out again': NOW - YEAR,
      'after exp': NOW + 2 * YEAR,
      'the same as exp': NOW + YEAR,
    };
    for (const [name, iat] of Object.entries(strange)) {
      test(`an iat that is ${name} is not believed`, simulated((assert, world) => {
        const { session } = world.open();
        session.setTokens({ accessToken: jwt({ iat, exp: NOW + YEAR }) });
        assert.equal(session.clockSkew, 0);
        near(assert)(session.expiresIn(), YEAR);
      }));
    }

    for (const iat of [0, 1, -NOW, 1e8]) {
      test(`an iat of ${iat} is not believed by a device that is ahead, either`, simulated((assert, world) => {
        world.device.setAhead(30 * 24 * HOURS);
        const { session } = world.open();
        session.setTokens({ accessToken: jwt({ iat, exp: NOW + 300 }) });
        assert.true(session.expiresIn() > 0 && session.expiresIn() <= 301, `${session.expiresIn()} s left`);
      }));
    }

    for (const date of ['tomorrow', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT']) {
      test(`nor a Date header of ${date}`, simulated(async (assert, world) => {
        const refresh = async () => answer({ access_token: jwt({ exp: NOW + 300 }) }, date);
        const { session } = world.open({ refresh, tokens: { accessToken: '' } });
        await world.device.until(session.getToken());
        assert.equal(session.clockSkew, 0);
        near(assert)(session.expiresIn(), 300);
      }));
    }

    test('the latest of what is plausible counts', simulated(async (assert, world) => {
      const { device } = world;
      device.setAhead(-6 * HOURS);
      const token = jwt({ iat: NOW - 600, exp: NOW + 300 }); // a gateway hands out what it has
      const refresh = async () => answer({ access_token: token }, new Date(device.true).toUTCString());
      const { session } = world.open({ refresh, tokens: { accessToken: '' } });
      await device.until(session.getToken());
      near(assert)(session.clockSkew, -6 * HOURS);
      near(assert)(session.expiresIn(), 300);
    }));

    for (const exp of ['soon', null, true, {}]) {
      test(`an exp that is ${JSON.stringify(exp)} gives no life`, simulated((assert, world) => {
        const { session } = world.open();
        session.setTokens({ accessToken: jwt({ iat: NOW, exp }) });
        assert.false(session.expiresIn() > 0);
      }));
    }
  });

  module('client: a clock that is set while the page is open', () => {
    for (const hours of [6, -6]) {
      test(`${hours} h`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const tab = world.signedIn();
        await use(world, tab, 0.5);
        device.setAhead(hours * HOURS);
        const before = issuer.asked.length;
        await use(world, tab, 1);
        assert.equal(issuer.dead.length, 0);
        assert.true(issuer.asked.length - before <= 16, `${issuer.asked.length - before} refreshes in an hour`);
        near(assert)(tab.session.clockSkew, hours * HOURS);
        device.setAhead(0);
        await use(world, tab, 1);
        assert.equal(issuer.dead.length, 0);
        near(assert)(tab.session.clockSkew, 0);
        assert.deepEqual(new Set(tab.told), new Set(['refresh']));
      }));
    }

    test('set back by just what has passed', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn();
      await device.pass(301);
      device.setAhead(-301);
      await device.until(session.fetch(`${API}/x`));
      assert.equal(issuer.dead.length, 0);
      assert.equal(issuer.asked.length, 1);
    }));

    test('set back, and then asleep', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn();
      device.setAhead(-6 * HOURS);
      near(assert)(session.expiresIn(), 300);
      device.sleep(3600);
      assert.true(session.expiresIn() < -3200, `${session.expiresIn()} s left`);
      await device.until(session.fetch(`${API}/x`));
      assert.equal(issuer.dead.length, 0);
    }));

    for (const stopwatch of [false, true]) {
      test(`a device that sleeps, its stopwatch ${stopwatch ? 'going on' : 'standing still'}`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        const { session } = world.signedIn();
        device.sleep(3600, { stopwatch });
        assert.true(session.expiresIn() < -3200);
        const { status } = await device.until(session.fetch(`${API}/x`));
        assert.equal(status, 200);
        assert.equal(issuer.dead.length, 0);
        assert.equal(issuer.asked.length, 1);
      }));
    }

    test('tokens that were long on their way are not younger for it', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const late = (tokens) => new Promise((resolve) => device.after(25_000, () => resolve(tokens)));
      const { session } = world.open({ refresh: () => late(issuer.issue()), tokens: { accessToken: '' } });
      const token = await device.until(session.getToken());
      near(assert)(session.expiresIn(), issuer.left(token), 'left');
      assert.true(session.expiresIn() <= issuer.left(token) + 1);
    }));
  });
}
