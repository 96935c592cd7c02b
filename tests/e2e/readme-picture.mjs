// @ts-check
// node tests/e2e/readme-picture.mjs: the picture of the page in the README, .github/playground.png.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../pkg/build/paths.mjs';
import { Problem, report } from '../../pkg/build/step.mjs';
import { needPage } from '../../www/build.mjs';
import { launch } from '../run/browser.mjs';
import { serveCompressed } from '../run/edge.mjs';
import { ready, textOf } from './support.mjs';

const PICTURE = join(root, '.github', 'playground.png');
const MOST_BYTES = 150_000;

try {
  await needPage();
  const edge = await serveCompressed();
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage({
      viewport: { width: 1200, height: 760 },
      colorScheme: 'light',
      serviceWorkers: 'block',
    });
    await page.clock.install();
    await page.goto(edge.url);
    await ready(page);
    // Into the sample's five minutes, so that the needle stands in the middle of something.
    await page.clock.fastForward(100_000);
    await textOf(page.getByRole('timer').first(), /03:/);
    await page.screenshot({ path: PICTURE, animations: 'disabled' });
  } finally {
    await browser.close();
    edge.stop();
  }
  const { size } = await stat(PICTURE);
  if (size > MOST_BYTES) throw new Problem(`${PICTURE} has ${size} bytes, more than ${MOST_BYTES}.`);
  console.log(`${PICTURE}: ${size} bytes`);
} catch (error) {
  report(error);
}
