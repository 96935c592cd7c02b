// @ts-check
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { build } from 'esbuild';
import { site } from './page.mjs';

/** The module as a bundler runs it again: with what the former one has left. @param {object} hot */
async function load(hot) {
  const entryPoints = [fileURLToPath(new URL('hot.js', import.meta.url))];
  const define = { 'import.meta.hot': 'hot' };
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', globalName: 'loaded', define });
  return new Function('hot', `${outputFiles[0].text}\nreturn loaded.session;`)(hot);
}

test('hot: the module that takes the place of the former one has its tokens, and nothing of the former one goes on', async () => {
  const data = {};
  /** @type {(data: object) => void} */
  let dispose = () => {};
  const hot = { data, dispose: (/** @type {typeof dispose} */ callback) => void (dispose = callback) };
  const former = await load(hot);
  const answer = await (await fetch('/login')).json();
  former.setTokens({ accessToken: answer.access_token, refreshToken: answer.refresh_token });
  dispose(data);
  const next = await load(hot);
  assert.equal((await next.fetch('/api/notes')).status, 200);
  assert.equal(site.refreshes, 0);
  await assert.rejects(former.getToken(), { name: 'AbortError' });
});
