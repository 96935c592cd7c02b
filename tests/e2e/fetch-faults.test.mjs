// What is said when the keys of an issuer do not come.
import { JWKS, aroundFetch, failing, tokenOf, withIssuer } from './issuer-server.mjs';
import { textOf, withPage } from './support.mjs';

/** In one browser. */
export const once = true;

export default async function fetchFaultTests(t) {
  const { test, assert } = t;

  test('an issuer that does not allow pages: what to do instead, and its URL to copy',
    withIssuer(t, { '/jwks.json': JWKS }, async (page, issuer, { inspect, token, key, status, fetch }) => {
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
      withIssuer(t, { '/jwks.json': answer }, async (page, issuer, { token, key, verdict, status, fetch }) => {
        await token.fill(tokenOf(issuer.url));
        await key.fill(`${issuer.url}/jwks.json`);
        await fetch.click();
        await textOf(status, message);
        await textOf(status, `${issuer.url}/jwks.json`);
        await textOf(verdict, 'Signature not checked');
      }, failing));
  }

  test('an issuer that does not answer is waited for 10 seconds',
    withIssuer(t, { '/jwks.json': () => {} }, async (page, issuer, { token, key, status, fetch }) => {
      await token.fill(tokenOf(issuer.url));
      await key.fill(`${issuer.url}/jwks.json`);
      await fetch.click();
      await textOf(status, /Asking 127\.0\.0\.1/);
      await page.clock.runFor(9900);
      await textOf(status, /Asking 127\.0\.0\.1/);
      await page.clock.runFor(200);
      await textOf(status, 'no answer within 10 seconds');
    }, { isClockStopped: true }));

  const late = { keys: JWKS, 'keys elsewhere': { issuer: 'x', jwks_uri: 'https://keys.example/set' }, nothing: 1 };
  for (const [name, document] of Object.entries(late)) {
    test(`an answer that comes after the URL was changed is not taken: ${name}`,
      withIssuer(t, {}, async (page, issuer, { token, key, verdict, status, fetch }) => {
        const asked = new Promise((resolve) => {
          issuer.routes['/jwks.json'] = resolve;
        });
        await token.fill(tokenOf(issuer.url));
        await key.fill(`${issuer.url}/jwks.json`);
        await fetch.click();
        const answer = await asked;
        await key.fill(`${issuer.url}/other.json`);
        const read = page.waitForResponse(/jwks\.json/);
        answer.end(JSON.stringify(document));
        await (await read).finished();
        await page.waitForTimeout(100);
        await textOf(verdict, 'Signature not checked');
        assert.equal(await status.isVisible(), false);
      }));
  }

  test('what may not be asked is said before anybody clicks', () =>
    withPage(t, async (page) => {
      const { inspect, key, plan, fetch } = aroundFetch(page);
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
}
