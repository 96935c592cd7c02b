// 400 invalid_grant ends the session, whoever's error says so (RFC 6749, section 5.2).
import { SessionError } from 'jotwasm/client';
import { rejected } from './support/assert.js';
import { API, simulated } from './support/client/world.js';

const error = 'invalid_grant';
const failing = (properties, message = 'no') => async () => {
  throw Object.assign(new Error(message), properties);
};

const REFUSALS = {
  'a Response': async () => Response.json({ error }, { status: 400 }),
  'a Response with a description': async () => Response.json({ error, error_description: 'expired' }, { status: 400 }),
  'a Response of another status': async () => Response.json({ error }, { status: 401 }),
  "an error's `error`, as oauth4webapi and openid-client have it": failing({ error, status: 400 }),
  "axios' response.data": failing({ response: { status: 400, data: { error } } }),
  'data, as ofetch has it': failing({ data: { error }, status: 400 }),
  'a body': failing({ body: { error } }),
  'the cause': failing({ cause: { error } }),
  "the cause's body": failing({ cause: { body: { error } } }),
  'the code': failing({ code: error }),
  'the message': failing({}, error),
  'what is no Error': () => Promise.reject({ error }),
  'a SessionError': async () => {
    throw new SessionError('ERR_SESSION_EXPIRED');
  },
  'a SessionError, at once': () => {
    throw new SessionError('ERR_SESSION_EXPIRED', 'no refresh token left');
  },
};

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: the refresh token was refused', () => {
    for (const [name, refresh] of Object.entries(REFUSALS)) {
      test(`${name}: the session is over`, simulated(async (assert, world) => {
        const { device, issuer } = world;
        let asked = 0;
        const tab = world.signedIn({ refresh: () => (asked++, refresh()) });
        await device.pass(301);
        const calls = [tab.session.getToken(), tab.session.fetch(`${API}/x`)];
        for (const reason of await device.until(Promise.all(calls.map(rejected)))) {
          assert.true(reason instanceof SessionError);
          assert.equal(reason.code, 'ERR_SESSION_EXPIRED');
        }
        assert.deepEqual(tab.events.slice(1), [{ type: 'expire', detail: { reason: 'refused' } }]);
        assert.equal(tab.session.tokens, null);
        assert.equal(tab.session.expiresIn(), -Infinity);
        await rejected(device.until(tab.session.getToken()));
        assert.equal(asked, 1, 'once is enough');
        assert.equal(issuer.seen.length, 0);
      }));
    }

    test('while the access token lives, the session is over all the same', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.signedIn();
      issuer.end();
      await device.pass(250);
      assert.equal((await rejected(device.until(tab.session.getToken()))).code, 'ERR_SESSION_EXPIRED');
      assert.deepEqual(tab.told, ['refresh', 'expire']);
    }));

    test('the storage is emptied', simulated(async (assert, world) => {
      const { device, issuer, areas } = world;
      const tab = world.signedIn({ storage: 'local' });
      issuer.end();
      await device.pass(301);
      await rejected(device.until(tab.session.getToken()));
      assert.equal(areas.local.items.size, 0);
    }));

    test('by the timer, too', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.signedIn({ autoRefresh: true });
      issuer.end();
      await device.pass(1000);
      assert.deepEqual(tab.told, ['refresh', 'expire']);
      assert.equal(issuer.asked.length, 1);
    }));

    test('logging in begins another', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const tab = world.signedIn({ autoRefresh: true });
      issuer.end();
      await device.pass(301);
      tab.session.setTokens(issuer.issue());
      assert.equal((await device.until(tab.session.fetch(`${API}/x`))).status, 200);
      await device.pass(1000);
      assert.true(tab.session.expiresIn() > 0);
    }));

    test('an error that goes in circles', simulated(async (assert, world) => {
      const { device } = world;
      const circle = new Error('round');
      circle.cause = circle;
      const tab = world.signedIn({ refresh: () => Promise.reject(circle) });
      await device.pass(301);
      assert.equal((await rejected(device.until(tab.session.getToken()))).code, 'ERR_SESSION_REFRESH_FAILED');
      assert.equal(tab.events.at(-1).detail.reason, 'Error', 'that one, and no RangeError');
    }));

    test('before there ever was a token', simulated(async (assert, world) => {
      const { session } = world.open();
      assert.equal((await rejected(session.getToken())).code, 'ERR_SESSION_EXPIRED');
      assert.equal((await rejected(session.fetch(`${API}/x`))).code, 'ERR_SESSION_EXPIRED');
      assert.equal(world.issuer.asked.length, 0);
    }));
  });
}
