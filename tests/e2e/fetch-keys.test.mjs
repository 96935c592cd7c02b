// The keys of an issuer: asked for on a click, and what is said when they do not come.
import { startIssuer } from './issuer-server.mjs';
import { family, publicJwk, signAs, signHmac } from './key-material.mjs';
import { nowSeconds, parts, SECRET, textOf, withPage } from './support.mjs';

const KEY = publicJwk(family('P-256'), { kid: 'k1', alg: 'ES256' });
const JWKS = { keys: [publicJwk(family('RSA'), { kid: 'k0', alg: 'RS256' }), KEY] };
const CONFIGURATION = '/.well-known/openid-configuration';
const METADATA = '/.well-known/oauth-authorization-server';

const tokenOf = (iss) => signAs(family('P-256'), 'ES256', { iss, exp: nowSeconds() + 300 }, { kid: 'k1' });
const around = (page) => {
  const { inspect } = parts(page);
  return {
    ...parts(page),
    plan: inspect.locator('.fetch-plan'),
    status: inspect.locator('.fetch-status'),
    remarks: inspect.locator('.warnings'),
    fetch: inspect.getByRole('button', { name: 'Fetch', exact: true }),
  };
};

export default async function fetchKeysTests(t) {
  const { test, assert } = t;

  /** Each test has an issuer of its own, and may ask that one alone. */
  const withIssuer = (routes, steps, { cors = true, ...options } = {}) => async () => {
    await using issuer = await startIssuer(routes, { cors });
    await withPage(t, (page) => steps(page, issuer, around(page)), { allowed: [issuer.url], ...options });
  };
  // What the browser itself reports about a request that failed.
  const failing = { expectedErrors: /Failed to load resource|blocked by CORS policy/ };

  test('the URL of a JWK Set: nobody is asked before the click, and nothing goes along',
    withIssuer({ '/jwks.json': JWKS }, async (page, issuer, { token, key, verdict, plan, status, fetch, inspect }) => {
      await token.fill(tokenOf(issuer.url));
      await key.fill(`${issuer.url}/jwks.json`);
      assert.ok(await inspect.getByRole('radio', { name: 'URL' }).isChecked());
      await textOf(plan, new RegExp(`Nothing is asked until you click. Then this page asks 127.0.0.1:\\d+ for:.*${issuer.url}/jwks.json`));
      await textOf(verdict, 'Signature not checked');
      await page.waitForTimeout(300);
      assert.deepEqual(issuer.paths(), []);
      await fetch.click();
      await textOf(verdict, 'Signature valid');
      await textOf(status, `2 keys, fetched from ${issuer.url}/jwks.json`);
      assert.deepEqual(issuer.paths(), ['/jwks.json']);
      const { cookie, referer, authorization } = issuer.asked[0].headers;
      assert.deepEqual([cookie, referer, authorization], [undefined, undefined, undefined]);
      await textOf(inspect.locator('.key-facts'), 'k1');
    }));

  test('fetched keys survive the other language, are not fetched again, and are gone with their URL',
    withIssuer({ '/jwks.json': JWKS }, async (page, issuer, { inspect, token, key, verdict, status, fetch }) => {
      await token.fill(tokenOf(issuer.url));
      await key.fill(`${issuer.url}/jwks.json`);
      await fetch.click();
      await textOf(verdict, 'Signature valid');
      await page.getByRole('link', { name: '简体中文' }).click();
      await textOf(verdict, '签名有效');
      await textOf(status, '获取 2 个密钥');
      await page.getByRole('link', { name: 'English' }).click();
      await textOf(verdict, 'Signature valid');
      assert.deepEqual(issuer.paths(), ['/jwks.json']);
      await key.press('End');
      await key.pressSequentially('?');
      await textOf(verdict, 'Signature not checked');
      assert.equal(await status.isVisible(), false);
      await inspect.getByRole('radio', { name: 'Secret' }).check();
      assert.equal(await fetch.isVisible(), false);
    }));

  for (const [name, path, document] of [
    ['OpenID Connect Discovery', CONFIGURATION, '/tenant'],
    ['RFC 8414', METADATA, '/tenant'],
  ]) {
    test(`an issuer with a path: ${name}`, async () => {
      const routes = {};
      const run = withIssuer(routes, async (page, issuer, { token, key, verdict, plan, status, fetch }) => {
        const iss = `${issuer.url}${document}`;
        const where = path === METADATA ? `${path}${document}` : `${document}${path}`;
        Object.assign(routes, { [where]: { issuer: iss, jwks_uri: `${issuer.url}/keys` }, '/keys': JWKS });
        await token.fill(tokenOf(iss));
        await key.fill(iss);
        await textOf(plan, `${issuer.url}${where}`);
        await fetch.click();
        await textOf(verdict, 'Signature valid');
        await textOf(status, `fetched from ${issuer.url}/keys`);
        assert.deepEqual(issuer.paths().slice(-2), [where, '/keys']);
      }, failing);
      await run();
    });
  }

  test('the URL of a discovery document itself',
    withIssuer({}, async (page, issuer, { token, key, verdict, remarks, fetch }) => {
      issuer.routes[CONFIGURATION] = { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` };
      issuer.routes['/keys'] = JWKS;
      await token.fill(tokenOf(issuer.url));
      await key.fill(issuer.url + CONFIGURATION);
      await fetch.click();
      await textOf(verdict, 'Signature valid');
      assert.deepEqual(issuer.paths(), [CONFIGURATION, '/keys']);
      assert.equal(await remarks.isVisible(), false);
    }));

  test('the issuer of the document is held against the URL and the token’s iss',
    withIssuer({}, async (page, issuer, { token, key, verdict, remarks, fetch }) => {
      issuer.routes[CONFIGURATION] = { issuer: 'https://other.example', jwks_uri: `${issuer.url}/keys` };
      issuer.routes['/keys'] = JWKS;
      await token.fill(tokenOf(issuer.url));
      await key.fill(issuer.url);
      await fetch.click();
      await textOf(verdict, 'Signature valid');
      await textOf(remarks, /calls itself https:\/\/other\.example, which is not the URL/);
      await textOf(remarks, /keys are those of https:\/\/other\.example, but the token’s iss says http:\/\/127/);
    }));

  test('the token’s own iss is one click, and never less; jku and x5u are nobody’s to follow',
    withIssuer({}, async (page, issuer, { inspect, token, verdict }) => {
      issuer.routes[CONFIGURATION] = { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` };
      issuer.routes['/keys'] = JWKS;
      const { host } = new URL(issuer.url);
      const header = { kid: 'k1', jku: `${issuer.url}/jku`, x5u: `${issuer.url}/x5u` };
      await token.fill(signAs(family('P-256'), 'ES256', { iss: issuer.url, exp: nowSeconds() + 300 }, header));
      const offer = inspect.getByRole('button', { name: `Fetch the keys of ${host}` });
      await offer.waitFor();
      await page.waitForTimeout(300);
      assert.deepEqual(issuer.paths(), []);
      await offer.click();
      await textOf(verdict, 'Signature valid');
      assert.deepEqual(issuer.paths(), [CONFIGURATION, '/keys']);
      assert.equal(await offer.isVisible(), false);
      for (const iss of ['http://login.example', 'javascript:alert(1)', 'login.example', 'https://u:p@login.example']) {
        await token.fill(tokenOf(iss));
        await textOf(parts(page).claim('iss'), iss);
        assert.equal(await inspect.locator('.fetch-offer').isVisible(), false, iss);
      }
      await token.fill(signHmac({ iss: issuer.url }, SECRET));
      await textOf(parts(page).claim('alg'), 'HS256');
      assert.equal(await inspect.locator('.fetch-offer').isVisible(), false);
    }));

  test('an https issuer, and keys on another host that is asked only after another click', () =>
    withPage(
      t,
      async (page) => {
        const { inspect, token, key, verdict, status, fetch } = around(page);
        const asked = [];
        await page.route(/^https:\/\//, (route) => {
          asked.push(route.request().url());
          const json = asked.length === 1 ? { issuer: 'https://login.example', jwks_uri: 'https://keys.example/set' } : JWKS;
          return route.fulfill({ json, headers: { 'access-control-allow-origin': '*' } });
        });
        await token.fill(tokenOf('https://login.example'));
        await key.fill('https://login.example');
        await fetch.click();
        await textOf(status, /keys are on another host, keys\.example.*https:\/\/keys\.example\/set/);
        assert.equal(asked.length, 1);
        await inspect.getByRole('button', { name: 'Fetch from keys.example' }).click();
        await textOf(verdict, 'Signature valid');
        assert.deepEqual(asked, [`https://login.example${CONFIGURATION}`, 'https://keys.example/set']);
      },
      { allowed: ['https://login.example', 'https://keys.example'] },
    ));

  test('an issuer that does not allow pages: what to do instead, and its URL to copy',
    withIssuer({ '/jwks.json': JWKS }, async (page, issuer, { inspect, token, key, status, fetch }) => {
      await token.fill(tokenOf(issuer.url));
      await key.fill(`${issuer.url}/jwks.json`);
      await fetch.click();
      await textOf(status, /does not allow pages to read it \(CORS\).*Open the URL in a tab, and paste here/);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await inspect.getByRole('button', { name: 'Copy the URL' }).click();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${issuer.url}/jwks.json`);
    }, { cors: false, ...failing }));

  const faults = {
    'nothing there': [undefined, /There is nothing at this address \(404\)/],
    'a server’s error': [(answer) => void answer.writeHead(503).end(), /answered with the status 503/],
    'a web page': ['<!doctype html><title>Log in</title>', /a web page, not JSON/],
    'no JSON': ['keys: none', /not JSON/],
    'JSON of another kind': [{ hello: 1 }, /neither a JWK Set.*nor a discovery document/],
    'a JSON array': [[1], /neither a JWK Set.*nor a discovery document/],
    'a discovery document without jwks_uri': [{ issuer: 'https://login.example' }, /has no jwks_uri/],
    'a jwks_uri over http': [{ issuer: 'x', jwks_uri: 'http://login.example/keys' }, /jwks_uri is no https/],
    'more than 1 MiB': [JSON.stringify({ keys: [], filling: 'x'.repeat(2 ** 20) }), /longer than 1 MiB/],
  };
  for (const [name, [answer, message]] of Object.entries(faults)) {
    test(`an answer that is no key set: ${name}`,
      withIssuer({ '/jwks.json': answer }, async (page, issuer, { token, key, verdict, status, fetch }) => {
        await token.fill(tokenOf(issuer.url));
        await key.fill(`${issuer.url}/jwks.json`);
        await fetch.click();
        await textOf(status, message);
        await textOf(status, `${issuer.url}/jwks.json`);
        await textOf(verdict, 'Signature not checked');
      }, failing));
  }

  test('an issuer that does not answer is waited for 10 seconds',
    withIssuer({ '/jwks.json': () => {} }, async (page, issuer, { token, key, status, fetch }) => {
      await token.fill(tokenOf(issuer.url));
      await key.fill(`${issuer.url}/jwks.json`);
      await fetch.click();
      await textOf(status, /Asking 127\.0\.0\.1/);
      await page.clock.runFor(9900);
      await textOf(status, /Asking 127\.0\.0\.1/);
      await page.clock.runFor(200);
      await textOf(status, 'no answer within 10 seconds');
    }, { before: stopClock }));

  test('an answer that comes after the URL was changed is not taken',
    withIssuer({}, async (page, issuer, { token, key, verdict, status, fetch }) => {
      const { promise, resolve } = Promise.withResolvers();
      issuer.routes['/jwks.json'] = resolve;
      await token.fill(tokenOf(issuer.url));
      await key.fill(`${issuer.url}/jwks.json`);
      await fetch.click();
      const answer = await promise;
      await key.fill(`${issuer.url}/other.json`);
      const read = page.waitForResponse(/jwks\.json/);
      answer.end(JSON.stringify(JWKS));
      await (await read).finished();
      await page.waitForTimeout(100);
      await textOf(verdict, 'Signature not checked');
      assert.equal(await status.isVisible(), false);
    }));

  test('what may not be asked is said before anybody clicks', () =>
    withPage(t, async (page) => {
      const { inspect, key, plan, fetch } = around(page);
      for (const [text, message] of [
        ['http://login.example/jwks.json', /Keys that came over http:\/\/ can be anyone’s/],
        ['https://user:secret@login.example', /user name or password/],
        ['login.example', /not a URL/],
        ['ftp://login.example', /not a URL/],
      ]) {
        await key.fill(text);
        await inspect.getByRole('radio', { name: 'URL' }).check();
        await textOf(plan, message);
        assert.ok(await fetch.isDisabled());
      }
    }));

  test('a local address is asked over http, by either name', () =>
    withPage(t, async (page) => {
      const { key, plan, fetch } = around(page);
      for (const host of ['localhost:9', '127.0.0.1:9']) {
        await key.fill(`http://${host}/jwks.json`);
        await textOf(plan, `asks ${host} for`);
        assert.ok(await fetch.isEnabled());
      }
    }));
}

async function stopClock(page) {
  await page.clock.install({ time: new Date('2026-03-01T12:00:00Z') });
  await page.clock.pauseAt(new Date('2026-03-01T12:00:10Z'));
}
