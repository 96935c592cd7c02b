// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './page.mjs';

const { session } = await import('./session.js');
const { logIn } = await import('./fetch.js');
const { api } = await import('./axios.js');

test('axios: sends a token that is alive, replaces one that is refused, and keeps the error of a session that is over', async () => {
  await assert.rejects(api.get('/api/notes'), { code: 'ERR_SESSION_EXPIRED' });
  await logIn(new FormData());
  site.refuses = 1;
  const { status, data } = await api.post('/api/notes', { text: 'hello' });
  assert.deepEqual({ status, data }, { status: 200, data: { seen: 1 } });
  assert.deepEqual(site.seen, [{ method: 'POST', url: '/api/notes', body: '{"text":"hello"}' }]);
  assert.equal(site.refreshes, 1);

  session.clear();
  await assert.rejects(api.get('/api/notes'), { code: 'ERR_SESSION_EXPIRED' });
});
