// What the page tests share: opening the page under watch, and making tokens with another implementation than ours.
import { SignJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';

export const SECRET = 'a secret for the page tests, 32 bytes or more';

/**
 * Opens the page, runs the steps, and holds every test to the same promises: no request leaves the origin,
 * the content security policy is not broken, nothing is stored, nothing is logged as an error.
 * @param {any} t
 * @param {(page: import('playwright-core').Page) => Promise<void>} steps
 * @param {{ before?: (page: import('playwright-core').Page) => Promise<void>, expectedErrors?: RegExp }} [options]
 */
export async function withPage(t, steps, { before, expectedErrors } = {}) {
  const page = await t.page();
  const faults = watch(page, t.baseUrl, expectedErrors);
  try {
    await before?.(page);
    await page.goto(t.baseUrl);
    await page.getByRole('heading', { name: 'Inspect' }).waitFor();
    await steps(page);
    faults.push(...(await stored(page)));
    t.assert.deepEqual(faults, []);
  } finally {
    await page.context().close();
  }
}

/** @returns {string[]} filled while the page runs */
function watch(page, baseUrl, expectedErrors = /(?!)/) {
  const faults = [];
  const { origin } = new URL(baseUrl);
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('data:') && new URL(url).origin !== origin) faults.push(`request to ${url}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  // Breaches of the policy arrive here too.
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expectedErrors.test(message.text())) {
      faults.push(`console: ${message.text()}`);
    }
  });
  return faults;
}

async function stored(page) {
  const found = await page.evaluate(() => ({ ...localStorage, ...sessionStorage, cookie: document.cookie }));
  return Object.entries(found)
    .filter(([, value]) => value !== '')
    .map(([name]) => `stored: ${name}`);
}

/** @param {Record<string, unknown>} claims */
export function signHs256(claims, secret = SECRET) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
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

/** Waits until the element's text matches; the page follows its input without telling when it is done. */
export async function textOf(locator, pattern) {
  await locator
    .filter({ hasText: pattern })
    .first()
    .waitFor({ timeout: 5000 })
    .catch(async () => {
      throw new Error(`expected ${pattern}, the page says "${await locator.first().innerText()}"`);
    });
}
