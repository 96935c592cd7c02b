// What the tests of the lesson share: opening it, and being the person in its window.
import { parts, textOf } from './support.mjs';

/** The titles of the steps, as the tabs have them. */
const TITLES = [
  'Log in',
  'Get tokens',
  'Call the API',
  'Verification',
  'Expiry',
  'Refresh',
  'Reuse detection',
  'Log out',
];
export const VISIBLE = '.step-tab[aria-current="step"]';

/** @param {import('playwright-core').Page} page */
export async function openFlow(page) {
  const { live: learn } = parts(page);
  await learn.locator('input[value="flow"]').check();
  await learn.locator('input[value="flow"]').focus();
  const button = (name) => learn.locator('.flow').getByRole('button', { name, exact: true });
  const flow = {
    learn,
    button,
    titles: TITLES,
    picture: learn.locator('.picture'),
    outcome: learn.locator('.step .notice'),
    entries: learn.locator('.step .trace-entry'),
    step: (title) => learn.locator('.steps').getByRole('button', { name: title }).click(),
    press: (name) => learn.locator('.step').getByRole('button', { name, exact: true }).click(),
    held: () => texts(learn.locator('.held-thing')),
    done: () => learn.locator('.step-tab').evaluateAll((tabs) => tabs.map(({ dataset }) => dataset.done)),
    arrows: async (lane) => {
      const arrows = learn.locator(`.lane-${lane} .arrows`);
      const said = await arrows.locator('.arrow').allTextContents();
      return [...said, await arrows.getAttribute('data-tone')].join(' ');
    },
    async openWindow(name) {
      const opened = page.waitForEvent('popup');
      await learn.locator('.step').getByRole('button', { name, exact: true }).click();
      return opened;
    },
    fillIn,
  };
  return flow;
}

/** Logs in by the window, and agrees where that is asked. */
export async function logIn(page, flow, account) {
  await leaveBy(page, flow, 'Log in', { account });
  await textOf(flow.outcome, 'A code came back');
}

/** The flow with somebody logged in, and the first tokens in memory. */
export async function openWithTokens(page, account) {
  const flow = await openFlow(page);
  await logIn(page, flow, account);
  await flow.step('Get tokens');
  await flow.press('Exchange the code');
  await textOf(flow.outcome, 'Here they are');
  return flow;
}

/** @param {{ account: { email: string, password: string } | null }} as whom, where a log-in is asked for */
export async function leaveBy(page, flow, name, { account }) {
  const popup = await flow.openWindow(name);
  await fillIn(popup, account);
}

/** Until the window is closed by its own page. */
async function fillIn(popup, account) {
  const closed = popup.isClosed() ? Promise.resolve() : popup.waitForEvent('close');
  const until = (locator) =>
    Promise.race([locator.waitFor().then(() => true), closed.then(() => false)]).catch(() => false);
  const button = (name) => popup.getByRole('button', { name, exact: true });
  if (await until(button('Log in').or(button('Allow')))) {
    if (await button('Log in').isVisible()) {
      await popup.getByLabel('E-mail address').fill(account.email);
      await popup.getByLabel('Password').fill(account.password);
      await button('Log in').click();
    }
    if (await until(button('Allow'))) await button('Allow').click();
  }
  await closed;
}

/** Somebody new. */
export async function register(popup) {
  await popup.getByRole('link', { name: 'Create one' }).click();
  await popup.getByLabel('Name', { exact: true }).fill('Grace');
  await popup.getByLabel('E-mail address').fill(`grace-${Date.now()}@example.com`);
  await popup.getByLabel('Password').fill('correct horse battery');
  await popup.getByRole('button', { name: 'Create the account' }).click();
}

const texts = async (locator) =>
  (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').replace(/ inspect$/, ''));
