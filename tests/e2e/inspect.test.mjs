// Reading and checking a pasted token.
import { nowSeconds, parts, SECRET, signEs256, signHs256, textOf, withPage } from './support.mjs';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export default async function inspectTests(t) {
  const { test, assert } = t;

  test('a pasted token shows its header, its claims and its times in words', () =>
    withPage(t, async (page) => {
      const now = nowSeconds();
      const { token, claim } = parts(page);
      await token.fill(
        await signHs256({
          iss: 'https://issuer.example',
          sub: 'x',
          iat: now - 7200,
          exp: now + 86_400 * 3 + 60,
        }),
      );
      await textOf(claim('alg'), /HS256/);
      await textOf(claim('iss'), /https:\/\/issuer\.example/);
      await textOf(claim('iat'), /\d{2} \w{3} \d{4}, \d{2}:\d{2}:\d{2}.* 2 h ago/);
      await textOf(claim('exp'), new RegExp(`in 3 d.*${now + 86_400 * 3 + 60}`));
    }));

  test('“Bearer”, the header’s name, quotes and line breaks are no hindrance', () =>
    withPage(t, async (page) => {
      const { token, claim, notice } = parts(page);
      const [header, claims, signature] = (await signHs256({ sub: 'wrapped' })).split('.');
      await token.fill(`Authorization: Bearer "${header}.\n  ${claims}\n.${signature}"\n`);
      await textOf(claim('sub'), /wrapped/);
      await textOf(notice, /without the header’s name, “Bearer”, quotes and line breaks/);
    }));

  test('the countdown runs to the second of exp, and the verdict with it', () =>
    withPage(
      t,
      async (page) => {
        const { token, key, countdown, life, verdict } = parts(page);
        const now = await page.evaluate(() => Math.floor(Date.now() / 1000));
        await token.fill(await signHs256({ sub: 'x', iat: now, exp: now + 90 }));
        await key.fill(SECRET);
        await textOf(countdown, '01:30');
        await textOf(verdict, 'Signature valid');
        await page.clock.runFor(30_000);
        await textOf(countdown, '01:00');
        await page.clock.runFor(59_000);
        await textOf(life, 'Valid for');
        await page.clock.runFor(1000);
        await textOf(life, 'Expired');
        await textOf(verdict, /Signature valid, token refused.*ERR_JWT_EXPIRED/s);
      },
      { isClockStopped: true },
    ));

  test('an expired token says how long ago', () =>
    withPage(t, async (page) => {
      const { token, claim, countdown, life } = parts(page);
      await token.fill(await signHs256({ exp: nowSeconds() - 3600 }));
      await textOf(life, 'Expired');
      await textOf(countdown, /−1:00:0\d/);
      await textOf(claim('exp'), /1 h ago/);
    }));

  test('a token that is not valid yet, and one that never expires', () =>
    withPage(t, async (page) => {
      const { token, life, countdown } = parts(page);
      await token.fill(await signHs256({ nbf: nowSeconds() + 600, exp: nowSeconds() + 900 }));
      await textOf(life, 'Not valid yet');
      await token.fill(await signHs256({ sub: 'x' }));
      await textOf(life, 'Never expires');
      await textOf(countdown, '∞');
    }));

  const broken = [
    ['one part', 'eyJhbGciOiJIUzI1NiJ9', /no dot in it/],
    ['two parts', 'eyJhbGciOiJIUzI1NiJ9.e30', /Two parts rather than three/],
    ['five parts', 'a.b.c.d.e', /encrypted token/],
    [
      'padding',
      `${encode({ alg: 'HS256' })}.${encode({ sub: 'x' })}=.AAAA`,
      /“=” does not belong.*character \d+ of the claims.*no padding/s,
    ],
    ['base64', `${encode({ alg: 'HS256' })}.ab+d.AAAA`, /base64url/],
    ['no JSON', `${encode({ alg: 'HS256' })}.AAAA.AAAA`, /In the claims, from character 1: this is not JSON/],
    ['an array', `${encode({ alg: 'HS256' })}.${encode([1])}.AAAA`, /not an object/],
  ];
  for (const [name, text, message] of broken) {
    test(`a broken token is explained: ${name}`, () =>
      withPage(t, async (page) => {
        const { token, notice, verdict } = parts(page);
        await token.fill(text);
        await textOf(notice, message);
        await textOf(notice, /ERR_JW[TS]_INVALID/);
        // Where both parts can be read there is something to check, but nothing is said to be valid.
        await textOf(verdict, /Nothing to check|not checked/);
      }));
  }

  test('a good and a wrong secret', () =>
    withPage(t, async (page) => {
      const { token, key, verdict } = parts(page);
      await token.fill(await signHs256({ sub: 'x' }));
      await key.fill(SECRET);
      await textOf(verdict, 'Signature valid');
      await key.fill(`${SECRET}?`);
      await textOf(verdict, /Signature does not match.*ERR_JWS_SIGNATURE_VERIFICATION_FAILED/s);
    }));

  test('a secret as base64url', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict } = parts(page);
      await token.fill(await signHs256({ sub: 'x' }));
      await key.fill(Buffer.from(SECRET).toString('base64url'));
      await textOf(verdict, 'Signature does not match');
      await inspect.getByRole('radio', { name: 'base64url' }).check();
      await textOf(verdict, 'Signature valid');
    }));

  test('a short secret works here, with a warning', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict } = parts(page);
      await token.fill(await signHs256({ sub: 'x' }, 'x8Kq.2!vLm#9'));
      await key.fill('x8Kq.2!vLm#9');
      await textOf(verdict, 'Signature valid');
      await textOf(inspect.locator('.warning-view'), /12 bytes.*HS256 asks for 32/s);
    }));

  test('the sample’s secret does not judge another token', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict } = parts(page);
      await textOf(verdict, 'Signature valid');
      await token.fill(await signHs256({ sub: 'x' }));
      await textOf(verdict, 'Signature not checked');
      assert.equal(await key.inputValue(), '');
      assert.equal(await inspect.locator('.warnings').isVisible(), false);
    }));

  test('ES256 by PEM and by JWK; each is recognised', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict } = parts(page);
      const signed = await signEs256({ sub: 'x' });
      await token.fill(signed.token);
      await key.fill(signed.pem);
      assert.ok(await inspect.getByRole('radio', { name: 'PEM' }).isChecked());
      await textOf(verdict, 'Signature valid');
      await key.fill(JSON.stringify(signed.jwk));
      assert.ok(await inspect.getByRole('radio', { name: 'JWK' }).isChecked());
      await textOf(verdict, 'Signature valid');
      await key.fill((await signEs256({})).pem);
      await textOf(verdict, 'Signature does not match');
    }));

  test('a key set chooses by kid; a key of the wrong kind is explained', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict } = parts(page);
      const signed = await signEs256({ sub: 'x' });
      await token.fill(signed.token);
      await key.fill(JSON.stringify({ keys: [{ ...signed.jwk, alg: 'ES256' }] }));
      await textOf(verdict, 'Signature valid');
      await inspect.getByRole('radio', { name: 'Secret' }).check();
      await key.fill(SECRET);
      await textOf(verdict, /another algorithm.*ES256, which needs a public key.*ERR_JOSE_ALG_NOT_ALLOWED/s);
    }));

  test('an unusable key is explained', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict } = parts(page);
      await token.fill((await signEs256({})).token);
      await key.fill('{"kty": ');
      await inspect.getByRole('radio', { name: 'JWK' }).check();
      await textOf(verdict, 'This is not JSON');
      await key.fill('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----');
      await textOf(verdict, /cannot be used.*ERR_JWK_INVALID/s);
    }));

  test('algorithms that nobody knows can be read, and are said not to be checked', () =>
    withPage(t, async (page) => {
      const { token, claim, verdict } = parts(page);
      await token.fill(`${encode({ alg: 'RS255' })}.${encode({ sub: 'rsa' })}.AAAA`);
      await textOf(claim('sub'), 'rsa');
      await textOf(verdict, /RS255 cannot be checked here.*not an algorithm jotwasm knows/s);
      await token.fill(`${encode({ alg: 'none' })}.${encode({ sub: 'x' })}.`);
      await textOf(verdict, 'never accepts');
    }));

  test('what a token says is text, never markup', () =>
    withPage(t, async (page) => {
      const { token, claim } = parts(page);
      const markup = '<img src=x onerror="document.title=\'owned\'">';
      await token.fill(await signHs256({ sub: markup, [markup]: markup }));
      await textOf(claim('sub'), markup);
      assert.equal(await page.locator('main img').count(), 0);
      assert.notEqual(await page.title(), 'owned');
    }));
}
