// Devices whose clock is hours off, or is set while the page is open.
import { allAtOnce, call, heard, setClocks, withTabs } from './tabs.mjs';

const SIX_HOURS = 6 * 3600;
const [DUE, DEAD] = [560, 700];

export default function clockTests(t) {
  const { test, assert } = t;

  for (const skew of [SIX_HOURS, -SIX_HOURS]) {
    const side = skew > 0 ? 'ahead' : 'behind';
    for (const opaque of [false, true]) {
      test(`six hours ${side}, ${opaque ? 'opaque tokens' : 'JWT'}: one refresh per expiry`, () =>
        withTabs(t, { count: 2, skew, begin: { storage: 'local' }, plan: { opaque } }, async (tabs, server, open) => {
          assert.deepEqual(await allAtOnce(tabs), [[200], [200]]);
          assert.equal((await server.ledger()).refreshes.length, 0);
          for (const [round, seconds] of [DUE, DEAD, DUE].entries()) {
            await server.pass(seconds, tabs, skew);
            assert.deepEqual(await allAtOnce(tabs), [[200], [200]]);
            assert.equal((await server.ledger()).refreshes.length, round + 1);
          }
          const [known] = await Promise.all(tabs.map((tab) => tab.evaluate(() => globalThis.session.clockSkew)));
          assert.ok(Math.abs(known - skew) < 120, `it takes itself to be ${known} s ahead`);
          assert.deepEqual(await heard(tabs, 'expire', 'clear', 'error'), []);
        }));
    }

    test(`six hours ${side}: expires_in alone tells when, without the server's time`, () =>
      withTabs(t, { skew, begin: { answer: 'tokens' }, plan: { opaque: true } }, async ([tab], server) => {
        for (const [round, seconds] of [DUE, DEAD, DUE].entries()) {
          await server.pass(seconds, [tab], skew);
          assert.deepEqual(await call(tab), [200]);
          assert.equal((await server.ledger()).refreshes.length, round + 1);
        }
      }));

    test(`six hours ${side}: a page that is loaded again knows how old its tokens are`, () =>
      withTabs(t, { skew, begin: { storage: 'local' } }, async ([tab], server) => {
        await server.pass(0, [tab], skew);
        await tab.reload();
        await tab.evaluate(() => globalThis.begin({ storage: 'local' }));
        assert.deepEqual(await call(tab), [200]);
        assert.equal((await server.ledger()).refreshes.length, 0);
        await server.pass(DEAD, [tab]);
        await tab.reload();
        await tab.evaluate(([ahead]) => (globalThis.setAhead(ahead), globalThis.begin({ storage: 'local' })), [skew + DEAD]);
        assert.deepEqual(await call(tab), [200]);
        assert.equal((await server.ledger()).refreshes.length, 1);
      }));

    test(`six hours ${side}: starting with tokens that are dead already`, () =>
      withTabs(t, { skew, signedIn: false }, async ([tab], server) => {
        const tokens = await tab.evaluate(async () => {
          const { access_token, refresh_token } = await globalThis.login();
          return { accessToken: access_token, refreshToken: refresh_token };
        });
        await server.pass(DEAD, [tab], skew);
        await tab.evaluate((tokens) => (globalThis.session.dispose(), globalThis.begin({ tokens })), tokens);
        assert.deepEqual(await call(tab), [200]);
        assert.equal((await server.ledger()).refreshes.length, 1);
      }));

    for (const storage of ['memory', 'local']) {
      test(`the clock is set, six hours ${side}, while two tabs are open, ${storage}`, () =>
        withTabs(t, { count: 2, begin: { storage } }, async (tabs, server) => {
          await setClocks(tabs, skew);
          assert.deepEqual(await allAtOnce(tabs), [[200], [200]]);
          // Whether a clock was set ahead or the device slept, nobody knows: one refresh tells.
          const after = (await server.ledger()).refreshes.length;
          assert.ok(after <= 1, `${after} refreshes`);
          for (const [round, seconds] of [DUE, DEAD].entries()) {
            await server.pass(seconds, tabs, skew);
            assert.deepEqual(await allAtOnce(tabs), [[200], [200]]);
            assert.equal((await server.ledger()).refreshes.length, after + round + 1);
          }
          assert.deepEqual(await heard(tabs, 'expire', 'clear', 'error'), []);
        }));
    }
  }
}
