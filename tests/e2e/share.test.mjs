// What stands on the page as a link: what goes in, what is warned of, and what a link from somebody else may do.
import { deflateRawSync } from 'node:zlib';
import { nowSeconds, parts, ready, signEs256, signHs256, textOf, withPage } from './support.mjs';

const fragment = (value, version = '1') => {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  return `#share=${version}.${deflateRawSync(json).toString('base64url')}`;
};
const inspecting = (token, key = null) => ({ inspect: { token, key } });
const DEAD = { sub: 'shared', exp: 1_700_000_000 };

export default async function shareTests(t) {
  const { test, assert } = t;
  const restored = (page) => page.locator('.arrival');

  test('a dead token and its public key need no warning; the key is left out unless it is asked for', () =>
    withPage(t, async (page) => {
      const { token, pem } = await signEs256(DEAD);
      await fillIn(page, token, pem);
      const dialog = await open(page);
      assert.equal(await dialog.tick('The token').isChecked(), true);
      assert.equal(await dialog.tick('The key its').isChecked(), false);
      const without = await dialog.link();
      await dialog.tick('The key its').check();
      const withKey = await dialog.link(without);
      assert.equal(await dialog.dangers.count(), 0);
      assert.deepEqual(await opened(t, without), { token, key: '', url: `${t.baseUrl}/` });
      const all = await opened(t, withKey);
      assert.equal(all.token, token);
      assert.match(all.key, /BEGIN PUBLIC KEY/);
    }));

  test('a living token, a secret and a key to sign with are each warned of, and each needs a tick of its own', () =>
    withPage(t, async (page) => {
      const token = await signHs256({ sub: 'ada', exp: nowSeconds() + 900 });
      await fillIn(page, token, 'a secret of 32 bytes or even more');
      const dialog = await open(page);
      const { dangers } = dialog;
      await textOf(dangers, /valid until .*whoever has the link can use it/);
      assert.equal(await dialog.box.getByLabel('Link', { exact: true }).inputValue(), '');
      assert.ok(await dialog.copy.isDisabled());
      await dangers.getByRole('checkbox').check();
      const living = await dialog.link();
      await dialog.tick('The key its').check();
      assert.ok(await dialog.copy.isDisabled(), 'a secret came to it');
      await dangers.filter({ hasText: 'This key is secret' }).getByRole('checkbox').check();
      await dialog.link(living);
      await dialog.tick('The key to sign with').check();
      assert.ok(await dialog.tick('What is to be signed').isChecked());
      assert.ok(await dialog.copy.isDisabled());
      await dangers.filter({ hasText: 'sign as you do' }).getByRole('checkbox').check();
      await dialog.link(living);
      assert.equal(await dangers.count(), 3);
      await dialog.tick('What is to be signed').uncheck();
      assert.equal(await dangers.count(), 2);
    }));

  test('a token without exp is said not to expire', () =>
    withPage(t, async (page) => {
      await fillIn(page, await signHs256({ sub: 'ada' }), '');
      await textOf((await open(page)).dangers, /does not expire/);
    }));

  test('what is to be signed comes back, without its key', () =>
    withPage(t, async (page) => {
      await page
        .locator('#sign')
        .getByLabel(/Claims/)
        .first()
        .fill('{"sub": "to be signed"}');
      const dialog = await open(page);
      await dialog.tick('The token').uncheck();
      await textOf(dialog.box, /Nothing is chosen/);
      await dialog.tick('What is to be signed').check();
      const link = await dialog.link();
      await visiting(t, link, async (other) => {
        await textOf(restored(other), /What is to be signed.*key to sign with was left out/s);
        assert.match(
          await other
            .locator('#sign')
            .getByLabel(/Claims/)
            .first()
            .inputValue(),
          /to be signed/,
        );
      });
    }));

  test('a link followed on an open page is taken, is gone from the address bar, and can be undone', () =>
    withPage(t, async (page) => {
      const before = await parts(page).token.inputValue();
      const token = await signHs256(DEAD);
      await page.evaluate((hash) => (location.hash = hash), fragment(inspecting(token)));
      await textOf(restored(page), /came by a link.*Somebody else wrote it/s);
      assert.equal(await parts(page).token.inputValue(), token);
      assert.equal(page.url(), `${t.baseUrl}/`);
      await page.locator('#language').click();
      await textOf(restored(page), /来自链接/);
      await page.getByRole('button', { name: '恢复之前的内容' }).click();
      await restored(page).waitFor({ state: 'detached' });
      assert.equal(await page.locator('#inspect textarea').first().inputValue(), before);
    }));

  test('other fragments are the places on the page that they were', () =>
    withPage(
      t,
      async (page) => {
        assert.equal(new URL(page.url()).hash, '#sign');
        await page.waitForFunction(() => Math.abs(document.querySelector('#sign').getBoundingClientRect().top) < 100);
        await page.locator('.contents a[aria-current]').filter({ hasText: 'Sign' }).waitFor();
        await page.evaluate(() => (location.hash = '#measure'));
        assert.equal(await restored(page).count(), 0);
      },
      { path: '/#sign' },
    ));

  const huge = deflateRawSync('"'.padEnd(40_000_000, 'x')).toString('base64url');
  const broken = [
    ['cut off', fragment(inspecting('x'.repeat(500))).slice(0, -9), /damaged or cut off/],
    ['not base64url', '#share=1.%%%', /damaged/],
    ['not JSON', fragment('{'), /damaged/],
    ['not a state', fragment([1]), /damaged/],
    ['a token that is no text', fragment(inspecting({ toString: 'x' })), /damaged/],
    ['a key that is no key', fragment(inspecting('a.b.c', { kind: 'pem' })), /damaged/],
    ['what to sign, of another kind', fragment({ sign: { algorithm: 7 } }), /damaged/],
    ['a newer version', fragment(inspecting('x'), '2'), /newer version/],
    ['a bomb', `#share=1.${huge}`, /holds more/],
    ['too long', `#share=1.${'A'.repeat(100_000)}`, /holds more/],
  ];
  for (const [name, hash, sentence] of broken) {
    test(`a broken link is a sentence, and the page is as it was: ${name}`, () =>
      withPage(t, async (page) => {
        await textOf(parts(page).verdict, 'Signature valid');
        await page.evaluate((value) => (location.hash = value), hash);
        await textOf(restored(page), sentence);
        await textOf(parts(page).verdict, 'Signature valid');
        assert.equal(page.url(), `${t.baseUrl}/`);
        await restored(page).getByRole('button', { name: 'Dismiss' }).click();
        assert.equal(await restored(page).count(), 0);
      }));
  }

  test('what is hostile in a link is text, and leaves Object as it is', () =>
    withPage(t, async (page) => {
      const claims = Buffer.from('{"sub":"<img src=x onerror=alert(1)>"}').toString('base64url');
      const proto = '"__proto__":{"polluted":1}';
      const state = `{"inspect":{"token":"eyJhbGciOiJIUzI1NiJ9.${claims}.AAAA",${proto}},${proto}}`;
      await page.evaluate((hash) => (location.hash = hash), fragment(state));
      await textOf(page.locator('#inspect'), /<img src=x onerror/);
      assert.equal(await page.evaluate(() => 'polluted' in {}), false);
      assert.equal(await page.locator('#inspect img').count(), 0);
    }));
}

