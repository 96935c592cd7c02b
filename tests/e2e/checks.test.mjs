// The list of checks, what is expected of a token, and the verdict that follows the clock.
import { signHmac } from './key-material.mjs';
import { nowSeconds, parts, SECRET, signEs256, textOf, withPage } from './support.mjs';

const around = (page) => {
  const { inspect } = parts(page);
  return {
    ...parts(page),
    list: inspect.locator('.checks-list'),
    check: (name) => inspect.locator(`.checks-line[data-check="${name}"]`),
    summary: inspect.locator('.checks-summary'),
    open: () => inspect.locator('.expectations summary').click(),
    expected: (label) => inspect.getByLabel(label),
  };
};

/** In one browser. */
export const once = true;

export default async function checksTests(t) {
  const { test, assert } = t;

  test('every check of explain is there, with a name, a verdict and a sentence', () =>
    withPage(t, async (page) => {
      const { token, key, list, check, summary } = around(page);
      await token.fill(signHmac({ sub: 'ada', nbf: nowSeconds() - 60, exp: nowSeconds() + 60 }, SECRET));
      await key.fill(SECRET);
      await textOf(summary, '10 passed');
      assert.deepEqual(
        (await list.locator('.checks-name').allInnerTexts()).join(),
        'Size,Format,Header,Payload,Algorithm,Key,Signature,Claims,Start,Expiry',
      );
      await textOf(check('signature'), /✓ ?Signature ?The signature is genuine\. ?passed/);
      await key.fill(`${SECRET}?`);
      await textOf(check('signature'), /✕ ?Signature.*Another key made it.*ERR_JWS_SIGNATURE/);
      await textOf(check('signature'), /failed$/);
      await textOf(summary, '9 passed, 1 failed');
      await key.fill('');
      await textOf(check('signature'), /○ ?Signature.*was not checked: no key was given\. ?not checked/);
      await textOf(summary, '8 passed, 1 not made');
    }));

  test('a broken token: the checks that are still possible are made', () =>
    withPage(t, async (page) => {
      const { token, check, verdict } = around(page);
      const [header, payload] = signHmac({ sub: 'ada' }, SECRET).split('.');
      await token.fill(`${header}.${payload}.A`);
      await textOf(check('format'), /signature is not canonical base64url.*failed/);
      await textOf(check('signature'), /not checked: it cannot be read/);
      await token.fill(`${header}.${payload.slice(0, -2)}!.AAAA`);
      await textOf(check('payload'), /payload is not canonical base64url.*ERR_JWT_INVALID/);
      await textOf(verdict, 'Nothing to check');
      await token.fill('');
      assert.equal(await check('format').count(), 0);
    }));

  test('a key that cannot be used is a check that failed, and the signature one that was not made', () =>
    withPage(t, async (page) => {
      const { token, key, check } = around(page);
      await token.fill((await signEs256({ sub: 'ada' })).token);
      await key.fill('{"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}');
      await textOf(check('key'), /"x" is missing or malformed.*ERR_JWK_INVALID ?failed/);
      await textOf(check('signature'), /not checked: the key cannot be used\. ?not checked/);
      await key.fill('-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----');
      await textOf(check('key'), 'certificate request');
    }));

  test('what is expected is checked: issuer, audience, subject, type, required claims, algorithms', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict, check, open, expected } = around(page);
      const claims = { iss: 'https://login.example', sub: 'ada', aud: ['api', 'web'], exp: nowSeconds() + 300 };
      await token.fill(signHmac(claims, SECRET, 'HS256', { typ: 'at+jwt' }));
      await key.fill(SECRET);
      await textOf(inspect.locator('.checks-not-asked'), 'Issuer, Audience, Subject, Type, Required claims, Age');
      assert.equal(await expected('Issuer (iss)').isVisible(), false);
      await open();
      for (const [label, name, good, bad] of [
        ['Issuer (iss)', 'iss', 'https://other.example, https://login.example', 'https://login.example/'],
        ['Audience (aud)', 'aud', 'api', 'mobile'],
        ['Subject (sub)', 'sub', 'ada', 'Ada'],
        ['Type (typ)', 'typ', 'application/AT+JWT', 'JWT'],
        ['Required claims', 'requiredClaims', 'exp, sub', 'exp, jti'],
      ]) {
        assert.equal(await check(name).count(), 0);
        await expected(label).fill(good);
        await textOf(check(name), 'passed');
        await textOf(verdict, /Signature valid.*all that you expect/s);
        await expected(label).fill(bad);
        await textOf(check(name), /failed/);
        await textOf(verdict, /Signature valid, token refused.*ERR_JWT_CLAIM_VALIDATION_FAILED/s);
        await expected(label).fill('');
      }
      await expected('Algorithms').fill('ES256, HS256');
      await textOf(verdict, 'all that you expect');
      await expected('Algorithms').fill('ES256');
      await textOf(verdict, /HS256 is not among the algorithms that you expect.*ERR_JOSE_ALG_NOT_ALLOWED/s);
      await textOf(inspect.locator('.expectations summary'), 'Expectations: 1 set');
      await expected('Algorithms').fill('RS265');
      await textOf(inspect.locator('.field-fault:visible'), 'There is no algorithm “RS265”');
      assert.equal(await expected('Algorithms').getAttribute('aria-invalid'), 'true');
    }));

  test('clock tolerance and maximum age, in seconds or as a time', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict, check, open, expected } = around(page);
      await token.fill(signHmac({ iat: nowSeconds() - 600, exp: nowSeconds() - 30 }, SECRET));
      await key.fill(SECRET);
      await textOf(verdict, 'Signed with this key, but expired.');
      await open();
      for (const tolerance of ['90', '2m']) {
        await expected('Clock tolerance').fill(tolerance);
        await textOf(check('exp'), 'passed');
      }
      await expected('Maximum age').fill('60');
      await textOf(check('maxTokenAge'), /older than allowed.*ERR_JWT_EXPIRED/);
      await expected('Maximum age').fill('1h');
      await textOf(verdict, 'all that you expect');
      for (const nonsense of ['soon', '5 months', '-1']) {
        await expected('Maximum age').fill(nonsense);
        await textOf(inspect.locator('.field-fault:visible'), 'A number of seconds');
      }
      await expected('Maximum age').fill('3600');
      assert.equal(await inspect.locator('.field-fault:visible').count(), 0);
    }));

  test('the verdict follows the clock: it begins, it ends after its tolerance, and is told politely', () =>
    withPage(
      t,
      async (page) => {
        const { token, key, verdict, check, open, expected } = around(page);
        const now = await page.evaluate(() => Math.floor(Date.now() / 1000));
        await token.fill(signHmac({ nbf: now + 20, exp: now + 60 }, SECRET));
        await key.fill(SECRET);
        await open();
        await expected('Clock tolerance').fill('10');
        assert.equal(await verdict.getAttribute('aria-live'), 'polite');
        await textOf(verdict, 'not valid yet');
        await page.clock.runFor(11_000);
        await textOf(verdict, /Signature valid.*valid now/s);
        await textOf(check('nbf'), 'valid already');
        await page.clock.runFor(57_000);
        await textOf(verdict, 'valid now');
        await page.clock.runFor(3000);
        await textOf(verdict, /token refused.*expired/s);
        await textOf(check('exp'), /has expired. Get a new one/);
      },
      { isClockStopped: true },
    ));

  test('everything in Chinese: names, verdicts and the library’s sentences', () =>
    withPage(
      t,
      async (page) => {
        const { inspect, verdict, check, list } = around(page);
        const token = inspect.locator('textarea').first();
        const key = inspect.getByLabel('用于校验签名的密钥');
        await page.getByRole('link', { name: '简体中文' }).click();
        await key.waitFor();
        await token.fill(signHmac({ sub: 1, exp: nowSeconds() - 60 }, SECRET));
        await key.fill(`${SECRET}?`);
        await textOf(verdict, '签名不匹配');
        await textOf(check('signature'), /签名 ?签名校验未通过。它出自另一个密钥，或者令牌被改动过。/);
        await textOf(check('claims'), /声明“sub”的类型不正确。需要由签发方更正。/);
        await textOf(check('exp'), /令牌已过期。请获取新的令牌。.*未通过/);
        await key.fill('{"kty": "EC"}');
        await textOf(check('key'), 'JWK 的成员“crv”缺失或格式不正确。');
        const terms = /ERR_\w+|JSON|JWK|HS256|crv|sub/g;
        assert.doesNotMatch((await list.innerText()).replace(terms, ''), /[A-Za-z]{3,}/);
      },
    ));
}
