// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './page.mjs';

const { session } = await import('./session.js');
const { logIn } = await import('./fetch.js');
const { api } = await import('./ky.js');

test('ky: sends a token that is alive, replaces one that is refused, and keeps the error of a session that is over', async () => {
  await assert.rejects(api.get('/api/notes').json(), { code: 'ERR_SESSION_EXPIRED' });
  await logIn(new FormData());
  site.refuses = 1;
  assert.deepEqual(await api.post('/api/notes', { json: { text: 'hello' } }).json(), { seen: 1 });
  assert.deepEqual(site.seen, [{ method: 'POST', url: '/api/notes', body: '{"text":"hello"}' }]);
  assert.equal(site.refreshes, 1);

  session.clear();
  await assert.rejects(api.get('/api/notes').json(), { code: 'ERR_SESSION_EXPIRED' });
});
