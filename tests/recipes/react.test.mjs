// @ts-check
// React wants a document: in Chromium, twice mounted as StrictMode does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { launch } from '../run/browser.mjs';
import { Site } from './site.mjs';

const PAGE = '<!doctype html><title>React</title><main></main><script type="module" src="/page.js"></script>';
const SOURCE = `
  import { createElement, StrictMode } from 'react';
  import { createRoot } from 'react-dom/client';
  import { renderToString } from 'react-dom/server';
  import { logIn } from './fetch.js';
  import { useClaims } from './react.js';
  import { session } from './session.js';

  const Name = () => useClaims()?.sub ?? 'nobody';
  const app = createElement(StrictMode, null, createElement(Name));
  const root = createRoot(document.querySelector('main'));
  const added = [];
  const { addEventListener } = session;
  session.addEventListener = (type, listener, { signal }) => {
    added.push(signal);
    addEventListener.call(session, type, listener, { signal });
  };
  root.render(app);
  Object.assign(window, { logIn, session, root, onServer: renderToString(app), listeners: () => added.filter(({ aborted }) => !aborted).length });
`;

test('react: a component follows the session, mounted twice by StrictMode or on a server, and lets go of it', async () => {
  const site = await Site.start();
  const stdin = { contents: SOURCE, resolveDir: import.meta.dirname };
  const define = { 'process.env.NODE_ENV': '"development"' };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false, define });
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await page.route(`${site.origin}/`, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
    const contentType = 'text/javascript';
    await page.route(`${site.origin}/page.js`, (route) => route.fulfill({ contentType, body: outputFiles[0].text }));
    await page.goto(`${site.origin}/`);
    const shows = (/** @type {string} */ text) => page.locator('main', { hasText: text }).waitFor();
    await shows('nobody');
    assert.equal(await page.evaluate('onServer'), 'nobody');
    assert.equal(await page.evaluate('listeners()'), 3);
    await page.evaluate('logIn(new FormData())');
    await shows('ada');
    await page.evaluate('session.clear()');
    await shows('nobody');
    await page.evaluate('root.unmount()');
    assert.equal(await page.evaluate('listeners()'), 0);
  } finally {
    await browser.close();
  }
});
