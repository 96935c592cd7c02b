// What the page tests share: opening the page under watch, and making tokens with another implementation than ours.
import { SignJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';

export const SECRET = 'a secret for the page tests, 32 bytes or more';

/**
 * Opens the page, runs the steps, and holds every test to the same promises: no request leaves the origin,
 * the content security policy is not broken, nothing is stored but the page's own files, nothing is logged as an error.
 * @param {any} t
 * @param {(page: import('playwright-core').Page) => Promise<void>} steps
 * @param {{ before?: (page: import('playwright-core').Page) => Promise<void>, expectedErrors?: RegExp, path?: string,
 *   context?: import('playwright-core').BrowserContextOptions, allowed?: string[], isClockStopped?: boolean }} [options]
 *   allowed are the other origins that this test lets the page ask; a stopped clock goes on by `page.clock`
 */
export async function withPage(t, steps, options = {}) {
  const { before, expectedErrors, path = '/', context, allowed = [], isClockStopped = false } = options;
  const page = await t.page(context);
  const faults = watch(page.context(), [t.baseUrl, ...allowed], expectedErrors);
  try {
    await before?.(page);
    if (isClockStopped) await page.clock.install({ time: new Date('2026-03-01T12:00:00Z') });
    await page.goto(new URL(path, t.baseUrl).href);
    await ready(page);
    if (isClockStopped) await stopClock(page);
    await steps(page);
    faults.push(...(await stored(page)));
    t.assert.deepEqual(faults, []);
  } finally {
    await page.context().close();
  }
}

/** On a whole second, so far ahead that it is not over before the page hears of it. */
async function stopClock(page) {
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(new Date(Math.ceil(now / 1000) * 1000 + 30_000));
}

/** The instruments are there; before that, the page has the heading of the first one, then that one alone. */
export async function ready(page) {
  await page.locator('#sign').waitFor({ state: 'attached' });
}

/** Where a test has no service worker, playwright says so to the page. */
const BLOCKED = /Service Worker registration blocked by Playwright/;

/**
 * @param {import('playwright-core').BrowserContext} context its pages, and their workers
 * @param {string[]} urls of the origins that may be asked
 * @returns {string[]} filled while they run
 */
export function watch(context, urls, expectedErrors = /(?!)/) {
  const faults = [];
  const origins = urls.map((url) => new URL(url).origin);
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !origins.includes(new URL(url).origin)) faults.push(`request to ${url}`);
  });
  const blame = (text) => {
    if (!BLOCKED.test(text) && !expectedErrors.test(text)) faults.push(text);
  };
  // Breaches of the policy arrive as one or the other.
  context.on('weberror', (error) => blame(`error: ${error.error().message}`));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) blame(`console: ${message.text()}`);
  });
  return faults;
}

/** What the service worker may keep: the files the page is made of, without a question mark after them. */
const OWN_FILES = /^\/((zh\/)?|assets\/[\w.-]+|callback\.(html|js)|favicon\.svg|icon-\d+\.png|manifest\.webmanifest)$/;

/** @returns {Promise<string[]>} all that is left on the device, but for the page's own files */
export async function stored(page) {
  const found = await page.evaluate(async () => {
    const kept = [];
    for (const name of await caches.keys())
      kept.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    const names = (await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`);
    const entries = { ...localStorage, ...sessionStorage };
    return { kept, other: [...Object.keys(entries), ...names, ...(document.cookie ? ['cookie'] : [])] };
  });
  const { origin } = new URL(page.url());
  const foreign = found.kept.filter((url) => !url.startsWith(origin) || !OWN_FILES.test(url.slice(origin.length)));
  return [...found.other, ...foreign].map((name) => `stored: ${name}`);
}

/** @param {Record<string, unknown>} claims */
export function signHs256(claims, secret = SECRET) {
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(secret));
}

/** A token under a new ES256 key, with that key's public half as PEM and as JWK. */
export async function signEs256(claims) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
  return { token, pem: await exportSPKI(publicKey), jwk: await exportJWK(publicKey) };
}

export const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The parts of the page, by what a reader calls them. */
export function parts(page) {
  const inspect = page.locator('#inspect'),
    sign = page.locator('#sign'),
    live = page.locator('#learn');
  return {
    inspect,
    sign,
    live,
    token: inspect.getByLabel('Token', { exact: true }),
    key: inspect.getByLabel('Key to check the signature with'),
    verdict: inspect.locator('.verdict'),
    notice: inspect.locator('.notice'),
    claim: (name) =>
      inspect.locator('.claims tr', {
        has: page.getByRole('rowheader', { name: new RegExp(`^${name}\\b`) }),
      }),
    life: inspect.locator('.display-state'),
    countdown: inspect.getByRole('timer'),
  };
}

/** What stands around the key that a token is checked with. */
export function aroundKey(page) {
  const { inspect } = parts(page);
  const kinds = inspect.getByRole('group', { name: 'Kind of key' });
  const encodings = inspect.getByRole('group', { name: 'Secret written as' });
  return {
    ...parts(page),
    kind: (name) => kinds.getByRole('radio', { name }),
    encoding: (name) => encodings.getByRole('radio', { name, exact: true }),
    remarks: inspect.locator('.warnings'),
    facts: inspect.locator('.key-facts'),
    readSo: inspect.getByRole('button', { name: 'Read it so' }),
  };
}

/** Waits until the element's text matches; the page follows its input without telling when it is done. */
export async function textOf(locator, pattern) {
  await locator
    .filter({ hasText: pattern })
    .first()
    .waitFor({ timeout: 15_000 })
    .catch(async () => {
      throw new Error(`expected ${pattern}, the page says "${await locator.first().innerText()}"`);
    });
}

/** Clicks, and waits for what is then said for a moment: whoever begins to wait after the click may miss it. */
export async function copyBy(button, said) {
  await Promise.all([said.first().waitFor(), button.click()]);
}

/** The smallest lesson, without an account. */
export async function openOneToken(page) {
  const { live } = parts(page);
  await live.locator('input[value="one"]').check();
  return live;
}
