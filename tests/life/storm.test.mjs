// @ts-check
// Many at once, by mistake and on purpose.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openDatabase } from './support/about.mjs';
import { bearer, codeFor, refresh, tokensFor } from './support/flow.mjs';
import { registered } from './support/login.mjs';

const database = openDatabase();
after(() => database.close());

const many = (/** @type {number} */ count, /** @type {() => Promise<Response>} */ what) =>
  Promise.all(Array.from({ length: count }, what));
/** @param {Response[]} answers @returns {Record<string, number>} */
const tally = (answers) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(answers, ({ status }) => String(status))).map(([status, list]) => [
      status,
      list?.length ?? 0,
    ]),
  );
const alarms = (/** @type {string} */ email) =>
  database.one(
    "SELECT count(*) AS count FROM audit JOIN users ON users.id = user_id WHERE event = 'refresh_reused' AND email = ?",
    email,
  ).count;
/** Of the family's records, those that are not revoked. @param {string} token */
const living = (token) =>
  database.one(
    'SELECT count(*) AS count FROM jotwasm_refresh_tokens WHERE family = ? AND revoked_at IS NULL',
    token.slice(0, 32),
  ).count;

/**
 * What requests for tokens are given beside a log-out everywhere is good for nothing after it.
 * @param {import('./support/visitor.mjs').Visitor} who @param {Promise<Response>[]} requests under way
 */
async function againstLogout(who, requests) {
  const logout = who.submit('/account/logout-everywhere', { id: '' });
  const [answers] = await Promise.all([Promise.all(requests), logout]);
  assert.ok(
    answers.every(({ status }) => status === 200 || status === 400),
    JSON.stringify(tally(answers)),
  );
  for (const answer of answers.filter(({ status }) => status === 200)) {
    const tokens = await answer.json();
    assert.equal((await refresh(who, tokens.refresh_token)).status, 400);
    assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 401);
  }
}

test('fifty at once with one token, as tabs and lost answers do: each gets a pair, and one goes on', async () => {
  const { who, account } = await registered();
  const { refresh_token: token } = await tokensFor(who);
  const answers = await many(50, () => refresh(who, token));
  assert.deepEqual(tally(answers), { 200: 50 });
  const pairs = await Promise.all(answers.map((answer) => answer.json()));
  assert.equal(new Set(pairs.map((pair) => pair.refresh_token)).size, 50);
  assert.equal(new Set(pairs.map((pair) => pair.access_token)).size, 50);
  assert.equal((await refresh(who, pairs[7].refresh_token)).status, 200);
  assert.equal(alarms(account.email), 0, 'that is no theft');
});

test('... and when two go on, one behind the other, one of them is a thief', async () => {
  const { who, account } = await registered();
  const { refresh_token: token } = await tokensFor(who);
  const [one, other] = await Promise.all((await many(2, () => refresh(who, token))).map((answer) => answer.json()));
  const next = await (await refresh(who, one.refresh_token)).json();
  const last = await refresh(who, next.refresh_token);
  assert.equal(last.status, 200);
  assert.equal((await refresh(who, other.refresh_token)).status, 400);
  assert.equal((await refresh(who, (await last.json()).refresh_token)).status, 400);
  assert.deepEqual([living(token), alarms(account.email)], [0, 1]);
});

test('a storm of replays while the owner goes on: nothing of the family lives, and it is told once', async () => {
  const { who, account } = await registered();
  const first = await tokensFor(who);
  const used = await (await refresh(who, first.refresh_token)).json();
  let tokens = await (await refresh(who, used.refresh_token)).json();
  const given = [first, used, tokens];
  const owner = async () => {
    for (let round = 0; round < 10; round++) {
      const answer = await refresh(who, tokens.refresh_token);
      if (answer.status !== 200) return assert.equal(answer.status, 400);
      given.push((tokens = await answer.json()));
    }
  };
  const [answers] = await Promise.all([many(100, () => refresh(who, first.refresh_token)), owner()]);
  assert.deepEqual(tally(answers), { 400: 100 });
  assert.deepEqual([living(first.refresh_token), alarms(account.email)], [0, 1]);
  for (const one of given) {
    assert.equal((await refresh(who, one.refresh_token)).status, 400);
    assert.equal((await who.send('/api/notes', bearer(one.access_token))).status, 401);
  }
});

test('twenty sessions that refresh ten times each, side by side: none is lost', async () => {
  const { who, account } = await registered();
  const chains = Array.from({ length: 20 }, async () => {
    let tokens = await tokensFor(who);
    for (let round = 0; round < 10; round++) {
      const answer = await refresh(who, tokens.refresh_token);
      assert.equal(answer.status, 200);
      tokens = await answer.json();
    }
    return tokens;
  });
  const all = await Promise.all(chains);
  for (const tokens of all) assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 200);
  assert.equal(alarms(account.email), 0);
});

test('refreshes against a log-out everywhere: whoever was given something has nothing', async () => {
  const { who } = await registered();
  const all = await Promise.all(Array.from({ length: 10 }, () => tokensFor(who)));
  await againstLogout(
    who,
    all.map(({ refresh_token: token }) => refresh(who, token)),
  );
});

test('codes against a log-out everywhere: nothing is granted behind its back', async () => {
  const { who } = await registered();
  const codes = [];
  for (let count = 0; count < 10; count++) codes.push((await codeFor(who)).form);
  await againstLogout(
    who,
    codes.map((form) => who.send('/token', { form })),
  );
});
