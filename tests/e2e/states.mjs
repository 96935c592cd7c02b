// The page in the states that are looked at: by axe, and by people as pictures.
import { ready } from './support.mjs';

/** 2 s is more than the late instruments wait. */
export async function fillAll(page) {
  await ready(page);
  for (const section of ['learn', 'measure']) await page.locator(`#${section} .bench > *`).first().waitFor();
}

/** A broken token, so that faults and refusals are on the screen. */
export async function breakToken(page) {
  await page.locator('#inspect textarea').first().fill('eyJhbGciOiJIUzI1NiJ9.e30=.AAAA');
  await page.locator('#inspect .notice').first().waitFor();
}

/** What the demo's first step gives, where there is such a button. */
export async function measureSome(page) {
  const measure = page.locator('#measure');
  await measure.locator('.button-primary').click();
  await page.waitForFunction(() => /\d/.test(document.querySelector('#measure .bar-figure')?.textContent ?? ''));
  await measure.locator('.buttons .button').nth(1).click();
}

/** The dialog, with all that it warns of. */
export async function openSharing(page) {
  await page.locator('#share').click();
  const dialog = page.locator('.share-dialog');
  await dialog.waitFor();
  for (const box of await dialog.locator('.share-parts input').all()) await box.check();
  return dialog;
}

/** By its own switch, as that is in every browser. */
export async function turnTo(page, theme) {
  const shown = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const isDark = (await shown()) === 'rgb(17, 21, 20)';
  if (isDark !== (theme === 'dark')) await page.locator('#theme').click();
}
