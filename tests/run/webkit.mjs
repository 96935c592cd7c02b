// @ts-check
// WebKitGTK, Safari's engine: its small browser in a display of its own, steered by a few words of WebDriver
// (https://www.w3.org/TR/webdriver2/), as playwright steers only a WebKit that it has patched itself.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, stop } from '../../pkg/build/process.mjs';
import { Problem } from '../../pkg/build/step.mjs';
import { freePort } from '../../www/serve.mjs';
import { needWebkit } from './browsers.mjs';

const READY_WITHIN = 20_000;

/**
 * Shows a page until it is closed.
 * @param {string} url
 * @returns {Promise<{ close: () => Promise<void>, trouble: Promise<never> }>} trouble: the browser went away
 */
export async function showInWebkit(url) {
  const { driver, browser, display } = await needWebkit();
  const port = await freePort(0);
  /** @type {string[]} */
  const output = [];
  const args = ['-a', driver, '--host=127.0.0.1', `--port=${port}`];
  const child = start(display, args, { onLine: (line) => output.push(line) });
  try {
    await open(`http://127.0.0.1:${port}`, browser, url);
  } catch (error) {
    await stop(child);
    throw new Problem([`WebKit did not open the page: ${error}`, ...output].join('\n'));
  }
  const trouble = once(child, 'close').then(() => Promise.reject(new Problem(['WebKit ended.', ...output].join('\n'))));
  return { close: () => stop(child), trouble };
}

/** @param {string} driver its address @param {string} binary @param {string} url */
async function open(driver, binary, url) {
  await ready(driver);
  const alwaysMatch = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  const { sessionId } = await post(`${driver}/session`, { capabilities: { alwaysMatch } });
  await post(`${driver}/session/${sessionId}/url`, { url });
}

/** @param {string} driver */
async function ready(driver) {
  const end = Date.now() + READY_WITHIN;
  while (!(await fetch(`${driver}/status`).catch(() => undefined))?.ok) {
    if (Date.now() > end) throw new Error(`its driver did not start within ${READY_WITHIN / 1000} s`);
    await sleep(100);
  }
}

/** @param {string} url @param {object} body */
async function post(url, body) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = /** @type {{ value: any }} */ (await answer.json());
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
