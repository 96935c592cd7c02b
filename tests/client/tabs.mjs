// Tabs of one browser context, all with a session for the same user, and what the server knows about that user.
let users = 0;

/**
 * Opens tabs, runs the steps, and holds every test to the same promises: no refresh token is used twice, no expired
 * access token is sent, no page throws.
 * @param {any} t
 * @param {object} options `count` of tabs; `begin`: the session's options; `plan` for the server; `init`: a script that
 *   every page runs first; `signedIn`: false leaves the tabs as they start; `base`: another origin to open; `shared`: a context
 *   that other tests use as well, where sessions have names of their own; `skew`: by how
 *   many seconds the pages' clocks are ahead
 * @param {(tabs: import('playwright-core').Page[], server: ReturnType<typeof serverOf>, open: () => Promise<any>) => Promise<void>} steps
 */
export async function withTabs(t, options, steps) {
  const { count = 1, begin, plan, init, signedIn = true, base = t.url, skew = 0, page = 'session' } = options;
  const server = serverOf(t.url, `user${++users}-${t.name}`);
  const context = options.shared ?? (await t.browser.newContext(options.context));
  const faults = [];
  const opened = [];
  if (init) await context.addInitScript(...init);
  const open = async () => {
    const tab = await context.newPage();
    opened.push(tab);
    tab.on('pageerror', (error) => faults.push(`the page threw ${error.message}`));
    await tab.goto(`${base}/${page}.html?user=${server.user}&ahead=${skew}`);
    await tab.evaluate((options) => globalThis.begin?.(options), options.shared ? { storageKey: server.user, ...begin } : begin);
    return tab;
  };
  try {
    await server.plan({ ...plan });
    await options.before?.(context);
    const tabs = await Promise.all(Array.from({ length: count }, open));
    if (signedIn) await signIn(tabs);
    await steps(tabs, server, open);
    const { reuses, revoked, expired } = await server.ledger();
    t.assert.deepEqual({ reuses, revoked, expired, faults }, { reuses: 0, revoked: 0, expired: [], faults: [] });
  } finally {
    await (options.shared ? Promise.all(opened.map((tab) => tab.close())) : context.close());
  }
}

/** In the first tab; the others are to hear of it. */
export async function signIn([first, ...others]) {
  await first.evaluate(async () => globalThis.session.setTokens(await globalThis.login()));
  for (const tab of others) await until(tab, () => globalThis.session.tokens);
}

/** The same tabs with sessions of a new name, which knows nothing of the former. */
export async function startAnew(tabs, options) {
  const storageKey = `session${++users}`;
  await Promise.all(tabs.map((tab) => tab.evaluate(() => globalThis.end())));
  await Promise.all(tabs.map((tab) => tab.evaluate((options) => globalThis.begin(options), { storageKey, ...options })));
  await signIn(tabs);
}

/** After each of these, all tabs want a new token at once: they get it, and one refresh was made. */
export async function oneRefreshEach(t, tabs, server, rounds) {
  const count = async () => (await server.ledger()).refreshes.length;
  let expected = await count();
  for (const round of rounds) {
    await round();
    t.assert.deepEqual(await allAtOnce(tabs), tabs.map(() => [200]));
    t.assert.equal(await count(), ++expected);
  }
  t.assert.deepEqual(await heard(tabs, 'expire', 'clear', 'error'), []);
}

/** @param {string} url @param {string} user */
function serverOf(url, user) {
  let ahead = 0;
  const plan = (next) => fetch(`${url}/${user}/plan`, { method: 'POST', body: JSON.stringify(next) }).then(read);
  const ledger = () => fetch(`${url}/${user}/ledger`).then(read);
  /** From now on, the API refuses all tokens that there are. */
  const refuseAll = async () => plan({ refusedUpTo: (await ledger()).issued });
  /** Lets time pass, as it does while a device sleeps: the clocks go on, everywhere, and nothing else does. */
  const pass = async (seconds, tabs, skew = 0) => {
    ahead += seconds;
    await plan({ ahead });
    await setClocks(tabs, ahead + skew);
  };
  return { user, plan, ledger, refuseAll, pass };
}

async function read(response) {
  if (!response.ok) throw new Error(`the server answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** @param {number} ahead of the machine, in seconds */
export const setClocks = (tabs, ahead) =>
  Promise.all(tabs.map((tab) => tab.evaluate((ahead) => globalThis.setAhead(ahead), ahead)));

/** Calls of the API in every tab at once. @returns {Promise<number[][]>} the statuses that each tab saw */
export const allAtOnce = (tabs, times = 3) => Promise.all(tabs.map((tab) => call(tab, times)));

/** @returns {Promise<number[]>} the statuses, each once */
export const call = (tab, times = 1) => tab.evaluate((times) => globalThis.call(times), times);

/** What the sessions have said, of these kinds. */
export async function heard(tabs, ...types) {
  const all = await Promise.all(tabs.map((tab) => tab.evaluate(() => globalThis.heard)));
  return all.flat().filter(({ type }) => types.includes(type));
}

/** Waits until a function of the page says so. */
export const until = (tab, condition) => tab.waitForFunction(condition, undefined, { timeout: 30_000, polling: 50 });
