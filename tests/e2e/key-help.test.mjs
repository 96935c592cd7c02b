// What is said about a key that does not fit, cannot be read, or was damaged on the way.
import { family, publicJwk, signAs, signHmac } from './key-material.mjs';
import { aroundKey, nowSeconds, SECRET, textOf, withPage } from './support.mjs';

const BYTES = Buffer.from('00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef', 'hex');
const claims = () => ({ sub: 'ada', exp: nowSeconds() + 300 });

/** In one browser. */
export const once = true;

export default async function keyHelpTests(t) {
  const { test, assert } = t;

  test('what no token is checked with is said by name, with the way to a key', () =>
    withPage(t, async (page) => {
      const { token, key, verdict, kind } = aroundKey(page);
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
      const { token, key, verdict, remarks } = aroundKey(page);
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
      const { token, key, verdict } = aroundKey(page);
      const tokenOf = (name, alg) => signAs(family(name), alg, claims());
      const spki = (name) => family(name).public.spki;
      const rsaJwk = JSON.stringify(publicJwk(family('RSA'), { alg: 'RS256' }));
      const confusion = /RSA key of 2048 bits.*HS256.*shared secret.*algorithm confusion/s;
      const expected = [
        [tokenOf('P-256', 'ES256'), spki('RSA'), /RSA key of 2048 bits; the token says ES256.*EC key on P-256/],
        [tokenOf('P-256', 'ES256'), spki('P-384'), /EC key on P-384; the token says ES256.*P-256/],
        [tokenOf('RSA', 'RS256'), spki('P-521'), /EC key on P-521; the token says RS256.*an RSA key/],
        [tokenOf('Ed25519', 'EdDSA'), spki('secp256k1'), /EC key on secp256k1; the token says EdDSA.*Ed25519 key/],
        [tokenOf('ML-DSA-44', 'ML-DSA-44'), spki('ML-DSA-65'), /ML-DSA-65 key; the token says ML-DSA-44/],
        [tokenOf('RSA', 'PS256'), rsaJwk, /for RS256; the token says PS256/],
        [signHmac(claims(), SECRET), spki('RSA'), confusion],
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
      const { token, key, verdict, kind } = aroundKey(page);
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
      const { token, key, verdict, encoding, remarks, readSo } = aroundKey(page);
      await token.fill(signHmac(claims(), BYTES));
      for (const name of ['base64url', 'base64', 'hex']) {
        await encoding('UTF-8 text').check();
        await key.fill(BYTES.toString(name));
        await textOf(verdict, 'Signature does not match');
        await textOf(verdict, `Read as ${name}, this secret verifies the token`);
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
      const { token, key, verdict, remarks } = aroundKey(page);
      const rsa = publicJwk(family('RSA'), { kid: 'r1', alg: 'RS256' });
      const ec = publicJwk(family('P-256'), { kid: 'e1', alg: 'ES256' });
      const set = (...keys) => JSON.stringify({ keys });
      await token.fill(signAs(family('P-256'), 'ES256', claims(), { kid: 'gone' }));
      await key.fill(set(rsa));
      await textOf(verdict, /No key in the set fits.*ERR_JWKS_NO_MATCHING_KEY/s);
      await textOf(remarks, /No key of the set has the kid “gone”. It has: “r1” \(RS256\)/);
      await key.fill(set(rsa, ec));
      await textOf(verdict, 'No key in the set fits');
      await textOf(verdict, /kid “e1”.*verifies the token, although.*kid “gone” and ES256/);
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

}
