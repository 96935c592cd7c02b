// A whole session of use under watch, with the service worker: nothing of it leaves the origin or the device's memory.
import { fillAll, measureSome, openSharing } from './states.mjs';
import { parts, ready, signHs256, stored, textOf, watch } from './support.mjs';

const MARK = 'unmistakable-7f3a';

export default async function sessionTests(t) {
  const { test, assert } = t;

  test('no request leaves the origin, and none carries what was put in', async () => {
    const page = await t.page({ serviceWorkers: 'allow' });
    const faults = watch(page.context(), [t.baseUrl]);
    const sent = [];
    page
      .context()
      .on('request', (request) =>
        sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`),
      );
    try {
      await page.goto(t.baseUrl);
      await fillAll(page);
      const token = await signHs256({ sub: MARK }, `${MARK} a secret, long enough for HS256`);
      await parts(page).token.fill(token);
      await page.locator('#inspect .key-input').first().fill(`${MARK} a secret, long enough for HS256`);
      await textOf(page.locator('#inspect'), MARK);
      await page
        .locator('#sign')
        .getByLabel(/Claims/)
        .first()
        .fill(`{"sub": "${MARK}"}`);
      await measureSome(page);
      await (await openSharing(page)).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('#theme').click();
      await page.locator('#language').click();
      await page.locator('html[lang=zh-Hans]').waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.reload();
      await ready(page);
      assert.ok(sent.length > 5);
      const forms = [MARK, token, Buffer.from(MARK).toString('base64url'), token.split('.')[1]];
      assert.deepEqual(
        sent.filter((request) => forms.some((form) => request.includes(form))),
        [],
      );
      assert.deepEqual([...faults, ...(await stored(page))], []);
      assert.deepEqual(await kept(page, forms), [], 'nothing put in is among the kept files');
    } finally {
      await page.context().close();
    }
  });
}

async function kept(page, forms) {
  return page.evaluate(async (wanted) => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = await (await cache.match(request)).text();
        if (wanted.some((form) => text.includes(form))) found.push(request.url);
      }
    }
    return found;
  }, forms);
}
