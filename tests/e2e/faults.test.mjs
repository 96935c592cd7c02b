// The fault in a token: underlined where it lies, said below, and found by a click or a key.
import { parts, SECRET, signHs256, textOf, withPage } from './support.mjs';

const encode = (text) => Buffer.from(text).toString('base64url');
const HEADER = encode('{"alg":"HS256"}');

export default async function faultsTests(t) {
  const { test, alone, assert } = t;

  test('a fault is underlined in its part, and said below with the text around it', () =>
    withPage(t, async (page) => {
      const { inspect, token, notice } = parts(page);
      await token.fill(`${HEADER}.${encode('{"sub":"ada","exp":17000')}.AAAA`);
      await textOf(notice, /In the claims, from character 32: the JSON breaks off.*comma or a closing brace/);
      await textOf(notice.locator('.excerpt'), '{"sub":"ada","exp":17000');
      const underlined = inspect.locator('.token-layer .piece-fault');
      assert.equal(await underlined.count(), 1);
      assert.match(await underlined.getAttribute('class'), /piece-claims/);
      assert.equal(await notice.getAttribute('role'), 'status');
      const line = await underlined.evaluate((piece) => getComputedStyle(piece).textDecorationStyle);
      assert.equal(line, 'wavy');
    }));

  test('it is live: the underline comes and goes with a character', () =>
    withPage(t, async (page) => {
      const { inspect, token, notice } = parts(page);
      await token.fill(await signHs256({ sub: 'x' }));
      const underlined = inspect.locator('.piece-fault');
      assert.equal(await underlined.count(), 0);
      await token.press('End');
      await token.pressSequentially('=');
      await underlined.waitFor();
      assert.equal(await underlined.innerText(), '=');
      await textOf(notice, /“=” does not belong.*character 44 of the signature.*no padding/s);
      await token.press('Backspace');
      await underlined.waitFor({ state: 'detached' });
      assert.equal(await notice.isVisible(), false);
    }));

  alone('the sentence puts the caret on the fault, by mouse and by keyboard', () =>
    withPage(t, async (page) => {
      const { token, notice } = parts(page);
      const text = `curl -H 'Authorization: Bearer ${HEADER}.e3+0.AA=A'`;
      await token.fill(text);
      const sentences = notice.getByRole('button');
      assert.equal(await sentences.count(), 2);
      const selected = () => page.evaluate(() => {
        const { value, selectionStart, selectionEnd } = document.activeElement;
        return value.slice(selectionStart, selectionEnd);
      });
      await sentences.first().click();
      assert.equal(await selected(), '+');
      await sentences.last().focus();
      await page.keyboard.press('Enter');
      assert.equal(await selected(), '=');
    }));

  test('several faults, each with its place', () =>
    withPage(t, async (page) => {
      const { inspect, token, notice } = parts(page);
      await token.fill(`${encode('{"alg":"none"}')}.${encode('{"exp":"soon","sub":5}')}.`);
      await textOf(notice, /algorithm is “none”.*“exp” is a text. Expected: a number.*“sub” is a number/s);
      assert.equal(await inspect.locator('.piece-fault').count(), 3);
      await textOf(notice, 'ERR_JOSE_ALG_NOT_ALLOWED');
    }));

  test('what is accepted has no underline, expired or not', () =>
    withPage(t, async (page) => {
      const { inspect, token, key, verdict } = parts(page);
      await token.fill(await signHs256({ sub: 'x', exp: 1 }));
      await key.fill(SECRET);
      await textOf(verdict, 'ERR_JWT_EXPIRED');
      assert.equal(await inspect.locator('.piece-fault').count(), 0);
      assert.equal(await inspect.locator('.token-notice .notice').isVisible(), false);
    }));

  test('a hidden character in a token is named', () =>
    withPage(t, async (page) => {
      const { token, notice } = parts(page);
      await token.fill(`${HEADER}.e3\u202e0.AAAA`);
      await textOf(notice, 'U+202E');
    }));

  test('in Chinese', () =>
    withPage(t, async (page) => {
      const inspect = page.locator('#inspect');
      await page.locator('#language').click();
      await textOf(inspect.locator('h2'), '解读');
      const token = inspect.getByLabel('令牌', { exact: true });
      await token.fill(`${HEADER}.${encode('{"exp":"soon"}')}=.AAAA`);
      await textOf(inspect.locator('.faults'), /“=”不应出现在令牌中（声明部分的第 20 个字符）.*令牌不带填充/s);
      await token.fill(`${HEADER}.${encode('{"exp":"soon"}')}.AAAA`);
      await textOf(inspect.locator('.faults'), '“exp”是字符串，应为数字');
      await textOf(inspect.locator('.display'), '有效期未知');
    }));
}
