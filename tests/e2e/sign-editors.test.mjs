// Writing a header and claims: faults in their place, presets, inserts, and what cannot be signed.
import { generateKeyPairSync } from 'node:crypto';
import { formsOf } from './outside/node-crypto.mjs';
import { claimsOf, headerOf, madeWith, signing } from './signing.mjs';
import { nowSeconds, textOf, withPage } from './support.mjs';

/** In one browser. */
export const once = true;

export default async function signEditorTests(t) {
  const { test, assert } = t;

  test('a fault is said with its line and column and what is expected there, and found by a click', () =>
    withPage(t, async (page) => {
      const { claims, faultOf, notice, token, sign } = signing(page);
      await claims.fill('{\n  "sub": "ada"\n  "aud": "x"\n}');
      await textOf(faultOf('claims'), 'Line 3, column 3: this is not JSON. “"” stands where a comma or the closing bracket was expected.');
      assert.equal(await claims.getAttribute('aria-invalid'), 'true');
      assert.equal(await sign.locator('.editor-mark').textContent(), '"');
      await textOf(notice, 'There is no token yet: the claims are not a JSON object.');
      assert.equal(await token.textContent(), '');
      await faultOf('claims').getByRole('button', { name: 'Go there' }).click();
      assert.equal(await claims.evaluate((field) => field.value.slice(0, field.selectionStart).length), 19);
      assert.ok(await claims.evaluate((field) => document.activeElement === field));
      await claims.fill('{"sub": "ada"}');
      assert.equal(await faultOf('claims').isVisible(), false);
      assert.equal(await notice.isVisible(), false);
    }));

  test('the header has its faults as well', () =>
    withPage(t, async (page) => {
      const { header, faultOf, notice } = signing(page);
      for (const [text, said] of [
        ['[1]', 'Line 1, column 1: this is JSON, but an array and not an object'],
        ['{"typ": "JWT", "typ": "x"}', 'Line 1, column 16: the name “typ” stands there twice'],
        ['', 'Line 1, column 1: the JSON breaks off. Expected next: a value'],
      ]) {
        await header.fill(text);
        await textOf(faultOf('header'), said);
        await textOf(notice, 'the header is not a JSON object');
      }
    }));

  test('alg and kid in the header follow the choice; a kid of one’s own stays', () =>
    withPage(t, async (page) => {
      const { algorithm, header, key, sign } = signing(page);
      const members = async () => JSON.parse(await header.inputValue());
      await sign.getByRole('radio', { name: 'JWK' }).check();
      await algorithm.selectOption('ES256');
      const { kid } = JSON.parse(await key.inputValue());
      assert.deepEqual(await members(), { alg: 'ES256', typ: 'JWT', kid });
      assert.deepEqual(headerOf(await madeWith(page, 'ES256')), { alg: 'ES256', typ: 'JWT', kid });
      await algorithm.selectOption('ES384');
      assert.notEqual((await members()).kid, kid);
      await header.fill('{"alg": "ES384", "kid": "mine"}');
      await sign.getByRole('button', { name: 'Generate a key' }).click();
      assert.deepEqual(headerOf(await madeWith(page, 'ES384')), { alg: 'ES384', kid: 'mine' });
      await algorithm.selectOption('HS256');
      assert.deepEqual(await members(), { alg: 'HS256', kid: 'mine' });
    }));

  test('what is typed as alg is answered: another algorithm can be chosen, none cannot', () =>
    withPage(t, async (page) => {
      const { algorithm, header, notice, sign } = signing(page);
      await header.fill('{"alg": "none"}');
      await textOf(notice, '“none” means no signature');
      assert.equal(await notice.getByRole('button').isVisible(), false);
      await header.fill('{"alg": "HS257"}');
      await textOf(notice, 'jotwasm does not know the algorithm “HS257”.');
      await header.fill('{"alg": "ES256"}');
      await textOf(notice, 'The header says ES256, and HS256 is chosen.');
      await sign.getByRole('button', { name: 'Choose ES256' }).click();
      assert.equal(await algorithm.inputValue(), 'ES256');
      await madeWith(page, 'ES256');
    }));

  test('header parameters that a JWT cannot have are answered with a sentence', () =>
    withPage(t, async (page) => {
      const { header, notice } = signing(page);
      for (const [members, said] of [
        [{ b64: false, crit: ['b64'] }, 'b64 is for other payloads'],
        [{ crit: [] }, 'crit must be a list'],
        [{ crit: ['exp'] }, 'crit must be a list'],
        [{ crit: ['x', 'x'], x: 1 }, 'crit must be a list'],
        [{ enc: 'A256GCM' }, 'enc belongs to encrypted tokens'],
        [{ zip: 'DEF' }, 'zip belongs to encrypted tokens'],
        [{ kid: 7 }, 'The header parameter kid must be a text.'],
        [{ typ: null }, 'The header parameter typ must be a text.'],
      ]) {
        await header.fill(JSON.stringify({ alg: 'HS256', ...members }));
        await textOf(notice, said);
      }
      await header.fill('{"alg": "HS256", "crit": ["x"], "x": 1}');
      assert.equal(await notice.isVisible(), false);
      await textOf(page.locator('#sign .warning'), 'Critical parameters: x');
    }));

  test('every preset sets exp; “Never” takes it out; “As written” adds nothing', () =>
    withPage(t, async (page) => {
      const { claims, sign } = signing(page);
      await claims.fill('{"exp": 4102444800}');
      const presets = {
        '1 min': 60,
        '5 min': 300,
        '15 min': 900,
        '1 hour': 3600,
        '1 day': 86_400,
        '7 days': 604_800,
        '30 days': 2_592_000,
      };
      for (const [name, seconds] of Object.entries(presets)) {
        await sign.getByRole('radio', { name, exact: true }).check();
        const { iat, exp } = claimsOf(await madeWith(page, 'HS256'));
        assert.equal(exp - iat, seconds, name);
      }
      await sign.getByRole('radio', { name: 'Never' }).check();
      assert.deepEqual(Object.keys(claimsOf(await madeWith(page, 'HS256'))), ['iat']);
      await sign.getByRole('radio', { name: 'As written' }).check();
      assert.deepEqual(claimsOf(await madeWith(page, 'HS256')), { exp: 4_102_444_800 });
    }));

  test('claims are a click away, and the text stays a text that one can go on writing', () =>
    withPage(t, async (page) => {
      const { claims, header, key, sign, algorithm } = signing(page);
      await claims.fill('{"sub":"mine"}');
      for (const name of ['iss', 'aud', 'iat', 'nbf', 'exp', 'jti', 'scope']) {
        await sign.getByRole('button', { name: new RegExp(`^${name}: `) }).click();
      }
      const written = JSON.parse(await claims.inputValue());
      assert.deepEqual(Object.keys(written), ['sub', 'iss', 'aud', 'iat', 'nbf', 'exp', 'jti', 'scope']);
      assert.ok(Math.abs(written.iat - nowSeconds()) < 60);
      assert.equal(written.exp - written.iat < 3660, true);
      assert.match(written.jti, /^[\w-]{22}$/);
      await algorithm.selectOption('ES256');
      await sign.getByRole('button', { name: /^kid: / }).click();
      await sign.getByRole('button', { name: /^typ: / }).click();
      const [{ thumbprint }] = await formsOf(await key.inputValue());
      assert.deepEqual(JSON.parse(await header.inputValue()), { alg: 'ES256', typ: 'at+jwt', kid: thumbprint });
      await claims.fill('{"sub":');
      assert.ok(await sign.getByRole('button', { name: /^iss: / }).isDisabled());
    }));

  test('large integers are signed as they are written', () =>
    withPage(t, async (page) => {
      const { claims, sign } = signing(page);
      await claims.fill('{"id": 12345678901234567890}');
      await sign.getByRole('button', { name: 'Tidy up: Claims, as JSON' }).click();
      assert.equal(await claims.inputValue(), '{\n  "id": 12345678901234567890\n}');
      const token = await madeWith(page, 'HS256');
      assert.match(Buffer.from(token.split('.')[1], 'base64url').toString(), /"id":12345678901234567890,/);
    }));

  test('claims and keys that cannot be signed with are explained', () =>
    withPage(t, async (page) => {
      const { algorithm, claims, key, notice, sign } = signing(page);
      await sign.getByRole('radio', { name: 'As written' }).check();
      await claims.fill('{"exp": "tomorrow"}');
      await textOf(notice, 'exp must be a number: seconds since 1970.');
      await claims.fill('{"aud": [1]}');
      await textOf(notice, 'aud must be a text or a list of texts.');
      await claims.fill('{"sub": "\\ud800"}');
      await textOf(notice, 'half a character');
      await claims.fill('{}');
      const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const pem = (half, type) => half.export({ type, format: 'pem' });
      await key.fill(pem(ec.privateKey, 'sec1'));
      await textOf(notice, 'This is an EC P-256 private key; HS256 takes a secret that both sides share.');
      await sign.getByRole('button', { name: 'Choose ES256' }).click();
      await madeWith(page, 'ES256');
      for (const [text, said] of [
        [
          pem(ec.publicKey, 'spki'),
          'This is an EC P-256 public key: it checks signatures. To sign, give the private one.',
        ],
        [
          pem(rsa.privateKey, 'pkcs8'),
          'This is an RSA private key of 2048 bits, for RS256; it cannot sign with ES256.',
        ],
        [JSON.stringify({ keys: [ec.privateKey.export({ format: 'jwk' })] }), 'This is a set of keys.'],
        [pem(ec.privateKey, 'pkcs8').replace(/MIG/, 'MIH'), 'The key cannot be read'],
      ]) {
        await key.fill(text);
        await textOf(notice, said);
      }
      await key.fill(pem(rsa.privateKey, 'pkcs8'));
      await algorithm.selectOption('PS384');
      await madeWith(page, 'PS384');
      await key.fill(pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, 'pkcs8'));
      await textOf(notice, 'This RSA key is too short');
    }));
}
