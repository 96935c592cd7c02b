// Signing in the page: every algorithm, checked in the page and by node:crypto.
import { verifies } from './outside/node-crypto.mjs';
import { claimsOf, madeWith, signing } from './signing.mjs';
import { copyBy, parts, textOf, withPage } from './support.mjs';

const FAMILIES = [
  ['HS256', 'HS384', 'HS512'],
  ['RS256', 'RS384', 'RS512'],
  ['PS256', 'PS384', 'PS512'],
  ['ES256', 'ES384', 'ES512', 'ES256K'],
  ['EdDSA', 'Ed25519'],
  ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
];

export default async function signTests(t) {
  const { test, once, assert } = t;

  test('every algorithm is offered, in its family', () =>
    withPage(t, async (page) => {
      const offered = await signing(page)
        .algorithm.locator('optgroup')
        .evaluateAll((groups) =>
          groups.map((group) => [...group.querySelectorAll('option')].map(({ value }) => value)),
        );
      assert.deepEqual(offered, FAMILIES);
    }));

  for (const family of FAMILIES) {
    test(`${family.join(', ')}: what is signed here is valid here and for node:crypto`, () =>
      withPage(t, async (page) => {
        const { algorithm, claims, key, header, inspectIt } = signing(page);
        await claims.fill('{"sub": "round trip"}');
        for (const alg of family) {
          await algorithm.selectOption(alg);
          const token = await madeWith(page, alg);
          assert.equal(JSON.parse(await header.inputValue()).alg, alg);
          const text = await key.inputValue();
          assert.ok(await verifies(token, alg.startsWith('HS') ? { secret: text } : { pem: text }), alg);
          const { sub, iat, exp } = claimsOf(token);
          assert.deepEqual([sub, exp - iat], ['round trip', 15 * 60]);
          await inspectIt.click();
          await textOf(parts(page).verdict, 'Signature valid');
          if (!alg.startsWith('HS')) assert.match(await parts(page).key.inputValue(), /BEGIN PUBLIC KEY/);
        }
      }));
  }

  test('a key that serves both algorithms is kept, as is one that a person has put in', () =>
    withPage(t, async (page) => {
      const { algorithm, key, notice, sign } = signing(page);
      await algorithm.selectOption('Ed25519');
      const first = await key.inputValue();
      await algorithm.selectOption('EdDSA');
      assert.equal(await key.inputValue(), first);
      await algorithm.selectOption('ES256');
      assert.notEqual(await key.inputValue(), first);
      await key.fill(first);
      await textOf(notice, 'This is an Ed25519 private key, for Ed25519; it cannot sign with ES256.');
      await algorithm.selectOption('RS256');
      assert.equal(await key.inputValue(), first);
      await sign.getByRole('button', { name: 'Choose Ed25519' }).click();
      assert.equal(await algorithm.inputValue(), 'Ed25519');
      assert.ok(await verifies(await madeWith(page, 'Ed25519'), { pem: first }));
    }));

  once('while an RSA key is made, the page says so and goes on; a key that comes late is dropped', () =>
    withPage(
      t,
      async (page) => {
        const { algorithm, key, status, claims, sign } = signing(page);
        await algorithm.selectOption('PS256');
        await textOf(status, 'Making a key for PS256 with 2048 bits.');
        await claims.fill('{"sub": "written meanwhile"}');
        await sign.getByRole('radio', { name: '4096 bits' }).check();
        await sign.getByRole('button', { name: 'Generate a key' }).click();
        await textOf(status, 'with 4096 bits');
        await algorithm.selectOption('ES256');
        const token = await madeWith(page, 'ES256');
        assert.equal(claimsOf(token).sub, 'written meanwhile');
        const text = await key.inputValue();
        assert.deepEqual(await page.evaluate(() => globalThis.letThemCome()), [2048, 4096]);
        assert.equal(await key.inputValue(), text);
      },
      { before: (page) => page.addInitScript(holdRsaKeys) },
    ));

  test('what is slow to sign is not signed at every keystroke', () =>
    withPage(t, async (page) => {
      const { algorithm, claims, token } = signing(page);
      await algorithm.selectOption('ML-DSA-87');
      await madeWith(page, 'ML-DSA-87');
      const busy = await claims.evaluate((field) => {
        field.value = '{"sub": "typed"}';
        field.dispatchEvent(new Event('input'));
        return document.querySelector('#sign .token-output').getAttribute('aria-busy');
      });
      assert.equal(busy, 'true');
      await page.locator('#sign .token-output:not([aria-busy])').waitFor();
      assert.equal(claimsOf(await token.textContent()).sub, 'typed');
    }));

  test('the token can be copied, and is made for that moment', () =>
    withPage(t, async (page) => {
      const { token, sign } = signing(page);
      await page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(t.baseUrl).origin });
      await copyBy(sign.getByRole('button', { name: 'Copy token' }), sign.getByRole('button', { name: 'Copied' }));
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await token.textContent());
    }));

  test('a change of language keeps all that was put in', () =>
    withPage(t, async (page) => {
      const { algorithm, header, claims, key } = signing(page);
      await algorithm.selectOption('ES384');
      await header.fill('{"alg": "ES384", "kid": "mine"}');
      await claims.fill('{"sub": "kept" ');
      await page.locator('#sign').getByRole('radio', { name: 'As written' }).check();
      const before = await Promise.all([algorithm, header, claims, key].map((field) => field.inputValue()));
      await page.locator('#language').click();
      const zh = signing(page, 'zh');
      assert.deepEqual(
        await Promise.all([zh.algorithm, zh.header, zh.claims, zh.key].map((field) => field.inputValue())),
        before,
      );
      assert.ok(await zh.sign.getByRole('radio', { name: '按所写' }).isChecked());
      await textOf(zh.sign.locator('.editor-said').nth(1), '第 1 行第 16 列：JSON 在此中断，接下来应为逗号或右花括号。');
      await zh.claims.fill('{"sub": "kept"}');
      assert.equal(claimsOf(await madeWith(page, 'ES384')).sub, 'kept');
    }));
}

function holdRsaKeys() {
  const { generateKey } = SubtleCrypto.prototype;
  const held = [];
  SubtleCrypto.prototype.generateKey = async function (...args) {
    const made = generateKey.apply(this, args);
    await new Promise((release) => held.push({ release, made, bits: args[0].modulusLength }));
    return made;
  };
  globalThis.letThemCome = async () => {
    for (const { release } of held) release();
    await Promise.all(held.map(({ made }) => made));
    await new Promise((later) => setTimeout(later, 200));
    return held.map(({ bits }) => bits);
  };
}
