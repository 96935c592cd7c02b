// Checking a signature: with every kind of key, and with help where one does not fit.
import { FAMILIES, family, publicJwk, signAs, signHmac } from './key-material.mjs';
import { nowSeconds, parts, SECRET, textOf, withPage } from './support.mjs';

const BYTES = Buffer.from('00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef', 'hex');
const claims = () => ({ sub: 'ada', exp: nowSeconds() + 300 });

/** What stands around the key. */
const around = (page) => {
  const { inspect } = parts(page);
  return {
    ...parts(page),
    kind: (name) => inspect.getByRole('group', { name: 'Kind of key' }).getByRole('radio', { name }),
    encoding: (name) =>
      inspect.getByRole('group', { name: 'Secret written as' }).getByRole('radio', { name, exact: true }),
    remarks: inspect.locator('.warnings'),
    facts: inspect.locator('.key-facts'),
    readSo: inspect.getByRole('button', { name: 'Read it so' }),
  };
};

export default async function verifyTests(t) {
  const { test, assert } = t;

  for (const [alg, size] of [['HS256', 32], ['HS384', 48], ['HS512', 64]]) {
    test(`${alg}: a secret as text, base64url, base64 and hex, and as JWK`, () =>
      withPage(t, async (page) => {
        const { token, key, verdict, encoding, kind } = around(page);
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
        const { token, key, verdict, kind, facts, remarks } = around(page);
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

  test('what no token is checked with is said by name, with the way to a key', () =>
    withPage(t, async (page) => {
      const { token, key, verdict, kind } = around(page);
      await token.fill(signAs(family('RSA'), 'RS256', claims()));
      const { spki } = family('RSA').public;
      const expected = [
        [family('RSA').refused['pkcs8, encrypted'], /private key is encrypted.*openssl pkey -in key\.pem -pubout/],
        [family('RSA').refused['pkcs1, encrypted'], /private key is encrypted/],
        [family('RSA').refused.request, /certificate request.*openssl req/],
        ['ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB ada@example', /SSH public key.*ssh-keygen -e -m pkcs8/],
        ['ecdsa-sha2-nistp256 AAAAE2VjZHNh ada', /SSH public key.*ssh-keygen -e -m pkcs8/],
        ['ssh-ed25519 AAAAC3NzaC1lZDI1 ada', /SSH public key for Ed25519/],
        ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----', /SSH private key/],
        ['-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ==\n-----END PGP PUBLIC KEY BLOCK-----', /OpenPGP/],
        ['-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----', /parameters of a curve/],
        [spki.replace(/-----END.*/s, ''), /cut off.*-----END/],
        [spki.replace('END PUBLIC', 'END PRIVATE'), /ends with another label/],
        [spki.replace('MII', 'M!I'), /not base64/],
        ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', /not the kind of key its label says/],
        ['{"jwks_uri": "https://login.example/jwks"}', /discovery document.*jwks_uri/],
      ];
      for (const [text, message] of expected) {
        await key.fill('');
        await key.fill(text);
        assert.ok(!(await kind('Secret').isChecked()), text);
        await textOf(verdict, message);
        assert.equal(await verdict.getAttribute('data-tone'), 'bad');
      }
    }));

  test('a PEM that was damaged on the way is put in order, and that is said', () =>
    withPage(t, async (page) => {
      const { token, key, verdict, remarks } = around(page);
      await token.fill(signAs(family('P-256'), 'ES256', claims()));
      const pem = family('P-256').public.spki.trim();
      const body = pem.split('\n').slice(1, -1).join('');
      const mended = [
        [pem.replaceAll('\n', '\\n'), /\\n written out/],
        [`"${pem.replaceAll('\n', '\\n')}",`, /quotes around the PEM/],
        [pem.replaceAll('\n', ''), /lost its line breaks/],
        [pem.replaceAll('\n', ' '), /lost its line breaks/],
        [pem.replaceAll('-----', '—'.repeat(2)), /dashes.*damaged/],
        [body, /base64 of a key without its first and last line/],
        [`'${JSON.stringify(publicJwk(family('P-256')))}'`, /stood in quotes/],
        [JSON.stringify(JSON.stringify(publicJwk(family('P-256')))), /stood in quotes/],
        [JSON.stringify([publicJwk(family('P-256'))]), /array of keys/],
      ];
      for (const [text, message] of mended) {
        await key.fill('');
        await key.fill(text);
        await textOf(verdict, 'Signature valid');
        await textOf(remarks, message);
      }
      await key.fill(pem);
      await textOf(verdict, 'Signature valid');
      assert.equal(await remarks.isVisible(), false);
    }));

  test('a key of another type, curve or algorithm is named, and what the token needs', () =>
    withPage(t, async (page) => {
      const { token, key, verdict } = around(page);
      const tokenOf = (name, alg) => signAs(family(name), alg, claims());
      const expected = [
        [tokenOf('P-256', 'ES256'), family('RSA').public.spki, /RSA key of 2048 bits; the token says ES256.*EC key on P-256/],
        [tokenOf('P-256', 'ES256'), family('P-384').public.spki, /EC key on P-384; the token says ES256.*P-256/],
        [tokenOf('RSA', 'RS256'), family('P-521').public.spki, /EC key on P-521; the token says RS256.*an RSA key/],
        [tokenOf('Ed25519', 'EdDSA'), family('secp256k1').public.spki, /EC key on secp256k1; the token says EdDSA.*Ed25519 key/],
        [tokenOf('ML-DSA-44', 'ML-DSA-44'), family('ML-DSA-65').public.spki, /ML-DSA-65 key; the token says ML-DSA-44/],
        [tokenOf('RSA', 'PS256'), JSON.stringify(publicJwk(family('RSA'), { alg: 'RS256' })), /for RS256; the token says PS256/],
        [signHmac(claims(), SECRET), family('RSA').public.spki, /RSA key of 2048 bits.*HS256.*shared secret.*algorithm confusion/s],
      ];
      for (const [text, pem, message] of expected) {
        await token.fill(text);
        await key.fill('');
        await key.fill(pem);
        await textOf(verdict, /This key is for another algorithm/);
        await textOf(verdict, message);
        await textOf(verdict, 'ERR_JOSE_ALG_NOT_ALLOWED');
      }
    }));

  test('a public key is not taken for a secret, even by hand', () =>
    withPage(t, async (page) => {
      const { token, key, verdict, kind } = around(page);
      const { spki } = family('RSA').public;
      await token.fill(signHmac(claims(), spki));
      await key.fill(spki);
      await kind('Secret').check();
      await textOf(verdict, /cannot be used.*not a secret.*algorithm confusion/s);
      await key.fill(JSON.stringify(publicJwk(family('RSA'))));
      await kind('Secret').check();
      await textOf(verdict, /cannot be used.*not a secret.*algorithm confusion/s);
    }));

  test('the other ways to write a secret are tried, and the one that verifies is a click away', () =>
    withPage(t, async (page) => {
      const { token, key, verdict, encoding, remarks, readSo } = around(page);
      await token.fill(signHmac(claims(), BYTES));
      for (const name of ['base64url', 'base64', 'hex']) {
        await encoding('UTF-8 text').check();
        await key.fill(BYTES.toString(name));
        await textOf(verdict, new RegExp(`Signature does not match.*Read as ${name}, this secret verifies the token`, 's'));
        await readSo.click();
        await textOf(verdict, 'Signature valid');
        assert.ok(await encoding(name).isChecked());
        assert.ok(await key.evaluate((element) => element === document.activeElement));
      }
      await encoding('UTF-8 text').check();
      await token.fill(signHmac(claims(), SECRET));
      await key.fill(` ${SECRET}\n`);
      await textOf(remarks, /without the white space around it/);
      await readSo.click();
      await textOf(verdict, 'Signature valid');
      await token.fill(signHmac(claims(), `${SECRET}\n`));
      await textOf(remarks, /With a line break at its end/);
      await readSo.click();
      await textOf(verdict, 'Signature valid');
      await key.fill('something else entirely, but long enough');
      await textOf(verdict, /Either the token was changed.*All ways of writing this one were tried/s);
      assert.equal(await readSo.count(), 0);
    }));

  test('a key set that has no fitting key lists those it has; another member that verifies is named', () =>
    withPage(t, async (page) => {
      const { token, key, verdict, remarks } = around(page);
      const rsa = publicJwk(family('RSA'), { kid: 'r1', alg: 'RS256' });
      const ec = publicJwk(family('P-256'), { kid: 'e1', alg: 'ES256' });
      const set = (...keys) => JSON.stringify({ keys });
      await token.fill(signAs(family('P-256'), 'ES256', claims(), { kid: 'gone' }));
      await key.fill(set(rsa));
      await textOf(verdict, /No key in the set fits.*ERR_JWKS_NO_MATCHING_KEY/s);
      await textOf(remarks, /No key of the set has the kid “gone”. It has: “r1” \(RS256\)/);
      await key.fill(set(rsa, ec));
      await textOf(verdict, /No key in the set fits.*kid “e1”.*verifies the token, although.*kid “gone” and ES256/s);
      await token.fill(signAs(family('P-256'), 'ES256', claims(), { kid: 'r1' }));
      await textOf(remarks, /No key of the set is for ES256/);
      await key.fill(set(rsa, { kty: 'EC', crv: 'P-999', kid: 'odd' }));
      await textOf(remarks, /One key of the set cannot be used here/);
      await key.fill(set());
      await textOf(remarks, 'The set has no key in it');
      await token.fill(signAs(family('P-256'), 'ES256', claims()));
      await key.fill(set(ec, publicJwk(family('P-256'), { kid: 'e2' })));
      await textOf(verdict, /Several keys in the set fit.*ERR_JWKS_MULTIPLE_MATCHING_KEYS/s);
      await key.fill(JSON.stringify({ ...ec, use: 'enc' }));
      await textOf(verdict, /forbids verifying/);
    }));

  test('a key’s facts stand beside it', () =>
    withPage(t, async (page) => {
      const { token, key, facts, remarks } = around(page);
      assert.match(await facts.innerText(), /Secret of \d+ bytes/);
      // RFC 7638, section 3.1.
      const n = '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
      await token.fill(signAs(family('RSA'), 'RS256', claims()));
      await key.fill(JSON.stringify({ kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' }));
      for (const fact of [/RSA key of 2048 bits/, /public/, /RS256/, /2011-04-29/, /NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs/]) {
        await textOf(facts, fact);
      }
      await key.fill(family('P-384').private.sec1);
      await textOf(facts, /EC key on P-384/);
      await textOf(remarks, /private key. It stays in this page/);
    }));

  test('what is pasted chooses the kind; what is chosen by hand stands', () =>
    withPage(t, async (page) => {
      const { key, kind } = around(page);
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
      const { token, key, verdict, remarks } = around(page);
      await token.fill(signHmac(claims(), 'short'));
      await key.fill(JSON.stringify({ kty: 'oct', k: Buffer.from('short').toString('base64url') }));
      await textOf(verdict, 'Signature valid');
      await key.fill('');
      await key.fill('short');
      await parts(page).inspect.getByRole('radio', { name: 'Secret' }).check();
      await textOf(verdict, 'Signature valid');
      await textOf(remarks, /5 bytes; HS256 asks for 32/);
    }));

  test('the key, its encoding and what is expected survive the other language', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict, encoding } = around(page);
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
