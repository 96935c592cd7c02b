// The page without a network, and what becomes of an open page when a new one is out.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../pkg/build/paths.mjs';
import { compress, load, serveCompressed } from '../run/edge.mjs';
import { parts, ready, stored, textOf, watch } from './support.mjs';

export default async function offlineTests(t) {
  const { test, assert } = t;

  test('after one visit the page opens without a network, in both languages and with all instruments', () =>
    withServer(t, load, async ({ page, edge }) => {
      await visit(page, edge.url);
      edge.stop();
      await page.reload();
      await ready(page);
      await textOf(parts(page).verdict, 'Signature valid');
      await page.locator('#learn .bench > *').first().waitFor();
      await page.goto(`${edge.url}/zh/`);
      await ready(page);
      assert.equal(await page.locator('#inspect h2').innerText(), '解读');
      assert.deepEqual(await stored(page), []);
    }));

  test('what the Worker answers goes past the service worker and is not kept', () =>
    withServer(
      t,
      load,
      async ({ page, edge }) => {
        await visit(page, edge.url);
        const before = edge.asked.length;
        const paths = ['/api/me', '/token', '/.well-known/jwks.json', '/userinfo'];
        const statuses = await page.evaluate(
          (all) => Promise.all(all.map(async (path) => (await fetch(path)).status)),
          paths,
        );
        assert.deepEqual(statuses, [404, 404, 404, 404]);
        assert.deepEqual(edge.asked.slice(before).sort(), [...paths].sort());
        assert.deepEqual(await stored(page), []);
        await page.goto(`${edge.url}/login`);
        assert.ok(edge.asked.includes('/login'));
      },
      /status of 404/,
    ));

  test('a new page comes with the next visit; one that is open keeps its files until it is closed', async () => {
    const late = await lateFile();
    const site = await twoVersions(late);
    await withServer(t, site.fileAt, async ({ page, edge }) => {
      const version = (each) => each.locator('meta[name=description]').getAttribute('content');
      const fetched = (each) => each.evaluate(async (path) => (await fetch(path)).status, late);
      const kept = () => page.evaluate(() => caches.keys());
      await visit(page, edge.url);
      site.deploy();
      const next = await page.context().newPage();
      await visit(next, edge.url);
      await until(async () => (await kept()).length === 2 && (await settled(next)));
      await next.reload();
      assert.equal(await version(next), 'the second');
      assert.notEqual(await version(page), 'the second');
      assert.equal(await fetched(page), 200, 'a file of the first page, which the server has no more');
      await next.close();
      // A page that is being closed may count as open when the next one comes.
      await until(async () => {
        await page.goto('about:blank');
        await visit(page, edge.url);
        return (await kept()).length === 1;
      });
      assert.equal(await version(page), 'the second');
    });
  });
}

/** A server of the test's own, as it is taken away, and a page with a service worker. */
async function withServer(t, fileAt, steps, expectedErrors) {
  const edge = await serveCompressed(fileAt);
  const page = await t.page({ serviceWorkers: 'allow' });
  const faults = watch(page.context(), [edge.url], expectedErrors);
  try {
    await steps({ page, edge });
    t.assert.deepEqual(faults, []);
  } finally {
    await page.context().close();
    edge.stop();
  }
}

const settled = (page) =>
  page.evaluate(async () => {
    const { installing, waiting, active } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting && active.state === 'activated';
  });

/** Until all files are kept. */
async function visit(page, url) {
  await page.goto(url);
  await ready(page);
  // Or what still comes is cut off by the next step, which Firefox calls an error.
  for (const section of ['#learn', '#measure']) {
    await page.locator(`${section} .bench > *`).first().waitFor({ state: 'attached' });
  }
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

async function until(holds) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not come to that within ten seconds.');
}

const worker = () => readFile(join(root, 'www', 'dist', 'service-worker.js'), 'utf8');

/** One that no page asks for by itself. */
async function lateFile() {
  return /"(\/assets\/share-dialog-[\w-]+\.js)"/.exec(await worker())[1];
}

/** The second has another page, another list of files, and not the late file. */
async function twoVersions(late) {
  const page = await readFile(join(root, 'www', 'dist', 'index.html'), 'utf8');
  const second = {
    '/': compress(page.replace(/(name="description" content=")[^"]*/, '$1the second'), 'text/html; charset=utf-8'),
    '/service-worker.js': compress(
      (await worker()).replace(`"${late}",`, '').replace(/VERSION="\w+"/, 'VERSION="2"'),
      'text/javascript',
    ),
    [late]: undefined,
  };
  let isOut = false;
  return {
    deploy: () => (isOut = true),
    fileAt: async (pathname) => (isOut && pathname in second ? second[pathname] : load(pathname)),
  };
}
