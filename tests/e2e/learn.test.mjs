// The whole flow against the Worker: each step with its picture, its trace and its sentence.
import { leaveBy, logIn, openFlow, openWithTokens, register } from './learn-support.mjs';
import { parts, textOf, withPage } from './support.mjs';

/** Chromium logs every refusal as an error; these are what is being shown. */
const REFUSED = { expectedErrors: /status of 40[013]/ };

export default async function learnTests(t) {
  const { test, alone, assert } = t;

  alone('the whole flow: log in, tokens, call, verification, expiry, refresh, reuse, log out', () =>
    withPage(
      t,
      async (page) => {
        const flow = await openFlow(page);
        const { step, press, outcome, entries, held, arrows } = flow;
        assert.deepEqual(await held(), []);

        await logIn(page, flow, t.account);
        await textOf(outcome, 'state and iss are right');
        await textOf(entries.first(), /GET \/\.well-known\/openid-configuration.*200 OK/s);
        await textOf(entries.nth(1), /GET \/authorize.*client_id.*playground.*code_challenge_method.*S256/s);
        await textOf(entries.nth(1), /303 See Other.*\/callback\?code=/s);
        assert.match((await held()).join(), /code verifier.*authorization code/);
        assert.equal(await arrows('server'), 'GET /authorize 303 good');
        await textOf(flow.picture, 'You: logged in');

        await step('Get tokens');
        await press('Exchange the code');
        await textOf(outcome, 'has the nonce that was sent');
        await textOf(entries.first(), /POST \/token.*grant_type.*authorization_code.*code_verifier/s);
        await textOf(entries.first(), /200 OK.*"expires_in": 30/s);
        assert.match((await held()).join(), /access token.*s left.*ID token.*refresh token/);
        assert.doesNotMatch((await held()).join(), /verifier|code/);

        // At once: the token lives for half a minute, which the steps before may take on a busy machine.
        await step('Expiry');
        const call = flow.button('Call with the expired token');
        assert.equal(await call.getAttribute('aria-disabled'), 'true');
        await call.click({ force: true });
        assert.equal(await entries.count(), 0, 'not before its time');

        await step('Call the API');
        await press('Call the notes');
        await textOf(outcome, 'The API never saw a password');
        await textOf(entries.first(), /GET \/api\/notes.*authorization.*Bearer eyJ.*200 OK.*"Rotate the keys"/s);
        assert.equal(await arrows('api'), 'GET /api/notes 200 good');

        await step('Verification');
        await press('Check it here');
        await textOf(outcome, 'only public keys');
        const checks = flow.learn.locator('.api-checks-list li');
        const verdicts = await checks.evaluateAll((all) =>
          all.map((each) => `${each.querySelector('code')?.textContent} ${each.dataset.tone}`),
        );
        const expected = ['signature', 'typ', 'iss', 'aud', 'exp', 'scope'].map((name) => `${name} good`);
        assert.deepEqual(verdicts, expected);
        await press('Send it changed');
        await textOf(outcome, 'the signature fits no more');
        await textOf(entries.first(), /401.*www-authenticate.*Bearer realm="notes", error="invalid_token"/s);
        await press('Send it to the calendar');
        await textOf(outcome, 'the calendar refuses it');
        await textOf(entries.first(), /GET \/api\/calendar.*401.*another audience/s);
        await press('Write with it');
        await textOf(outcome, '403 insufficient_scope');
        await textOf(entries.first(), /POST \/api\/notes.*403.*error="insufficient_scope".*scope="notes:write"/s);

        await step('Expiry');
        await flow.learn.locator('.flow .display[data-life="over"]').waitFor({ timeout: 40_000 });
        await press('Call with the expired token');
        await textOf(outcome, 'time to refresh');
        await textOf(entries.first(), /401 Unauthorized.*error="invalid_token".*expired/s);
        await step('Call the API');
        await press('Call the notes');
        await textOf(outcome, 'expired or was revoked meanwhile');

        await step('Refresh');
        const before = (await held()).find((one) => one.startsWith('refresh token'));
        await press('Refresh');
        await textOf(outcome, 'A new pair');
        const after = await held();
        assert.ok(after.some((one) => one.startsWith(`old ${before}`) && one.endsWith('used')), after.join());
        assert.ok(!after.includes(before));

        await step('Reuse detection');
        await press('Use the old one again');
        await textOf(outcome, 'The whole family is dead');
        await textOf(entries.nth(1), /The thief.*POST \/token.*400 Bad Request.*invalid_grant/s);
        await textOf(entries.nth(2), /You, with the newest.*POST \/token.*400 Bad Request.*invalid_grant/s);
        await textOf(entries.nth(3), /GET \/api\/notes.*401 Unauthorized.*revoked/s);
        assert.ok((await held()).some((one) => /^access token.*revoked/.test(one)));
        assert.equal(await flow.button('Use the old one again').getAttribute('aria-disabled'), 'true');

        await step('Log out');
        await leaveBy(page, flow, 'Let the calendar in too', { account: t.account });
        await textOf(outcome, 'a token for each API');
        assert.match((await held()).join(), /access token, calendar.*s left/);
        await press('Log out');
        await textOf(outcome, 'the calendar did not ask and still answers');
        await textOf(entries.last(), /GET \/api\/calendar.*200 OK/s);
        await textOf(flow.learn, /GET \/logout.*303 See Other.*GET \/api\/notes.*401 Unauthorized/s);
        await textOf(flow.picture, 'You: not logged in');
        assert.equal((await page.context().cookies()).find(({ name }) => name === '__Host-session'), undefined);
        assert.deepEqual(await flow.done(), Array(8).fill('true'));
      },
      REFUSED,
    ));

  test('a log-out without a second API', () =>
    withPage(
      t,
      async (page) => {
        const flow = await openWithTokens(page, t.account);
        await flow.step('Log out');
        await flow.press('Log out');
        await textOf(flow.outcome, 'session and tokens are gone');
        await textOf(flow.entries.first(), /POST \/revoke.*token_type_hint.*200 OK/s);
        assert.equal(await flow.button('Log out').getAttribute('aria-disabled'), 'true');
      },
      REFUSED,
    ));

  test('a stranger registers in the window, says no, and then yes', () =>
    withPage(t, async (page) => {
      const flow = await openFlow(page);
      const popup = await flow.openWindow('Log in');
      await register(popup);
      await popup.getByRole('button', { name: 'Deny' }).click();
      await textOf(flow.outcome, 'The answer was no');
      await textOf(flow.entries.last(), 'error=access_denied');
      await flow.step('Get tokens');
      assert.equal(await flow.button('Exchange the code').getAttribute('aria-disabled'), 'true');
      await textOf(flow.learn.locator('.step .hint'), 'there is no code yet');
      await flow.step('Log in');
      await leaveBy(page, flow, 'Log in', { account: null });
      await textOf(flow.outcome, 'A code came back');
    }));

  test('an inspected token comes to the first instrument with the issuer’s keys', () =>
    withPage(t, async (page) => {
      const flow = await openWithTokens(page, t.account);
      const token = flow.learn.locator('.held-thing', { hasText: 'access token' });
      await token.getByRole('button', { name: 'inspect' }).click();
      const { claim, verdict } = parts(page);
      await textOf(claim('scope'), /openid\s*notes:read/);
      await textOf(claim('client_id'), 'playground');
      await textOf(verdict, /valid/i);
    }));

  test('what is long is short until it is pressed', () =>
    withPage(t, async (page) => {
      const flow = await openFlow(page);
      await logIn(page, flow, t.account);
      const fold = flow.entries.nth(1).locator('.fold').first();
      const short = await fold.innerText();
      assert.ok(short.length < 20 && short.includes('…'), short);
      await fold.click();
      assert.equal(await fold.getAttribute('aria-expanded'), 'true');
      assert.match(await fold.innerText(), /^[\w-]{43}$/);
    }));
}
