// The token goes only where it may.
import { rejected } from './support/assert.js';
import { API, ORIGIN, simulated } from './support/client/world.js';

export default function (QUnit) {
  const { module, test } = QUnit;

  module('client: origins', () => {
    const elsewhere = [
      'https://evil.example/', 'http://api.example/', 'https://api.example:8443/', 'https://api.example.evil.example/',
      'https://evil.example/https://api.example', 'https://apiXexample/', 'https://www.api.example/', 'data:text/plain,x',
      'https://evil.example\\@api.example/', `${ORIGIN}/`,
    ];
    for (const url of elsewhere) {
      test(`not ${url}`, simulated(async (assert, world) => {
        const { issuer, device } = world;
        const tab = world.signedIn();
        await device.pass(301);
        for (const input of [url, new URL(url), new Request(url)]) {
          const error = await rejected(device.until(tab.session.fetch(input)));
          assert.equal(error.code, 'ERR_SESSION_ORIGIN_NOT_ALLOWED');
        }
        assert.equal(issuer.seen.length, 0);
        assert.equal(issuer.asked.length, 0, 'nor is there a refresh');
        assert.deepEqual(tab.told, ['refresh']);
      }));
    }

    for (const url of [API, `${API}/`, `${API}:443/x`, 'HTTPS://API.example/x?y#z', 'https://api.example/../x']) {
      test(`but ${url}`, simulated(async (assert, world) => {
        const { session } = world.signedIn();
        assert.equal((await world.device.until(session.fetch(url))).status, 200);
      }));
    }

    test('several, as text or URL', simulated(async (assert, world) => {
      const { device } = world;
      const allowedOrigins = ['https://a.example', new URL('https://b.example:8443'), 'http://localhost:3000/'];
      const { session } = world.signedIn({ allowedOrigins });
      for (const url of ['https://a.example/x', 'https://b.example:8443/x', 'http://localhost:3000/x']) {
        assert.equal((await device.until(session.fetch(url))).status, 200);
      }
      assert.equal((await rejected(session.fetch('https://b.example/'))).code, 'ERR_SESSION_ORIGIN_NOT_ALLOWED');
      assert.equal((await rejected(session.fetch(API))).code, 'ERR_SESSION_ORIGIN_NOT_ALLOWED');
    }));

    test("in a page, its own by default, and nobody else's", simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn({ allowedOrigins: undefined });
      assert.equal((await device.until(session.fetch(`${ORIGIN}/x`))).status, 200);
      assert.equal((await rejected(session.fetch(API))).code, 'ERR_SESSION_ORIGIN_NOT_ALLOWED');
      assert.equal(issuer.seen.length, 1);
    }));

    test('none', simulated(async (assert, world) => {
      const { session } = world.signedIn({ allowedOrigins: [] });
      assert.equal((await rejected(session.fetch(`${ORIGIN}/x`))).code, 'ERR_SESSION_ORIGIN_NOT_ALLOWED');
    }));

    for (const bad of ['https://api.example/v1', '*', 'api.example', '', 'https://api.example/?x', 'null', 'data:,']) {
      test(`${JSON.stringify(bad)} is no origin`, simulated((assert, world) => {
        assert.throws(() => world.open({ allowedOrigins: [bad] }), TypeError);
      }));
    }
  });

  module('client: Authorization', () => {
    test("the caller's own goes as it is, anywhere", simulated(async (assert, world) => {
      const { device, issuer } = world;
      const { session } = world.signedIn();
      await device.pass(301);
      const headers = { authorization: 'Basic eDp5' };
      for (const args of [[API, { headers }], ['https://other.example/', { headers }], [new Request(API, { headers })]]) {
        assert.equal((await device.until(session.fetch(...args))).status, 401, 'as it comes');
      }
      assert.deepEqual(issuer.seen.map(({ authorization }) => authorization), Array(3).fill('Basic eDp5'));
      assert.equal(issuer.asked.length, 0);
    }));

    test('a redirect to another origin says nothing about the token', simulated(async (assert, world) => {
      const { device, issuer } = world;
      const sent = [];
      const fetch = async (request) => {
        sent.push(request.url);
        const response = new Response(null, { status: 401 });
        Object.defineProperties(response, { redirected: { value: true }, url: { value: 'https://other.example/x' } });
        return response;
      };
      const { session } = world.signedIn({ fetch });
      assert.equal((await device.until(session.fetch(`${API}/x`))).status, 401);
      assert.deepEqual(sent, [`${API}/x`], 'the other never sees ours, nor is it sent there');
      assert.equal(issuer.asked.length, 0);
    }));

    test('one within the origin does', simulated(async (assert, world) => {
      const { device, issuer } = world;
      let sent = 0;
      const fetch = async () => {
        const response = new Response(null, { status: sent++ ? 200 : 401 });
        Object.defineProperties(response, { redirected: { value: true }, url: { value: `${API}/y` } });
        return response;
      };
      const { session } = world.signedIn({ fetch });
      assert.equal((await device.until(session.fetch(`${API}/x`))).status, 200);
      assert.equal(issuer.asked.length, 1);
    }));
  });
}
