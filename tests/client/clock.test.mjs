// Devices whose clock is hours off, or is set while the page is open.
import { allAtOnce, call, oneRefreshEach, setClocks, startAnew, withTabs } from './tabs.mjs';

const SIX_HOURS = 6 * 3600;
const [DUE, DEAD] = [560, 700];

export default function clockTests(t) {
  const { test, assert } = t;

  for (const skew of [SIX_HOURS, -SIX_HOURS]) {
    const side = skew > 0 ? 'ahead' : 'behind';
    const rounds = (tabs, { pass }) => [DUE, DEAD].map((seconds) => () => pass(seconds, tabs, skew));
    const refreshed = async (server) => (await server.ledger()).refreshes.length;

    test(`six hours ${side}: one refresh per expiry, with JWT and with opaque tokens`, () =>
      withTabs(t, { count: 2, skew, begin: { storage: 'local' } }, async (tabs, server) => {
        assert.deepEqual(await allAtOnce(tabs), [[200], [200]]);
        assert.equal(await refreshed(server), 0, 'what has just come is alive');
        await oneRefreshEach(t, tabs, server, rounds(tabs, server));
        const known = await tabs[0].evaluate(() => globalThis.session.clockSkew);
        assert.ok(Math.abs(known - skew) < 120, `it takes itself to be ${known} s ahead`);
        await server.plan({ opaque: true });
        await startAnew(tabs, { storage: 'local' });
        await oneRefreshEach(t, tabs, server, rounds(tabs, server));
        // Nothing but expires_in: no iat, no Date.
        await startAnew(tabs, { answer: 'tokens' });
        await oneRefreshEach(t, tabs, server, rounds(tabs, server));
      }));

    test(`six hours ${side}: a page that is loaded again knows how old its tokens are`, () =>
      withTabs(t, { skew, begin: { storage: 'local' } }, async ([tab], server) => {
        await reload(tab, skew);
        assert.deepEqual(await call(tab), [200]);
        assert.equal(await refreshed(server), 0);
        await server.pass(DEAD, [tab], skew);
        await reload(tab, skew + DEAD);
        assert.deepEqual(await call(tab), [200]);
        assert.equal(await refreshed(server), 1);
      }));

    test(`six hours ${side}: starting with tokens that are dead already`, () =>
      withTabs(t, { skew, signedIn: false }, async ([tab], server) => {
        const tokens = await tab.evaluate(async () => {
          const { access_token, refresh_token } = await globalThis.login();
          return { accessToken: access_token, refreshToken: refresh_token };
        });
        await server.pass(DEAD, [tab], skew);
        await tab.evaluate((tokens) => (globalThis.end(), globalThis.begin({ tokens })), tokens);
        assert.deepEqual(await call(tab), [200]);
        assert.equal(await refreshed(server), 1);
      }));

    test(`the clock is set, six hours ${side}, while two tabs are open`, () =>
      withTabs(t, { count: 2 }, async (tabs, server) => {
        for (const storage of ['memory', 'local']) {
          await server.pass(0, tabs);
          await startAnew(tabs, { storage });
          const before = await refreshed(server);
          await server.pass(0, tabs, skew);
          assert.deepEqual(await allAtOnce(tabs), [[200], [200]]);
          // Whether a clock was set ahead or the device slept, nobody knows: one refresh tells.
          assert.ok((await refreshed(server)) <= before + 1);
          await oneRefreshEach(t, tabs, server, rounds(tabs, server));
        }
      }));
  }
}

/** @param {number} ahead what its clock says then */
async function reload(tab, ahead) {
  await tab.reload();
  await setClocks([tab], ahead);
  await tab.evaluate(() => globalThis.begin({ storage: 'local' }));
}
