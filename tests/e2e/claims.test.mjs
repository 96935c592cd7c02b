// Understanding what a token says: meanings, references, times, exact values, copies.
import { copyBy, nowSeconds, parts, signHs256, textOf, withPage } from './support.mjs';

const encode = (text) => Buffer.from(text).toString('base64url');
const tokenOf = (payload, header = '{"alg":"HS256"}') => `${encode(header)}.${encode(payload)}.${'A'.repeat(43)}`;

export default async function claimsTests(t) {
  const { test, once, assert } = t;

  test('claims and header parameters have a meaning and a link to where they are defined', () =>
    withPage(t, async (page) => {
      const { inspect, token, claim } = parts(page);
      await token.fill(tokenOf('{"exp":4102444800,"email":"a@b.example","tid":"x"}'));
      await textOf(claim('exp'), /Expires/);
      const link = claim('exp').getByRole('link');
      assert.equal(await link.getAttribute('href'), 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4');
      assert.equal(await link.getAttribute('rel'), 'noreferrer');
      assert.equal(await link.getAttribute('target'), '_blank');
      assert.equal(await link.getAttribute('aria-label'), 'RFC 7519 §4.1.4, in a new tab');
      await textOf(claim('alg'), /Algorithm of the signature.*RFC 7515 §4.1.1/s);
      await textOf(claim('tid'), /Tenant.*Microsoft Entra ID/s);
      // Nothing of a token is a link.
      assert.equal(await inspect.locator('.claims td a').count(), 0);
    }));

  test('numbers stand there as they are written, in the table and in the JSON', () =>
    withPage(t, async (page) => {
      const { inspect, token, claim } = parts(page);
      await token.fill(tokenOf('{"id":9007199254740993,"r":1.0,"t":1e-400,"b":123456789012345678901234567890}'));
      await textOf(claim('id'), '9007199254740993');
      await textOf(claim('r'), '1.0');
      await textOf(claim('t'), '1e-400');
      await inspect.locator('.claims-claims summary').click();
      await textOf(inspect.locator('.claims-claims .json'), /"id": 9007199254740993,\n {2}"r": 1\.0,\n {2}"t": 1e-400/);
      assert.ok((await inspect.locator('.claims-claims .json .json-number').count()) === 4);
    }));

  once('absolute time in the reader’s zone, relative time, UTC', () =>
    withPage(
      t,
      async (page) => {
        const { token, claim } = parts(page);
        await token.fill(tokenOf('{"iat":1700000000}'));
        await textOf(claim('iat'), /Tue, 14 Nov 2023, 17:13:20 GMT-5.* y .* ago.*1700000000\s+2023-11-14 22:13:20 UTC/s);
        assert.equal(await claim('iat').locator('time').getAttribute('datetime'), '2023-11-14T22:13:20.000Z');
      },
      { before: (page) => zone(page, 'America/New_York') },
    ));

  test('a time in milliseconds is pointed out', () =>
    withPage(t, async (page) => {
      const { token, claim } = parts(page);
      await token.fill(tokenOf('{"exp":1763822222000}'));
      await textOf(claim('exp'), /looks like milliseconds.*the year 57,863.*2025/s);
    }));

  test('the timeline shows all four, in words too: alive, expired, not valid yet', () =>
    withPage(t, async (page) => {
      const { inspect, token } = parts(page);
      const now = nowSeconds();
      const timeline = inspect.getByRole('img', { name: /^Timeline/ });
      const label = (pattern) => textOfLabel(timeline, pattern);
      await token.fill(await signHs256({ iat: now - 7200, nbf: now - 3600, exp: now + 86_400 }));
      await label(/issued 2 h.* ago, valid from 1 h.* ago, now, expires in (1 d|23 h)/);
      for (const mark of ['issued', 'from', 'expires', 'now']) await textOf(timeline, mark);
      await token.fill(await signHs256({ iat: now - 4e7, nbf: now - 4e7 + 60, exp: now - 4e7 + 3600 }));
      await label(/issued .* ago, valid from .* ago, expired .* ago, now/);
      assert.ok(await inspect.locator('.ruler-gap').isVisible());
      await inside(inspect, assert);
      await token.fill(await signHs256({ iat: now - 60, nbf: now + 3600, exp: now + 7200 }));
      await label(/issued 1 min.* ago, now, valid from in .*, expires in/);
      await inside(inspect, assert);
    }));

  test('scopes are chips, arrays are lists, objects have their members; what is deep is JSON', () =>
    withPage(t, async (page) => {
      const { token, claim } = parts(page);
      await token.fill(tokenOf('{"scope":"openid  email","aud":["a","b"],"cnf":{"jwk":{"a":{"b":{"c":1.0}}}},"x":[],"y":""}'));
      assert.deepEqual(await claim('scope').locator('.chips li').allInnerTexts(), ['openid', 'email']);
      assert.deepEqual(await claim('aud').getByRole('listitem').allInnerTexts(), ['a', 'b']);
      await textOf(claim('cnf'), /jwk.*a.*b.*"c": 1\.0/s);
      await textOf(claim('x'), '(none)');
      await textOf(claim('y'), '(empty)');
    }));

  test('characters that turn or hide text are made visible', () =>
    withPage(t, async (page) => {
      const { token, claim } = parts(page);
      await token.fill(tokenOf(JSON.stringify({ sub: 'ada\u202egnp.exe', 'ro\u200ble': 'admin' })));
      await textOf(claim('sub').locator('.unseen'), 'U+202E');
      await textOf(claim('roU\\+200Ble').locator('.unseen').first(), 'U+200B');
    }));

  test('copies: the token, a value, the claims as JSON', () =>
    withPage(
      t,
      async (page) => {
        const { inspect, token, claim } = parts(page);
        const signed = tokenOf('{"id":9007199254740993,"name":"Ada \\u2764","o":{"a":1.0}}');
        await token.fill(`Bearer ${signed}`);
        const copied = () => page.evaluate(() => navigator.clipboard.readText());
        const button = (name) => inspect.getByRole('button', { name });
        await copyBy(button('Copy token'), button('Copied'));
        assert.equal(await copied(), signed);
        const said = (place) => place.filter({ hasText: 'Copied' });
        await copyBy(claim('id').getByRole('button', { name: 'Copy id' }), said(claim('id')));
        assert.equal(await copied(), '9007199254740993');
        await copyBy(claim('name').getByRole('button'), said(claim('name')));
        assert.equal(await copied(), 'Ada ❤');
        await copyBy(button('Copy claims as JSON'), said(inspect.locator('.claims-claims .claims-foot')));
        assert.match(await copied(), /^\{\n {2}"id": 9007199254740993,\n {2}"name": "Ada \\u2764",\n {2}"o": \{\n {4}"a": 1\.0/);
        await copyBy(button('Copy header as JSON'), said(inspect.locator('.claims-header .claims-foot')));
        assert.match(await copied(), /"alg": "HS256"/);
      },
      { before: (page) => page.context().grantPermissions(['clipboard-read', 'clipboard-write']) },
    ));

  test('thousands of claims do not freeze the page', () =>
    withPage(t, async (page) => {
      const { inspect, token } = parts(page);
      const members = Array.from({ length: 3000 }, (_, index) => `"c${index}":${index}`);
      await token.fill(tokenOf(`{${members.join(',')},"list":[${'1,'.repeat(500)}1]}`));
      await textOf(inspect.locator('.claims-rest').first(), 'and 2801 more: see the JSON');
      await inspect.locator('.claims-claims summary').click();
      await textOf(inspect.locator('.claims-claims .json'), '"c2999": 2999');
    }));

  test('token and countdown are above the fold at 1440 × 900', () =>
    withPage(t, async (page) => {
      const { token, countdown } = parts(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      for (const part of [token, countdown, page.locator('.ruler').first()]) {
        const { y, height } = await part.boundingBox();
        assert.ok(y + height < 900, `${y + height}`);
      }
    }));

  test('on a phone: token, verdict, countdown, claims, key', () =>
    withPage(t, async (page) => {
      const { inspect, token, verdict, countdown, key } = parts(page);
      await page.setViewportSize({ width: 390, height: 844 });
      const order = [];
      for (const part of [token, verdict, countdown, inspect.locator('.claims-claims'), key]) {
        order.push((await part.boundingBox()).y);
      }
      assert.deepEqual(order, order.toSorted((a, b) => a - b));
    }));

  test('in Chinese', () =>
    withPage(t, async (page) => {
      const { inspect, claim } = parts(page);
      await page.locator('#language').click();
      await textOf(claim('exp'), /过期时间.*RFC 7519 §4\.1\.4.*\d{4}年\d+月\d+日.*\d 分.*后/s);
      await textOf(inspect.locator('.display'), /剩余有效期.*过期（/s);
      await inspect.getByRole('img', { name: /^时间线：/ }).waitFor();
      await inspect.getByRole('button', { name: '复制 exp' }).waitFor();
    }));
}

async function zone(page, timezoneId) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTimezoneOverride', { timezoneId });
}

async function textOfLabel(locator, pattern) {
  const end = Date.now() + 5000;
  for (;;) {
    const label = (await locator.getAttribute('aria-label')) ?? '';
    if (pattern.test(label)) return;
    if (Date.now() > end) throw new Error(`expected ${pattern}, the timeline says "${label}"`);
  }
}

/** Every mark and the needle lie on the ruler. */
async function inside(inspect, assert) {
  const frame = await inspect.locator('.ruler').boundingBox();
  for (const mark of await inspect.locator('.ruler-marks > span, .ruler-needle').all()) {
    const box = await mark.boundingBox();
    assert.ok(box.x >= frame.x - 1 && box.x + box.width <= frame.x + frame.width + 1);
  }
}