async function fillIn(page, token, key) {
  await parts(page).token.fill(token);
  await page.locator('#inspect .key-input').first().fill(key);
}

async function open(page) {
  await page.getByRole('button', { name: 'Share' }).click();
  const box = page.getByRole('dialog', { name: 'Share what stands here' });
  await box.waitFor();
  const copy = box.getByRole('button', { name: 'Copy link' });
  const field = box.getByLabel('Link', { exact: true });
  return {
    box,
    copy,
    dangers: box.locator('.share-dangers .notice'),
    tick: (name) => box.getByRole('checkbox', { name }),
    /** The link, once there is one other than before. */
    link: async (before = '') => {
      await box.getByRole('button', { name: 'Copy link', disabled: false }).waitFor();
      await page.waitForFunction((old) => !['', old].includes(document.querySelector('.share-link').value), before);
      return field.inputValue();
    },
  };
}

/** Somebody else opens a link. */
async function visiting(t, link, steps) {
  const page = await t.page();
  try {
    await page.goto(link);
    await ready(page);
    await page.locator('.arrival').waitFor();
    await steps(page);
  } finally {
    await page.context().close();
  }
}

async function opened(t, link) {
  let found;
  await visiting(t, link, async (page) => {
    const key = page.locator('#inspect .key-input').first();
    found = { token: await parts(page).token.inputValue(), key: await key.inputValue(), url: page.url() };
  });
  return found;
}
