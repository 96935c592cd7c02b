// @ts-check
// A session of jotwasm/client in two tabs of a real browser, through twenty expiries: the refresh token in its cookie,
// the access token in memory, one refresh at a time.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { about, openDatabase } from './support/about.mjs';
import { logIn, withApp } from './support/app.mjs';
import { challengeOf } from './support/flow.mjs';
import { ownServer } from './support/own-server.mjs';

const LIFETIME = 3;
const EXPIRIES = 20;

/** @type {Awaited<ReturnType<typeof ownServer>>} */
let server;
before(async () => void (server = await ownServer('tabs', { ACCESS_TOKEN_TTL: LIFETIME })));
after(() => server?.stop());

/** The code flow by hand: what comes of it is a cookie. @param {import('playwright-core').Page} page */
async function signIn(page) {
  const verifier = randomBytes(32).toString('base64url');
  const client = { client_id: 'page', redirect_uri: `${about.app}/callback` };
  const query = new URLSearchParams({
    ...client,
    response_type: 'code',
    scope: 'openid notes:read',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
  });
  await page.goto(`${server.url}/authorize?${query}`);
  await logIn(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(`${about.app}/callback?**`);
  const code = new URL(page.url()).searchParams.get('code') ?? '';
  const form = { ...client, grant_type: 'authorization_code', code, code_verifier: verifier };
  return page.evaluate(
    async ([url, body]) => {
      const response = await fetch(String(url), {
        method: 'POST',
        credentials: 'include',
        body: new URLSearchParams(/** @type {any} */ (body)),
      });
      return { status: response.status, tokens: await response.json() };
    },
    [`${server.url}/token`, form],
  );
}

const call = (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ script) =>
  /** @type {Promise<any>} */ (page.evaluate(script));

test(`${EXPIRIES} expiries in two tabs`, { timeout: 300_000 }, () =>
  withApp('session.js', async (context) => {
    const [one, two] = [await context.newPage(), await context.newPage()];
    const { status, tokens } = await signIn(one);
    assert.deepEqual([status, tokens.refresh_token], [200, undefined]);
    const cookies = await context.cookies(server.url);
    const cookie = cookies.find(({ name }) => name === '__Host-refresh-page');
    assert.deepEqual([cookie?.httpOnly, cookie?.secure, cookie?.sameSite], [true, true, 'Strict'], 'on 127.0.0.1, too');

    await Promise.all(
      [one, two].map(async (page) => {
        await page.goto(about.app);
        await call(page, `begin(${JSON.stringify(server.url)})`);
      }),
    );
    const database = openDatabase(server.state);
    const generations = () =>
      database.one('SELECT count(*) AS count FROM jotwasm_refresh_tokens WHERE used_at IS NOT NULL').count;
    const began = Date.now();
    // As long as it takes, on a machine that is slow; every token dies in time.
    while (Date.now() - began < EXPIRIES * LIFETIME * 1000 || generations() < EXPIRIES) {
      assert.ok(Date.now() - began < 240_000, `${generations()} refreshes in four minutes`);
      await one.waitForTimeout(500);
    }

    const reports = await Promise.all([one, two].map((page) => call(page, 'report()')));
    for (const report of reports) {
      assert.deepEqual(report.events, []);
      assert.deepEqual(
        Object.keys(report.statuses).filter((name) => name !== '200'),
        [],
      );
      assert.ok(report.tokens >= EXPIRIES && report.calls > report.tokens, JSON.stringify(report));
      assert.deepEqual(report.stored, { cookie: '' });
    }
    const asked = reports.reduce((sum, report) => sum + report.asked, 0);
    const families = database.all('SELECT DISTINCT family, revoked_at FROM jotwasm_refresh_tokens');
    assert.deepEqual([families.length, families[0]?.revoked_at], [1, null]);
    assert.ok(asked <= generations() + 1, `${asked} requests for ${generations()} refreshes`);

    // Logged out in one tab, by its cookie: both are out.
    const sent = `{ method: 'POST', credentials: 'include', body: new URLSearchParams({ client_id: 'page' }) }`;
    const revoke = `fetch('${server.url}/revoke', ${sent}).then((r) => r.status)`;
    assert.equal(await call(one, revoke), 200);
    const isOver = 'report().events.some(([type]) => type === "expire")';
    await Promise.all([one, two].map((page) => page.waitForFunction(isOver, undefined, { timeout: 30_000 })));
    database.close();
    assert.deepEqual(server.lines, []);
  }),
);
