// What holds for the page as a whole: its policy, its layout, its themes, its keyboard.
import { parts, textOf, withPage } from './support.mjs';

const WIDTHS = [320, 360, 390, 768, 1440, 1920];

export default async function pageTests(t) {
  const { test, once, alone, assert } = t;

  test('the page is served under a strict policy', async () => {
    const { headers } = await fetch(t.baseUrl);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /require-trusted-types-for 'script'; trusted-types jotwasm$/);
    assert.match(policy, /worker-src 'self'; manifest-src 'self'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  });

  test('it starts with a living, checked sample', () =>
    withPage(t, async (page) => {
      const { verdict, life, countdown } = parts(page);
      await textOf(verdict, 'Signature valid');
      await textOf(life, 'Valid for');
      await textOf(countdown, /0[45]:\d\d/);
    }));

  test('a language chosen while another is being built, and a token pasted meanwhile: one after the other', () =>
    withPage(t, async (page) => {
      await page.evaluate(() => {
        const link = document.querySelector('#language');
        for (let clicks = 0; clicks < 3; clicks += 1) link.click();
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', 'e30.e30.');
        // The last two are Firefox's.
        const given = { clipboardData, dataType: 'text/plain', data: 'e30.e30.' };
        document.dispatchEvent(new ClipboardEvent('paste', given));
      });
      await page.waitForFunction(() => document.querySelector('textarea')?.value === 'e30.e30.');
      assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans');
      const ids = await page.locator('main > section').evaluateAll((sections) => sections.map(({ id }) => id));
      assert.deepEqual(ids, ['inspect', 'sign', 'learn', 'measure']);
      assert.match(await page.locator('main').innerText(), /解读/);
      assert.doesNotMatch(await page.locator('#inspect .rail').innerText(), /[a-z]{3}/);
    }));

  test('the policy is in force: markup and inline scripts are refused', () =>
    withPage(
      t,
      async (page) => {
        const refused = await page.evaluate(() => {
          try {
            document.createElement('div').innerHTML = '<b>no</b>';
            return false;
          } catch {
            return true;
          }
        });
        assert.ok(refused);
      },
      { expectedErrors: /TrustedHTML|Trusted Type|require-trusted-types-for/ },
    ));

  test('no width scrolls sideways, even with a long token and a long claim', () =>
    withPage(t, async (page) => {
      const { token } = parts(page);
      const long = Buffer.from(JSON.stringify({ sub: 'x'.repeat(600), ['n'.repeat(80)]: [1, 2, 3] })).toString(
        'base64url',
      );
      await token.fill(`eyJhbGciOiJIUzI1NiJ9.${long}.AAAA`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 844 });
        await page.waitForFunction((wanted) => innerWidth === wanted, width);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${width} px: the content is ${wide} px wide`);
      }
    }));

  // Only Chromium pretends to a system's theme, and to its wish for less motion.
  once('the theme follows the system and can be switched', () =>
    withPage(t, async (page) => {
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await ground();
      await page.emulateMedia({ colorScheme: 'light' });
      assert.notEqual(await ground(), dark);
      await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
      assert.equal(await ground(), dark);
      await page.getByRole('button', { name: 'Switch to the light theme' }).waitFor();
    }),
  );

  alone('the keyboard reaches everything, and what has the focus shows it', () =>
    withPage(t, async (page) => {
      const reached = [];
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press('Tab');
        reached.push(
          await page.evaluate(() => {
            const focused = document.activeElement;
            const ring = [focused, focused.closest('.well'), focused.nextElementSibling]
              .filter(Boolean)
              .some(
                (each) => getComputedStyle(each).outlineStyle !== 'none' || getComputedStyle(each).boxShadow !== 'none',
              );
            return {
              name: focused.textContent.trim() || focused.getAttribute('aria-label') || focused.id,
              ring,
            };
          }),
        );
      }
      assert.equal(reached[0].name, 'Skip to the token');
      assert.deepEqual(
        reached.filter(({ ring }) => !ring),
        [],
      );
      assert.ok(new Set(reached.map(({ name }) => name)).size > 8);
    }));

  test('a token pasted outside any field is taken', () =>
    withPage(t, async (page) => {
      const { claim } = parts(page);
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwYXN0ZWQifQ.AAAA');
        // Firefox makes no ClipboardEvent of a script's data.
        const event = Object.assign(new Event('paste', { bubbles: true }), { clipboardData: data });
        document.body.dispatchEvent(event);
      });
      await textOf(claim('sub'), 'pasted');
    }));

  once('with reduced motion nothing moves by itself', () =>
    withPage(t, async (page) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const transition = await page
        .locator('.ruler-needle')
        .first()
        .evaluate((needle) => getComputedStyle(needle).transitionDuration);
      assert.equal(transition, '0s');
    }),
  );
}
