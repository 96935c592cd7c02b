// The page against the demo Worker: sign in, call, expire, be refused on both sides.
import { openOneToken, parts, textOf, withPage } from './support.mjs';

/** Chromium logs every 401 as an error; this one is what is being tested. */
const REFUSED = { expectedErrors: /status of 401/ };

export default async function liveTests(t) {
  const { test, assert } = t;

  test('sign in, call the API, let the token expire, be refused here and there', () =>
    withPage(
      t,
      async (page) => {
        const live = await openOneToken(page);
        const button = (name) => live.getByRole('button', { name });
        const entries = live.locator('.trace-entry');
        let calls = 0;
        page.on('request', (request) => {
          calls += request.url().endsWith('/api/me') ? 1 : 0;
        });

        assert.ok(await button('Call the API').isDisabled());
        await live.getByLabel('Sign in as').fill('grace');
        await live.getByRole('radio', { name: '15 s' }).check();
        await button('Sign in').click();
        await textOf(entries.first(), /POST \/api\/token.*"expiresIn":15.*200 OK.*"access_token": "eyJ/s);
        await textOf(live.locator('.display-state'), 'Valid for');

        await button('Call the API').click();
        await textOf(entries.first(), /GET \/api\/me.*authorization.*Bearer eyJ.*200 OK.*"sub": "grace"/s);
        assert.equal(calls, 1);

        await live.locator('.display[data-life="over"]').waitFor({ timeout: 20_000 });
        await button('Call the API').click();
        await textOf(entries.first(), /GET \/api\/me.*Not sent: isExpired/s);
        assert.equal(calls, 1, 'nothing was sent');

        await button('Send anyway').click();
        await textOf(
          entries.first(),
          /401 Unauthorized.*www-authenticate.*Bearer realm=".+", error="invalid_token"/s,
        );
        assert.equal(calls, 2);
      },
      REFUSED,
    ));

  test('signing out forgets the token', () =>
    withPage(t, async (page) => {
      const live = await openOneToken(page);
      await live.getByRole('button', { name: 'Sign in' }).click();
      await textOf(live.locator('.display-state'), 'Valid for');
      await live.getByRole('button', { name: 'Sign out' }).click();
      await textOf(live.locator('.display-state'), 'No token');
      assert.ok(await live.getByRole('button', { name: 'Call the API' }).isDisabled());
      assert.equal(await live.locator('.token-short').isVisible(), false);
    }));

  test('the Worker’s token can be inspected', () =>
    withPage(t, async (page) => {
      const { claim } = parts(page);
      const live = await openOneToken(page);
      await live.getByRole('button', { name: 'Sign in' }).click();
      await live.getByRole('button', { name: 'Inspect the token' }).click();
      await textOf(claim('typ'), 'at+jwt');
      await textOf(claim('alg'), 'ES256');
    }));

  test('without an answer the page says what to do', () =>
    withPage(
      t,
      async (page) => {
        const live = await openOneToken(page);
        await page.route('**/api/token', (route) => route.abort());
        await live.getByRole('button', { name: 'Sign in' }).click();
        await textOf(live.locator('.trace-entry'), /Is the demo Worker running/);
      },
      { expectedErrors: /ERR_FAILED/ },
    ));
}
