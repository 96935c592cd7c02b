// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './page.mjs';

const { session } = await import('./cookie.js');

test('cookie: the first request asks for a token, and no script sees what it is asked with', async () => {
  await fetch('/login-by-cookie', { method: 'POST' });
  assert.equal((await session.fetch('/api/notes')).status, 200);
  site.refuses = 1;
  assert.equal((await session.fetch('/api/notes')).status, 200);
  assert.equal(site.refreshes, 2);
  assert.deepEqual(Object.keys(session.tokens ?? {}).sort(), ['accessToken', 'expiresIn']);

  site.end();
  site.refuses = 1;
  assert.equal((await session.fetch('/api/notes')).status, 401);
  assert.equal(session.tokens, null);
});
