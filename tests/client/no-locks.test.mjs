// Where there are no Web Locks: old browsers, and pages that come over plain HTTP.
import { oneRefreshEach, startAnew, withTabs } from './tabs.mjs';

const [DUE, DEAD] = [560, 700];

export default function noLocksTests(t) {
  // Without locks, tabs elect one of them by messages within a time, which beside others may be too short.
  const { alone: test, assert } = t;

  /** A host that is not this machine's own, as the browser sees it. */
  const insecure = (context) =>
    context.route('http://app.test/**', async (route) => {
      const url = route.request().url().replace('http://app.test', t.url);
      await route.fulfill({ response: await route.fetch({ url }) });
    });

  const rounds = async (tabs, server) => {
    assert.equal(await tabs[0].evaluate(() => navigator.locks), undefined);
    const { pass, refuseAll } = server;
    await oneRefreshEach(t, tabs, server, [() => pass(DUE, tabs), () => pass(DEAD, tabs), refuseAll]);
  };

  const init = [() => delete Navigator.prototype.locks];
  test('two tabs without locks', () =>
    withTabs(t, { count: 2, init }, async (tabs, server) => {
      await rounds(tabs, server);
      await startAnew(tabs, { storage: 'local' });
      await rounds(tabs, server);
    }));

  test('five tabs without locks', () => withTabs(t, { count: 5, init }, rounds));

  // Over WebDriver BiDi, nobody who answers for a server gets to see a request's body: not in Firefox.
  if (t.name === 'chromium') {
    test('two tabs over plain HTTP', () => withTabs(t, { count: 2, base: 'http://app.test', before: insecure }, rounds));
  }
}
