// The token goes to the page's own origin, and nowhere that a redirect leads to.
import { withTabs } from './tabs.mjs';

export default function redirectTests(t) {
  const { test, assert } = t;
  const elsewhere = t.url.replace('127.0.0.1', 'localhost');

  test('over a redirect to another origin, the token stays behind', () =>
    withTabs(t, {}, async ([tab], server) => {
      const there = `${elsewhere}/${server.user}/elsewhere`;
      assert.equal(await follow(tab, there), 200);
      const { elsewhere: seen, refreshes } = await server.ledger();
      assert.ok(seen.some(({ method }) => method === 'GET'));
      assert.deepEqual(seen.filter(({ authorization }) => authorization !== null), []);
      assert.equal(refreshes.length, 0);

      // A 401 from there says nothing about the token.
      assert.equal(await follow(tab, `${there}/401`), 401);
      const later = await server.ledger();
      assert.equal(later.elsewhere.filter(({ method }) => method === 'GET').length, 2);
      assert.equal(later.refreshes.length, 0);
    }));

  test('another origin is not called, unless it is allowed', () =>
    withTabs(t, { begin: { allowedOrigins: [elsewhere] } }, async ([tab], server) => {
      const there = `${elsewhere}/${server.user}/elsewhere`;
      assert.equal(await get(tab, `${t.url}/${server.user}/api/me`), 'ERR_SESSION_ORIGIN_NOT_ALLOWED');
      assert.deepEqual((await server.ledger()).answers, {});
      assert.equal(await get(tab, there), 200);
      const { elsewhere: seen } = await server.ledger();
      assert.match(seen.find(({ method }) => method === 'GET').authorization, /^Bearer ey/);
    }));
}

/** @returns the status, or the code of the error */
const get = (tab, url) =>
  tab.evaluate((url) => globalThis.session.fetch(url).then(({ status }) => status, ({ code, name }) => code ?? name), url);

const follow = (tab, there) =>
  tab.evaluate(
    (there) => globalThis.session.fetch(`/${globalThis.user}/api/redirect?to=${encodeURIComponent(there)}`).then(({ status }) => status),
    there,
  );
