// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site, visited } from './page.mjs';

const { session } = await import('./session.js');
const { addNote, logIn } = await import('./fetch.js');

test('fetch: logs in, sends a body twice when the token is refused, and says when the session is over', async () => {
  await logIn(new FormData());
  assert.equal(session.claims?.sub, 'ada');
  site.refuses = 1;
  assert.equal(await addNote('hello'), true);
  assert.deepEqual(site.seen, [{ method: 'POST', url: '/api/notes', body: 'hello' }]);
  assert.equal(site.refreshes, 1);

  site.end();
  site.refuses = 1;
  assert.equal(await addNote('again'), false);
  assert.deepEqual(visited, ['/login']);
  await assert.rejects(addNote('once more'), { code: 'ERR_SESSION_EXPIRED' });
});
