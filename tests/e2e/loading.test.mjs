// What has to come over the network before the first verdict is on the screen, and how long that takes on a phone.
import { brotliDecompressSync } from 'node:zlib';
import { load, serveCompressed } from '../run/edge.mjs';
import { parts, ready, textOf } from './support.mjs';

/** "Fast 4G" of Chrome's developer tools: 60 ms and 9 Mbit/s, adjusted as they adjust them to what requests take. */
const ROUND_TRIP = 165;
const BITS_PER_MS = 8100;
/** TCP, TLS 1.3, the page, and what the page names. A visitor's resolver knows the name or is near. */
const ROUND_TRIPS = 4;
/** Of the second, for the browser's own work. */
const WORK = 100;
const HEADERS = 600;

export default async function loadingTests(t) {
  const { test, assert } = t;

  for (const path of ['/', '/zh/']) {
    test(`${path} needs less than a second on a throttled 4G until the sample is verified`, async () => {
      const edge = await serveCompressed();
      const page = await t.page();
      try {
        const needed = await filesUntilVerdict(page, edge.url + path);
        assert.ok(needed.some((name) => name.endsWith('.wasm')) && needed.length >= 4, needed.join());
        assert.deepEqual(
          await unnamed(needed, path),
          [],
          'files the page does not name: each would be one more round trip',
        );
        const bytes = await sizeOf([path, ...needed]);
        const time = ROUND_TRIPS * ROUND_TRIP + (bytes * 8) / BITS_PER_MS;
        assert.ok(time + WORK < 1000, `${bytes} bytes take ${Math.round(time)} ms`);
      } finally {
        await page.context().close();
        edge.stop();
      }
    });
  }

  test('the shell is painted before the module is there, and nothing moves when it comes', async () => {
    let release = () => {};
    const held = new Promise((resolve) => (release = () => resolve(undefined)));
    const edge = await serveCompressed(async (pathname) => {
      if (pathname.endsWith('.wasm')) await held;
      return load(pathname);
    });
    const page = await t.page();
    try {
      await page.goto(edge.url, { waitUntil: 'commit' });
      await textOf(page.getByRole('status'), /being set up/);
      const places = () =>
        Promise.all(
          ['.masthead', '.contents', '#inspect h2', '#inspect .rail p'].map((one) => page.locator(one).boundingBox()),
        );
      const before = await places();
      assert.ok(
        (await page.locator('.footer').boundingBox()).y >= page.viewportSize().height,
        'the footer is out of sight',
      );
      release();
      await ready(page);
      await textOf(parts(page).verdict, 'Signature valid');
      assert.deepEqual(await places(), before);
    } finally {
      release();
      await page.context().close();
      edge.stop();
    }
  });

  // Each with what stands there all the same.
  for (const [what, lost, place] of [
    ['the module', /\.wasm$/, '#inspect'],
    ['the code of the second instrument', /\/sign-[\w-]+\.js$/, 'main'],
    ["the lesson's code", /\/learn-[\w-]+\.js$/, '#learn'],
    ["the lesson's styles", /\/learn-[\w-]+\.css$/, '#learn'],
    ["the lesson's words", /\/lesson-[\w-]+\.js$/, '#learn'],
  ]) {
    test(`${what} not coming is said, and is no empty place`, () =>
      withoutFiles(t, lost, async (page) => {
        await textOf(page.locator(place).getByRole('status'), /could not be loaded.*Reload/);
        if (place !== '#inspect') await textOf(parts(page).verdict, 'Signature valid');
      }));
  }

  test('a dialog that does not come is said, once', () =>
    withoutFiles(t, /\/share-/, async (page) => {
      await ready(page);
      for (let clicks = 0; clicks < 2; clicks += 1) {
        await page.getByRole('button', { name: 'Share', exact: true }).click();
        await textOf(page.locator('main > .failure'), /could not be loaded/);
      }
      assert.equal(await page.locator('.failure').count(), 1);
    }));
}

/** The page, from a server that has not all of its files. */
async function withoutFiles(t, lost, steps) {
  const edge = await serveCompressed(async (pathname) => (lost.test(pathname) ? undefined : load(pathname)));
  const page = await t.page();
  try {
    await page.goto(edge.url);
    await steps(page);
  } finally {
    await page.context().close();
    edge.stop();
  }
}

/** @returns {Promise<string[]>} the paths of the files that had been asked for when the verdict came */
async function filesUntilVerdict(page, url) {
  await page.addInitScript(() => {
    const look = () => document.querySelector('.verdict[data-tone=good]') && performance.mark('verdict');
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('verdict').length);
  return page.evaluate(() => {
    const [{ startTime }] = performance.getEntriesByName('verdict');
    const before = performance.getEntriesByType('resource').filter((entry) => entry.startTime < startTime);
    return [...new Set(before.map(({ name }) => new URL(name).pathname))];
  });
}

/** Of the files, those which the page itself does not name. */
async function unnamed(files, path) {
  const html = brotliDecompressSync((await load(path)).body).toString();
  return files.filter((file) => !html.includes(`"${file}"`));
}

async function sizeOf(files) {
  const sizes = await Promise.all(files.map(async (file) => (await load(file)).body.length + HEADERS));
  return sizes.reduce((sum, size) => sum + size, 0);
}
