// The keys of an issuer: asked for on a click, and never without one.
import { JWKS, aroundFetch, failing, tokenOf, withIssuer } from './issuer-server.mjs';
import { family, signAs, signHmac } from './key-material.mjs';
import { nowSeconds, parts, SECRET, textOf, withPage } from './support.mjs';

const CONFIGURATION = '/.well-known/openid-configuration';
const METADATA = '/.well-known/oauth-authorization-server';

export default async function fetchKeysTests(t) {
  const { test, assert } = t;

  test('the URL of a JWK Set: nobody is asked before the click, and nothing goes along',
    withIssuer(t, { '/jwks.json': JWKS }, async (page, issuer, found) => {
      const { token, key, verdict, plan, status, fetch, inspect } = found;
      await token.fill(tokenOf(issuer.url));
      await key.fill(`${issuer.url}/jwks.json`);
      assert.ok(await inspect.getByRole('radio', { name: 'URL' }).isChecked());
      await textOf(plan, /Nothing is asked until you click. Then this page asks 127\.0\.0\.1:\d+ for:/);
      await textOf(plan, `${issuer.url}/jwks.json`);
      await textOf(verdict, 'Signature not checked');
      await page.getByRole('link', { name: '简体中文' }).click();
      await textOf(plan, '点击之前不会发出任何请求');
      await page.getByRole('link', { name: 'English' }).click();
      await textOf(plan, 'Nothing is asked until you click');
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
    withIssuer(t, { '/jwks.json': JWKS }, async (page, issuer, { inspect, token, key, verdict, status, fetch }) => {
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
      const run = withIssuer(t, routes, async (page, issuer, { token, key, verdict, plan, status, fetch }) => {
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
    withIssuer(t, {}, async (page, issuer, { token, key, verdict, remarks, fetch }) => {
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
    withIssuer(t, {}, async (page, issuer, { token, key, verdict, remarks, fetch }) => {
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
    withIssuer(t, {}, async (page, issuer, { inspect, token, verdict }) => {
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
        const { inspect, token, key, verdict, status, fetch } = aroundFetch(page);
        const asked = [];
        await page.route(/^https:\/\//, (route) => {
          asked.push(route.request().url());
          const document = { issuer: 'https://login.example', jwks_uri: 'https://keys.example/set' };
          const json = asked.length === 1 ? document : JWKS;
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

  test('a local address is asked over http, by either name', () =>
    withPage(t, async (page) => {
      const { key, plan, fetch } = aroundFetch(page);
      for (const host of ['localhost:9', '127.0.0.1:9']) {
        await key.fill(`http://${host}/jwks.json`);
        await textOf(plan, `asks ${host} for`);
        assert.ok(await fetch.isEnabled());
      }
    }));
}
