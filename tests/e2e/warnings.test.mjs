// Warnings in the page; what each is made of is in tests/www/warnings.test.mjs.
import { signing } from './signing.mjs';
import { nowSeconds, parts, signHs256, textOf, withPage } from './support.mjs';

export default async function warningTests(t) {
  const { test, assert } = t;
  const about = (page, section) => page.locator(`${section} .warning`);
  const titles = (page, section = '#inspect') => about(page, section).locator('summary').allTextContents();
  const ordinary = () => ({
    iss: 'https://login.example',
    aud: 'https://api.example',
    iat: nowSeconds(),
    exp: nowSeconds() + 900,
  });

  test('the sample, and a first token, give no reason to warn', () =>
    withPage(t, async (page) => {
      await textOf(parts(page).verdict, 'Signature valid');
      await page.waitForTimeout(600);
      assert.deepEqual(await titles(page), []);
      assert.deepEqual(await titles(page, '#sign'), []);
    }));

  test('a well-known secret is named although no key was given; the worst comes first, in words of both languages', () =>
    withPage(t, async (page) => {
      const { token } = parts(page);
      await token.fill(
        await signHs256(
          { sub: '1234567890', name: 'John Doe', iat: 1_516_239_022, password: 'hunter2' },
          'your-256-bit-secret',
        ),
      );
      await textOf(about(page, '#inspect'), 'Signed with a well-known secret: “your-256-bit-secret”');
      assert.deepEqual(await titles(page), [
        'Danger: Signed with a well-known secret: “your-256-bit-secret”',
        'Danger: Secret in the payload: password',
        'Danger: Never expires (no exp)',
        'Caution: No issuer (iss)',
        'Caution: No audience (aud)',
      ]);
      const first = about(page, '#inspect').first();
      await textOf(first, 'Replace it everywhere by 32 random bytes or more');
      assert.equal(
        await first.getByRole('link').getAttribute('href'),
        'https://www.rfc-editor.org/rfc/rfc8725#section-3.5',
      );
      await page.locator('#language').click();
      await textOf(about(page, '#inspect'), '危险: 使用了众所周知的密钥签名');
      await textOf(page.locator('#inspect .warning-view > .label'), '5 条警告');
    }));

  test('a caution says why and what to do when it is opened, by keyboard too', () =>
    withPage(t, async (page) => {
      const { token } = parts(page);
      await token.fill(await signHs256({ ...ordinary(), email: 'ada@example.com' }));
      const summary = about(page, '#inspect').locator('summary', { hasText: 'Personal data: email' });
      await summary.focus();
      await page.keyboard.press('Enter');
      await textOf(about(page, '#inspect'), 'usual in an ID token for its own client');
      assert.equal((await titles(page)).length, 1);
    }));

  test('another key is another warning, and another token takes the old ones away', () =>
    withPage(t, async (page) => {
      const { token, key } = parts(page);
      await token.fill(await signHs256(ordinary(), 'x8Kq.2!vLm#9'));
      await key.fill('x8Kq.2!vLm#9');
      await textOf(about(page, '#inspect'), 'Short secret: 12 bytes');
      await key.fill('1111111111111111111111111111111111');
      await textOf(about(page, '#inspect'), 'Secret that is easy to guess');
      await key.fill('');
      assert.deepEqual(await titles(page), []);
      await token.fill('no token');
      assert.deepEqual(await titles(page), []);
    }));

  test('what is signed here is warned of as well', () =>
    withPage(t, async (page) => {
      const { claims, key, sign } = signing(page);
      await claims.fill('{"iss": "x", "aud": "y", "api_key": "k"}');
      await sign.getByRole('radio', { name: '30 days' }).check();
      await textOf(about(page, '#sign'), 'Secret in the payload: api_key');
      await textOf(about(page, '#sign'), 'Long lifetime: 30 days');
      await sign.getByRole('radio', { name: 'UTF-8 text' }).check();
      await key.fill('secret');
      await textOf(about(page, '#sign'), 'Signed with a well-known secret: “secret”');
    }));
}
