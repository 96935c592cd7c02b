// The ways on which the flow fails: no window, no answer, a false answer, no server; a new start, another language.
import { logIn, openFlow, openWithTokens, VISIBLE } from './learn-support.mjs';
import { textOf, withPage } from './support.mjs';

/** In one browser. */
export const once = true;

export default async function learnFailureTests(t) {
  const { test, assert } = t;

  test('a window that is closed is not waited for, and another can be opened', () =>
    withPage(t, async (page) => {
      const flow = await openFlow(page);
      const popup = await flow.openWindow('Log in');
      await textOf(flow.outcome, 'This page waits for it');
      await popup.close();
      await textOf(flow.outcome, 'was closed before it was done');
      await logIn(page, flow, t.account);
      await textOf(flow.outcome, 'A code came back');
    }));

  test('where windows are blocked, a link does as well', () =>
    withPage(
      t,
      async (page) => {
        const flow = await openFlow(page);
        await flow.button('Log in').click();
        await textOf(flow.outcome, 'blocked the window');
        const link = flow.learn.getByRole('link', { name: 'Open the log-in in a tab' });
        assert.match(await link.getAttribute('rel'), /noopener/);
        const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
        await flow.fillIn(tab, t.account);
        await textOf(flow.outcome, 'A code came back');
      },
      { before: (page) => page.addInitScript(() => void (globalThis.open = () => null)) },
    ));

  for (const [name, wrong] of Object.entries({
    'from another issuer': { iss: 'https://evil.example' },
    'with another state': { state: 'another' },
  })) {
    test(`an answer ${name} is not believed`, () =>
      withPage(t, async (page) => {
        const flow = await openFlow(page);
        const popup = await flow.openWindow('Log in');
        await popup.waitForURL('**/login?**');
        const asked = new URL(new URL(popup.url()).searchParams.get('return_to') ?? '', t.baseUrl);
        const state = asked.searchParams.get('state');
        const answer = { code: 'planted', state, iss: t.baseUrl, ...wrong };
        await page.evaluate(
          ([channel, message]) => new BroadcastChannel(channel).postMessage(message),
          [`jotwasm-login-${state}`, answer],
        );
        await textOf(flow.outcome, 'does not fit the question');
        await flow.step('Get tokens');
        assert.equal(await flow.button('Exchange the code').getAttribute('aria-disabled'), 'true');
      }));
  }

  test('without a server the window goes, the page says so, and the story can be read', () =>
    withPage(
      t,
      async (page) => {
        const flow = await openFlow(page);
        await page.route('**/.well-known/**', (route) => route.abort());
        const popup = await flow.openWindow('Log in');
        await textOf(flow.outcome, /no authorization server here.*npm start/);
        if (!popup.isClosed()) await popup.waitForEvent('close');
        await textOf(flow.entries.first(), 'No answer');
        for (const title of flow.titles.slice(1)) {
          await flow.learn.getByRole('button', { name: `Next: ${title}` }).click();
          await textOf(flow.learn.locator('.step-title'), title);
          assert.ok((await flow.learn.locator('.step-text > p').first().innerText()).length > 100);
          assert.ok((await flow.learn.locator('.references a').count()) > 0);
        }
      },
      { expectedErrors: /ERR_FAILED/ },
    ));

  test('a page that something else serves, with an index.html for everything', () =>
    withPage(t, async (page) => {
      const flow = await openFlow(page);
      const html = { body: '<!doctype html>', contentType: 'text/html' };
      await page.route('**/.well-known/**', (route) => route.fulfill(html));
      await flow.openWindow('Log in');
      await textOf(flow.outcome, 'no authorization server here');
    }));

  test('a server that goes away midway', () =>
    withPage(
      t,
      async (page) => {
        const flow = await openFlow(page);
        await logIn(page, flow, t.account);
        await page.route('**/token', (route) => route.abort());
        await flow.step('Get tokens');
        await flow.press('Exchange the code');
        await textOf(flow.outcome, 'no authorization server here');
        await page.unroute('**/token');
        await flow.press('Exchange the code');
        await textOf(flow.outcome, 'Here they are');
      },
      { expectedErrors: /ERR_FAILED/ },
    ));

  test('starting over forgets everything, at the server too, and hears no late answer', () =>
    withPage(t, async (page) => {
      const flow = await openWithTokens(page, t.account);
      const revoked = page.waitForResponse('**/revoke');
      await flow.button('Start over').click();
      assert.equal((await revoked).status(), 200);
      assert.deepEqual(await flow.held(), []);
      assert.deepEqual(await flow.done(), Array(8).fill('false'));
      await textOf(flow.learn.locator('.step-title'), 'Log in');

      let answered = () => {};
      const held = new Promise((resolve) => (answered = resolve));
      await page.route('**/.well-known/**', async (route) => {
        await held;
        await route.continue();
      });
      await flow.openWindow('Log in');
      await flow.button('Start over').click();
      const late = page.waitForResponse('**/.well-known/openid-configuration');
      answered();
      await late;
      await page.waitForTimeout(300);
      assert.deepEqual(await flow.held(), []);
      assert.equal(await flow.entries.count(), 0);
    }));

  test('the language can be changed midway, while a window is open too', () =>
    withPage(t, async (page) => {
      const flow = await openFlow(page);
      const popup = await flow.openWindow('Log in');
      await popup.waitForURL('**/login?**');
      await page.getByRole('link', { name: '简体中文' }).click();
      await textOf(flow.outcome, '本页面正在等待');
      await flow.fillIn(popup, t.account);
      await textOf(flow.outcome, '授权码已返回');
      await flow.learn.getByRole('button', { name: '下一步：获取令牌' }).click();
      await flow.press('用授权码换令牌');
      await textOf(flow.outcome, '拿到了');
      await page.getByRole('link', { name: 'English' }).click();
      await textOf(flow.outcome, 'Here they are');
      assert.match((await flow.held()).join(), /access token/);
      const words = await flow.learn.innerText();
      assert.doesNotMatch(words, /[\u4e00-\u9fff]/, 'nothing of the other language is left');
      assert.match(await flow.learn.locator(VISIBLE).first().innerText(), /Get tokens/);
    }));
}
