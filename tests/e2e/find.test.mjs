// The token in what was pasted: greyed surroundings, a choice where there are several, and pastes of any size.
import { parts, signHs256, textOf, withPage } from './support.mjs';

export default async function findTests(t) {
  const { test, once, assert } = t;

  const asides = (inspect) => inspect.locator('.token-layer .piece-aside').allInnerTexts();

  test('a curl command: the token is read, the rest stays, greyed', () =>
    withPage(t, async (page) => {
      const { inspect, token, claim, notice } = parts(page);
      const signed = await signHs256({ sub: 'in curl' });
      const text = `curl -H 'Authorization: Bearer ${signed}' https://api.example/me`;
      await token.fill(text);
      await textOf(claim('sub'), 'in curl');
      await textOf(notice, 'Read without the curl command around it.');
      assert.equal(await token.inputValue(), text);
      assert.deepEqual(await asides(inspect), ["curl -H 'Authorization: Bearer ", "' https://api.example/me"]);
    }));

  test('a cookie header', () =>
    withPage(t, async (page) => {
      const { token, claim, notice } = parts(page);
      await token.fill(`Cookie: theme=dark; session=${await signHs256({ sub: 'in a cookie' })}; lang=en`);
      await textOf(claim('sub'), 'in a cookie');
      await textOf(notice, 'Read without the rest of the cookies.');
    }));

  test('several tokens: a choice that keeps while one types, and the other language', () =>
    withPage(t, async (page) => {
      const { inspect, token, claim } = parts(page);
      const [access, id, session] = await Promise.all(['access', 'id', 'session'].map((sub) => signHs256({ sub })));
      await token.fill(`${JSON.stringify({ access_token: access, id_token: id })}\nCookie: session=${session}\n`);
      await textOf(claim('sub'), 'access');
      const choice = inspect.getByRole('group', { name: '3 tokens found' });
      assert.deepEqual(await choice.locator('label').allInnerTexts(), ['access_token', 'id_token', 'cookie session']);
      await choice.getByRole('radio', { name: 'id_token' }).check();
      await textOf(claim('sub'), 'id');
      await choice.getByRole('radio', { name: 'id_token' }).press('ArrowRight');
      await textOf(claim('sub'), 'session');
      await token.press('ControlOrMeta+End');
      await token.pressSequentially('x');
      await textOf(claim('sub'), 'session');
      await page.locator('#language').click();
      await textOf(inspect.locator('.token-choice'), /找到 3 个令牌.*Cookie session/s);
      await textOf(claim('sub'), 'session');
    }));

  test('the choice goes when there is one token', () =>
    withPage(t, async (page) => {
      const { inspect, token } = parts(page);
      const signed = await signHs256({ sub: 'x' });
      await token.fill(`a=${signed} b=${await signHs256({ sub: 'y' })}`);
      await inspect.locator('.token-choice').waitFor();
      await token.fill(signed);
      await inspect.locator('.token-choice').waitFor({ state: 'hidden' });
    }));

  once('two megabytes of log: the token at their end is read, the field keeps what is around it', () =>
    withPage(t, async (page) => {
      const { token, claim, notice } = parts(page);
      const log = 'level=info msg="GET /api/notes" status=200 took=12ms\n'.repeat(40_000);
      const text = `${log}auth=${await signHs256({ sub: 'at the end' })}\n`;
      assert.ok(text.length > 2_000_000);
      await token.evaluate((field, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', pasted);
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        // The browser is not to lay out all of it.
        if (field.dispatchEvent(event)) throw new Error('The paste was left to the browser.');
      }, text);
      await textOf(claim('sub'), 'at the end');
      await textOf(notice, /without the text around it.*2,120,1\d\d characters pasted, the field keeps those around/);
      assert.ok((await token.inputValue()).length < 1000);
      // What gets there in another way, such as dropped, is shortened, too.
      await token.evaluate((field, dropped) => {
        field.value = dropped;
        field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromDrop' }));
      }, `${log.slice(0, 120_000)}auth=${await signHs256({ sub: 'dropped' })}`);
      await textOf(claim('sub'), 'dropped');
      assert.ok((await token.inputValue()).length < 1000);
    }));

  test('a token beyond the limit is refused with its length', () =>
    withPage(t, async (page) => {
      const { token, notice } = parts(page);
      await token.fill(`eyJhbGciOiJIUzI1NiJ9.${'A'.repeat(70_000)}.AAAA`);
      await textOf(notice, /70,026 characters. More than 65,536 are not read/);
    }));
}
