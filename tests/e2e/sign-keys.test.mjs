// Keys made in the page, handed on and converted: every form is read by node:crypto and equals what that writes.
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { formsOf } from './outside/node-crypto.mjs';
import { madeWith, signing } from './signing.mjs';
import { copyBy, textOf, withPage } from './support.mjs';

const GENERATED = [
  ['RS256', 'ES256', 'ES384'],
  ['ES512', 'ES256K', 'Ed25519'],
  ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
];
const ENDINGS = { PEM: 'pem', JWK: 'jwk.json', JWKS: 'jwks.json' };

/** In one browser. */
export const once = true;

export default async function signKeyTests(t) {
  const { test, assert } = t;

  for (const algorithms of GENERATED) {
    test(`${algorithms.join(', ')}: a key made here is downloaded as PEM, JWK and JWKS, private and public`, () =>
      withPage(t, async (page) => {
        const { algorithm, forms, key } = signing(page);
        await open(forms);
        for (const alg of algorithms) {
          await algorithm.selectOption(alg);
          await madeWith(page, alg);
          const files = await downloadAll(page, forms, assert);
          const [made, ...read] = await formsOf(await key.inputValue(), ...files.map(({ text }) => text));
          for (const [index, { name, half, form, text }] of files.entries()) {
            assert.equal(name, `${alg.toLowerCase()}-${half}.${ENDINGS[form]}`);
            assert.deepEqual(read[index][half], made[half], `${name} is the key`);
            assert.equal(read[index].type, half);
            if (form !== 'PEM') assert.deepEqual(namesIn(text), { kid: made.thumbprint, alg, use: 'sig' });
          }
          assert.equal(await forms.locator('.key-thumbprint code').textContent(), made.thumbprint);
        }
      }));
  }

  test('a secret is downloaded as text, JWK and JWKS, and has no public half', () =>
    withPage(t, async (page) => {
      const { key, forms } = signing(page);
      await open(forms);
      const secret = await key.inputValue();
      assert.equal(await forms.getByRole('radio', { name: 'Public' }).isVisible(), false);
      assert.equal(await forms.getByRole('radio', { name: 'PEM' }).isVisible(), false);
      for (const [form, ending] of [
        ['Secret', 'txt'],
        ['JWK', 'jwk.json'],
        ['JWKS', 'jwks.json'],
      ]) {
        await forms.getByRole('radio', { name: form, exact: true }).check();
        const { name, text } = await download(page, forms);
        assert.equal(name, `hs256-secret.${ending}`);
        assert.equal(form === 'Secret' ? text : (await formsOf(text))[0].secret, secret);
      }
      await textOf(forms.locator('.key-note'), 'Hand it only to those who must have it.');
      assert.equal(await forms.locator('.key-thumbprint').isVisible(), false, 'a thumbprint would help to guess it');
    }));

  const pairs = [
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }), ['pkcs1', 'pkcs8'], ['pkcs1', 'spki']],
    ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' }), ['sec1', 'pkcs8'], ['spki']],
    ['P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' }), ['sec1', 'pkcs8'], ['spki']],
    ['secp256k1', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }), ['sec1', 'pkcs8'], ['spki']],
    ['Ed25519', generateKeyPairSync('ed25519'), ['pkcs8'], ['spki']],
  ];
  for (const [name, pair, privateTypes, publicTypes] of pairs) {
    test(`${name}: PEM to JWK and JWK to PEM are what node:crypto writes`, () =>
      withPage(t, async (page) => {
        const { key, forms } = signing(page);
        await open(forms);
        const { privateKey, publicKey } = pair;
        const jwk = { Private: privateKey.export({ format: 'jwk' }), Public: publicKey.export({ format: 'jwk' }) };
        const pem = {
          Private: privateKey.export({ type: 'pkcs8', format: 'pem' }),
          Public: publicKey.export({ type: 'spki', format: 'pem' }),
        };
        const given = [
          ...privateTypes.map((type) => [privateKey.export({ type, format: 'pem' }), ['Private', 'Public']]),
          ...publicTypes.map((type) => [publicKey.export({ type, format: 'pem' }), ['Public']]),
          [JSON.stringify(jwk.Private), ['Private', 'Public']],
          [JSON.stringify(jwk.Public), ['Public']],
        ];
        for (const [text, halves] of given) {
          await key.fill(text);
          for (const half of halves) {
            if (halves.length > 1) await forms.getByRole('radio', { name: half }).check();
            assert.equal(await shown(forms, 'PEM'), pem[half]);
            const { use: _use, kid: _kid, alg: _alg, ...members } = JSON.parse(await shown(forms, 'JWK'));
            assert.deepEqual(members, jwk[half]);
          }
        }
      }));
  }

  test('the key of a certificate, and a key too short to sign with, are converted too', () =>
    withPage(t, async (page) => {
      const { key, forms } = signing(page);
      await open(forms);
      const certificate = await readFile(new URL('../vectors/p256-cert.pem', import.meta.url), 'utf8');
      await key.fill(certificate);
      await textOf(forms.locator('.key-kind'), 'EC P-256 public key');
      const { X509Certificate } = await import('node:crypto');
      const expected = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' });
      assert.equal(await shown(forms, 'PEM'), expected);
      const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
      await key.fill(short.export({ type: 'pkcs8', format: 'pem' }));
      await textOf(forms.locator('.key-kind'), 'RSA private key of 1024 bits');
      assert.equal(JSON.parse(await shown(forms, 'JWK')).n, short.export({ format: 'jwk' }).n);
    }));

  test('what is no key is said to be none, and a form can be copied', () =>
    withPage(t, async (page) => {
      const { key, forms, sign } = signing(page);
      await open(forms);
      await key.fill('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----');
      await textOf(forms.locator('.key-kind'), 'cannot be read as a key');
      await key.fill('');
      await textOf(forms.locator('.key-kind'), 'Paste a key above, or generate one.');
      await sign.getByRole('button', { name: 'Generate a key' }).click();
      await page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(t.baseUrl).origin });
      const text = await shown(forms, 'JWKS');
      const copy = forms.getByRole('button', { name: 'Copy', exact: true });
      await copyBy(copy, forms.getByRole('button', { name: 'Copied' }));
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
    }));
}

const open = (forms) => forms.locator('summary').click();

async function downloadAll(page, forms, assert) {
  const files = [];
  for (const half of ['private', 'public']) {
    await forms.getByRole('radio', { name: half === 'private' ? 'Private' : 'Public' }).check();
    const note = await forms.locator('.key-note').textContent();
    assert.match(note, half === 'private' ? /whoever has this can sign/ : /may be shown to anyone/);
    for (const form of Object.keys(ENDINGS)) {
      await forms.getByRole('radio', { name: form, exact: true }).check();
      files.push({ half, form, ...(await download(page, forms)) });
    }
  }
  return files;
}

async function download(page, forms) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    forms.getByRole('button', { name: /^Download / }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function shown(forms, form) {
  await forms.getByRole('radio', { name: form, exact: true }).check();
  return forms.locator('.key-text').textContent();
}

function namesIn(text) {
  const value = JSON.parse(text);
  const { kid, alg, use } = value.keys ? value.keys[0] : value;
  return { kid, alg, use };
}
