// Checking a signature with every kind of key.
import { FAMILIES, family, publicJwk, signAs, signHmac } from './key-material.mjs';
import { aroundKey, nowSeconds, parts, SECRET, textOf, withPage } from './support.mjs';

const BYTES = Buffer.from('00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef', 'hex');
const claims = () => ({ sub: 'ada', exp: nowSeconds() + 300 });
// RFC 7638, section 3.1.
const N =
  '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhM' +
  'stn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5' +
  'hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';

export default async function verifyTests(t) {
  const { test, assert } = t;

  for (const [alg, size] of [['HS256', 32], ['HS384', 48], ['HS512', 64]]) {
    test(`${alg}: a secret as text, base64url, base64 and hex, and as JWK`, () =>
      withPage(t, async (page) => {
        const { token, key, verdict, encoding, kind } = aroundKey(page);
        const bytes = Buffer.alloc(size, 0xfb);
        await token.fill(signHmac(claims(), bytes, alg));
        for (const [name, written] of [['base64url', 'base64url'], ['base64', 'base64'], ['hex', 'hex']]) {
          await encoding('UTF-8 text').check();
          await key.fill(bytes.toString(written));
          await textOf(verdict, 'Signature does not match');
          await encoding(name).check();
          await textOf(verdict, 'Signature valid');
        }
        await key.fill(JSON.stringify({ kty: 'oct', k: bytes.toString('base64url') }));
        assert.ok(await kind('JWK').isChecked());
        await textOf(verdict, 'Signature valid');
        await token.fill(signHmac(claims(), SECRET.padEnd(64), alg));
        await kind('Secret').check();
        await encoding('UTF-8 text').check();
        await key.fill(SECRET.padEnd(64));
        await textOf(verdict, 'Signature valid');
      }));
  }

  for (const each of FAMILIES) {
    test(`${each.name}: every kind of PEM, JWK and JWK Set`, () =>
      withPage(t, async (page) => {
        const { token, key, verdict, kind, facts, remarks } = aroundKey(page);
        for (const alg of each.algorithms) {
          await token.fill(signAs(each, alg, claims()));
          await key.fill(each.public.spki);
          await textOf(verdict, 'Signature valid');
          await key.fill('');
        }
        await token.fill(signAs(each, each.algorithms[0], claims()));
        for (const [format, pem] of Object.entries({ ...each.private, ...each.public })) {
          await key.fill('');
          await textOf(verdict, 'Signature not checked');
          await key.fill(pem);
          assert.ok(await kind('PEM').isChecked(), format);
          await textOf(verdict, 'Signature valid');
          await textOf(facts, format in each.private ? 'private' : 'public');
          if (format.startsWith('certificate')) await textOf(remarks, 'Of the certificate only the public key is used');
        }
        for (const jwk of [each.jwk, publicJwk(each), { keys: [publicJwk(each, { kid: 'x' })] }]) {
          await key.fill('');
          await key.fill(JSON.stringify(jwk));
          assert.ok(await kind('JWK').isChecked());
          await textOf(verdict, 'Signature valid');
        }
      }));
  }

  test('a key’s facts stand beside it', () =>
    withPage(t, async (page) => {
      const { token, key, facts, remarks } = aroundKey(page);
      assert.match(await facts.innerText(), /Secret of \d+ bytes/);
      await token.fill(signAs(family('RSA'), 'RS256', claims()));
      await key.fill(JSON.stringify({ kty: 'RSA', n: N, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' }));
      const thumbprint = /NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs/;
      for (const fact of [/RSA key of 2048 bits/, /public/, /RS256/, /2011-04-29/, thumbprint]) {
        await textOf(facts, fact);
      }
      await key.fill(family('P-384').private.sec1);
      await textOf(facts, /EC key on P-384/);
      await textOf(remarks, /private key. It stays in this page/);
    }));

  test('what is pasted chooses the kind; what is chosen by hand stands', () =>
    withPage(t, async (page) => {
      const { key, kind } = aroundKey(page);
      const paste = async (text) => {
        await key.focus();
        await page.keyboard.press('Control+A');
        await page.evaluate((pasted) => document.execCommand('insertText', false, pasted), text);
      };
      for (const [text, name] of [
        [family('RSA').public.spki, 'PEM'],
        [JSON.stringify(publicJwk(family('RSA'))), 'JWK'],
        [family('RSA').public.certificate, 'PEM'],
        ['{"keys": []}', 'JWK'],
        ['https://login.example', 'URL'],
        [`"${family('RSA').public.spki}"`, 'PEM'],
      ]) {
        await paste(text);
        assert.ok(await kind(name).isChecked(), `${text} is ${name}`);
      }
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate((text) => navigator.clipboard.writeText(text), SECRET);
      await key.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+V');
      assert.equal(await key.inputValue(), SECRET);
      assert.ok(await kind('Secret').isChecked());
      await key.fill('https://login.example');
      await kind('Secret').check();
      await key.press('End');
      await key.pressSequentially('/');
      assert.ok(await kind('Secret').isChecked());
    }));

  test('a short RSA key and a short secret are looked at, and it is said', () =>
    withPage(t, async (page) => {
      const { token, key, verdict, remarks } = aroundKey(page);
      await token.fill(signHmac(claims(), 'short'));
      await key.fill(JSON.stringify({ kty: 'oct', k: Buffer.from('short').toString('base64url') }));
      await textOf(verdict, 'Signature valid');
      await key.fill('');
      await key.fill('short');
      await parts(page).inspect.getByRole('radio', { name: 'Secret' }).check();
      await textOf(verdict, 'Signature valid');
      await textOf(parts(page).inspect.locator('.warning-view'), /Short secret: 5 bytes.*HS256 asks for 32/s);
      assert.equal(await remarks.isVisible(), false);
      await key.fill('short\n');
      await textOf(remarks, /ends with a line break/);
    }));

  test('the key, its encoding and what is expected survive the other language', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict, encoding } = aroundKey(page);
      await token.fill(signHmac({ ...claims(), iss: 'https://login.example' }, BYTES));
      await key.fill(BYTES.toString('hex'));
      await encoding('hex').check();
      await inspect.getByText('Expectations', { exact: true }).click();
      await inspect.getByLabel('Issuer (iss)').fill('https://login.example');
      await textOf(verdict, 'all that you expect');
      await page.getByRole('link', { name: '简体中文' }).click();
      await textOf(inspect.locator('.verdict'), '签名有效');
      await textOf(inspect.locator('.verdict'), '全部预期');
      assert.equal(await inspect.getByLabel('签发方（iss）').inputValue(), 'https://login.example');
      assert.ok(await inspect.getByRole('radio', { name: '十六进制' }).isChecked());
      await textOf(inspect.locator('.key-facts'), '共享密钥，32 字节');
    }));
}
