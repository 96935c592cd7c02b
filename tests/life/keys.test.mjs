// @ts-check
// Signing keys: published before their turn, until their last token is gone, and sealed in the database.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from './support/about.mjs';
import { bearer, refresh, tokensFor } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';
import { ownServer } from './support/own-server.mjs';

/** A key that is due at once, announced 4 s before, and gone 3 s after its last token. */
const SETTINGS = { ACCESS_TOKEN_TTL: 2, ID_TOKEN_TTL: 2, KEY_LIFETIME: 4, KEY_AHEAD: 4, KEY_GRACE: 1 };
const WITHIN = 60_000;

/** @type {Awaited<ReturnType<typeof ownServer>>} */
let server;
before(async () => void (server = await ownServer('keys', SETTINGS)));
after(() => server?.stop());

const kidsOf = async () =>
  (await (await fetch(`${server.url}/.well-known/jwks.json`)).json()).keys.map((/** @type {any} */ { kid }) => kid);
const kidOf = (/** @type {string} */ token) =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
const turn = async () => assert.equal(await (await fetch(`${server.url}/cdn-cgi/handler/scheduled`)).text(), 'ok');

/** @template T @param {() => Promise<T | undefined>} look @param {string} what @returns {Promise<T>} */
async function until(look, what) {
  for (const end = Date.now() + WITHIN; Date.now() < end; await sleep(100)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`In a minute, there was no ${what}.`);
}

test('the life of a key', async () => {
  const who = await loggedIn({ url: server.url });
  let tokens = await tokensFor(who);
  const [first, ...none] = await kidsOf();
  assert.deepEqual([kidOf(tokens.access_token), kidOf(tokens.id_token), none], [first, first, []]);

  const began = Date.now();
  await Promise.all([turn(), turn(), turn()]);
  const second = await until(
    async () => (await kidsOf()).find((/** @type {string} */ kid) => kid !== first),
    'new key',
  );
  assert.equal((await kidsOf()).length, 2, 'one, however many handlers run at once');
  tokens = await (await refresh(who, tokens.refresh_token)).json();
  if (Date.now() - began < 3000) assert.equal(kidOf(tokens.access_token), first, 'it is not its turn yet');

  let old = tokens;
  tokens = await until(async () => {
    const next = await (await refresh(who, tokens.refresh_token)).json();
    old = tokens;
    tokens = next;
    return kidOf(next.access_token) === second ? next : undefined;
  }, 'token by the new key');
  assert.equal(kidOf(tokens.id_token), second);
  assert.equal(
    (await who.send('/api/notes', bearer(tokens.access_token))).status,
    200,
    'an API that has the keys already',
  );
  assert.ok((await kidsOf()).includes(kidOf(old.access_token)), 'the old one verifies what it signed');

  await until(async () => {
    await turn();
    return (await kidsOf()).includes(first) ? undefined : true;
  }, 'end of the old key');
  const last = await (await refresh(who, tokens.refresh_token)).json();
  assert.equal((await who.send('/api/notes', bearer(last.access_token))).status, 200);
  assert.deepEqual(server.lines, []);
});

test('nobody can sign with what is in the database, and nobody sees what is private', async () => {
  const database = openDatabase(server.state);
  const rows = database.all('SELECT * FROM signing_keys');
  database.close();
  assert.ok(rows.length > 0);
  for (const { sealed } of rows) assert.match(sealed, /^[\w-]{16}\.[\w-]{200,}$/);
  const { keys } = await (await fetch(`${server.url}/.well-known/jwks.json`)).json();
  for (const key of keys) assert.deepEqual(Object.keys(key).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
});

test('what the scheduled handler throws away', async () => {
  const database = openDatabase(server.state);
  const count = () =>
    database.one(`SELECT (SELECT count(*) FROM attempts) AS attempts, (SELECT count(*) FROM codes) AS codes,
    (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM grants) AS grants,
    (SELECT count(*) FROM audit) AS audit,
    (SELECT count(*) FROM jotwasm_refresh_tokens) AS refresh, (SELECT count(*) FROM users) AS users`);
  const who = await loggedIn({ url: server.url });
  await tokensFor(who);
  await who.submit('/login', { email: 'nobody@example.com', password: 'wrong' });
  await turn();
  const young = { ...count() };
  assert.ok(
    Object.values(young).every((number) => number > 0),
    JSON.stringify(young),
  );
  const year = 366 * 86_400;
  for (const [table, column] of [
    ['attempts', 'at'],
    ['codes', 'expires_at'],
    ['sessions', 'expires_at'],
    ['grants', 'used_at'],
    ['audit', 'at'],
    ['jotwasm_refresh_tokens', 'expires_at'],
  ])
    database.run(`UPDATE ${table} SET ${column} = ${column} - ${year}`);
  await turn();
  assert.deepEqual(
    { ...count() },
    { attempts: 0, codes: 0, sessions: 0, grants: 0, audit: 0, refresh: 0, users: young.users },
  );
  database.close();
});
