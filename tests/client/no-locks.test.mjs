// Where there are no Web Locks: old browsers, and pages that come over plain HTTP.
import { allAtOnce, heard, withTabs } from './tabs.mjs';

const [DUE, DEAD] = [560, 700];

export default function noLocksTests(t) {
  const { test, assert } = t;

  /** A host that is not this machine's own, as the browser sees it. */
  const insecure = (context) =>
    context.route('http://app.test/**', async (route) => {
      const url = route.request().url().replace('http://app.test', t.url);
      await route.fulfill({ response: await route.fetch({ url }) });
    });

  const rounds = async (tabs, server) => {
    assert.equal(await tabs[0].evaluate(() => navigator.locks), undefined);
    let refreshed = 0;
    for (const round of [() => server.pass(DUE, tabs), () => server.pass(DEAD, tabs), server.refuseAll]) {
      await round();
      assert.deepEqual(await allAtOnce(tabs), tabs.map(() => [200]));
      assert.equal((await server.ledger()).refreshes.length, ++refreshed);
    }
    assert.deepEqual(await heard(tabs, 'expire', 'clear', 'error'), []);
  };

  for (const [count, storage] of [[2, 'memory'], [2, 'local'], [5, 'memory']]) {
    const init = [() => delete Navigator.prototype.locks];
    test(`${count} tabs without locks, ${storage}`, () => withTabs(t, { count, init, begin: { storage } }, rounds));
  }

  // Over WebDriver BiDi, nobody who answers for a server gets to see a request's body: not in Firefox.
  if (t.name === 'chromium') {
    test('two tabs over plain HTTP', () => withTabs(t, { count: 2, base: 'http://app.test', before: insecure }, rounds));
  }
}
