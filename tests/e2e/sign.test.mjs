// Signing in the page, checked in the page and by another implementation.
import { exportJWK, importJWK, importPKCS8, jwtVerify } from 'jose';
import { parts, textOf, withPage } from './support.mjs';

export default async function signTests(t) {
  const { test, assert } = t;

  for (const alg of ['HS256', 'HS384', 'HS512', 'ES256']) {
    test(`${alg}: what is signed here is valid here and for jose`, () =>
      withPage(t, async (page) => {
        const { sign, verdict, claim } = parts(page);
        await sign.getByRole('radio', { name: alg }).check();
        await sign.getByLabel('Claims, as JSON').fill('{"sub": "round trip"}');
        const key = await readKey(sign, alg);
        await sign.getByRole('button', { name: 'Inspect it' }).click();
        const token = await parts(page).token.inputValue();
        const { payload, protectedHeader } = await jwtVerify(token, key);
        assert.equal(protectedHeader.alg, alg);
        assert.equal(payload.sub, 'round trip');
        assert.equal(payload.exp - payload.iat, 15 * 60);
        await textOf(verdict, 'Signature valid');
        await textOf(claim('sub'), 'round trip');
      }));
  }

  test('a private JWK signs too, and its public half is what is handed on', () =>
    withPage(t, async (page) => {
      const { sign, key, verdict } = parts(page);
      await sign.getByRole('radio', { name: 'ES256' }).check();
      await sign.getByRole('radio', { name: 'JWK' }).check();
      await sign.getByRole('button', { name: 'Generate a key' }).click();
      assert.equal(JSON.parse(await sign.getByLabel('Key to sign with').inputValue()).kty, 'EC');
      await sign.getByRole('button', { name: 'Inspect it' }).click();
      await textOf(verdict, 'Signature valid');
      assert.match(await key.inputValue(), /BEGIN PUBLIC KEY/);
    }));

  test('the lifetime chosen replaces exp; “As written” leaves it', () =>
    withPage(t, async (page) => {
      const { sign } = parts(page);
      await sign.getByLabel('Claims, as JSON').fill('{"exp": 4102444800}');
      await sign.getByRole('radio', { name: '1 min', exact: true }).check();
      const short = await claimsOf(sign);
      assert.equal(short.exp - short.iat, 60);
      await sign.getByRole('radio', { name: 'As written' }).check();
      assert.equal((await claimsOf(sign)).exp, 4_102_444_800);
    }));

  test('claims that are no JSON object and keys that cannot sign are explained', () =>
    withPage(t, async (page) => {
      const { sign } = parts(page);
      const notice = sign.locator('.notice');
      for (const text of ['{"sub": ', '[1]', 'null']) {
        await sign.getByLabel('Claims, as JSON').fill(text);
        await textOf(notice, 'The claims are not a JSON object.');
      }
      await sign.getByLabel('Claims, as JSON').fill('{}');
      assert.equal(await notice.isVisible(), false);
      await sign.getByLabel('Claims, as JSON').fill('{"exp": "tomorrow"}');
      await sign.getByRole('radio', { name: 'As written' }).check();
      await textOf(notice, /exp/);
      await sign.getByLabel('Claims, as JSON').fill('{}');
      await sign.getByLabel('Key to sign with').fill('-----BEGIN NONSENSE-----');
      await textOf(notice, /key/i);
      await sign.getByRole('radio', { name: 'Secret' }).check();
      await sign.getByLabel('Key to sign with').fill('');
      await textOf(notice, 'The field is empty.');
    }));

  test('the token can be copied', () =>
    withPage(t, async (page) => {
      const { sign } = parts(page);
      await page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(t.baseUrl).origin });
      await sign.getByRole('button', { name: 'Copy token' }).click();
      await sign.getByRole('button', { name: 'Copied' }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await sign.getByLabel('Signed token').textContent());
    }));
}

async function readKey(sign, alg) {
  const text = await sign.getByLabel('Key to sign with').inputValue();
  if (alg !== 'ES256') return Buffer.from(text, 'base64url');
  const { d: _private, ...jwk } = await exportable(text);
  return importJWK(jwk, alg);
}

async function exportable(pem) {
  return exportJWK(await importPKCS8(pem, 'ES256', { extractable: true }));
}

async function claimsOf(sign) {
  const token = await sign.getByLabel('Signed token').textContent();
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
}
