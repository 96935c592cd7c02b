// @ts-check
// oidc-client-ts, which nobody here wrote, in a real browser; and the pages that people see there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import { about } from './support/about.mjs';
import { logIn, withApp } from './support/app.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Runs in the page. @param {Page} page @param {string} script of `m`, the UserManager @returns {Promise<any>} */
const inPage = (page, script) =>
  page.evaluate(`(async (m) => ${script})(globalThis.manager(${JSON.stringify(about.url)}))`);

test('oidc-client-ts: log in, agree, call, refresh, revoke, log out', () =>
  withApp('oidc.js', async (context) => {
    const page = await context.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => void faults.push(String(error)));
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    await page.goto(about.app);
    await inPage(page, 'm.signinRedirect({ prompt: "consent" })').catch(() => {});
    await page.waitForURL(`${about.url}/login?**`);
    await logIn(page);
    await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`${about.app}/callback?**`);

    const user = await inPage(page, '({ ...(await m.signinRedirectCallback()) })');
    assert.deepEqual(
      [user.profile.name, user.profile.email, user.profile.iss],
      ['Ada Lovelace', about.email, about.url],
    );
    const headers = `{ authorization: 'Bearer ' + (await m.getUser()).access_token }`;
    const call = `fetch('${about.url}/api/notes', { headers: ${headers} }).then((r) => r.status)`;
    assert.equal(await inPage(page, call), 200);
    const renewed = await inPage(page, '({ ...(await m.signinSilent()) })');
    assert.notEqual(renewed.access_token, user.access_token);
    assert.notEqual(renewed.refresh_token, user.refresh_token);
    assert.equal(await inPage(page, call), 200);
    assert.deepEqual(faults, []);

    await inPage(page, "m.revokeTokens(['refresh_token'])");
    assert.equal(await inPage(page, call), 401, 'and with it, its access tokens');
    await inPage(page, 'm.signoutRedirect()').catch(() => {});
    await page.waitForURL(`${about.app}/`);
    await page.goto(`${about.url}/account`);
    assert.equal(new URL(page.url()).pathname, '/login');
  }));

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (tags) => /** @type {any} */ (globalThis).axe.run(document, { runOnly: tags }),
    TAGS,
  );
  return found.violations.map(
    (/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ { html }) => html).join(', ')}`,
  );
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing on the pages: ${colorScheme}`, () =>
    withApp('oidc.js', async (context) => {
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: colorScheme === 'dark' ? 390 : 1280, height: 800 });
      /** @type {string[]} */
      const faults = [];
      page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
      const look = async (/** @type {string} */ heading) => {
        await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
        assert.deepEqual(await violations(page), [], heading);
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(isWide, false, `${heading} is wider than the window`);
      };
      await page.goto(`${about.url}/register`);
      await look('Create an account');
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: 'demo-app',
        redirect_uri: 'com.example.demo:/callback',
        scope: 'openid',
        code_challenge: 'x'.repeat(43),
        code_challenge_method: 'S256',
      });
      await page.goto(`${about.url}/authorize?${query}`);
      await look('Log in');
      const cookie = await page.evaluate(() => document.cookie);
      assert.equal(cookie, '');
      await logIn(page);
      await look('Allow access?');
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(
        ground,
        colorScheme === 'dark' ? 'rgb(17, 21, 20)' : 'rgb(231, 234, 232)',
        'the colours of the playground',
      );
      await page.goto(`${about.url}/account`);
      await look('Your account');
      await page.getByRole('button', { name: 'Log out here' }).click();
      await look('Log out?');
      await page.getByRole('button', { name: 'Log out' }).click();
      await look('Logged out');
      assert.deepEqual(faults, []);
      await page.goto(`${about.url}/authorize?client_id=nobody`);
      await look('That did not work');
    }));
}
