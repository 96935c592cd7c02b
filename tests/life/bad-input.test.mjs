// @ts-check
// Bad input on every endpoint: the error of the RFC, nothing changed, nothing injected.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openDatabase } from './support/about.mjs';
import { BAD, isHarmless, isOfTheRfc } from './support/bad.mjs';
import { endpoints, ofClients } from './support/endpoints.mjs';
import { bearer, tokensFor } from './support/flow.mjs';
import { loggedIn } from './support/login.mjs';
import { visitor } from './support/visitor.mjs';

/** @typedef {import('./support/endpoints.mjs').Endpoint} Endpoint */

const database = openDatabase();
after(() => database.close());
/** What bad input must not change. */
const kept = () => ({
  tables: database.all('SELECT sql FROM sqlite_master').map(({ sql }) => sql),
  rows: ['users', 'clients', 'signing_keys', 'consents', 'grants', 'codes', 'jotwasm_refresh_tokens'].map((table) =>
    database.all(`SELECT * FROM ${table}`),
  ),
});

/** @param {import('./support/visitor.mjs').Visitor} who @param {Endpoint} endpoint @param {string} parameters */
const call = (who, { path, by, headers }, parameters) => {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return by === 'query'
    ? who.send(`${path}?${parameters}`, { headers })
    : who.send(path, { method: 'POST', body: parameters, headers: { ...type, ...headers } });
};

for (const endpoint of endpoints) {
  const { path, by, fields } = endpoint;
  test(`${path} by ${by} (${Object.keys(fields).length} fields)`, async () => {
    const before = kept();
    for (const field of Object.keys(fields)) {
      // Each in turn, and not limited by the others; side by side, so that the whole does not take minutes.
      await Promise.all(
        Object.entries(BAD).map(async ([name, value]) => {
          const parameters = new URLSearchParams({ ...fields, [field]: value }).toString();
          const response = await call(visitor(), endpoint, parameters);
          const text = await isHarmless(response);
          if (ofClients.includes(endpoint)) isOfTheRfc(response, text);
          assert.ok(
            response.status !== 200 || by === 'query' || /^\/(logout|revoke|introspect)/.test(path),
            `${field}: ${name}`,
          );
        }),
      );
    }
    for (const field of Object.keys(fields)) {
      const { [field]: value = '', ...rest } = fields;
      await isHarmless(await call(visitor(), endpoint, new URLSearchParams(rest).toString()));
      const twice = await call(
        visitor(),
        endpoint,
        `${new URLSearchParams(fields)}&${field}=${encodeURIComponent(value)}`,
      );
      const text = await isHarmless(twice);
      if (by === 'form' && path !== '/authorize') assert.equal(twice.status, 400, `${field} twice`);
      if (ofClients.includes(endpoint)) assert.equal(JSON.parse(text).error, 'invalid_request');
    }
    // Not deepEqual, whose report would be the database.
    assert.ok(JSON.stringify(kept()) === JSON.stringify(before), 'something in the database has changed');
  });
}

test('a megabyte, JSON, broken UTF-8 and no body at all', async () => {
  const form = 'application/x-www-form-urlencoded';
  for (const endpoint of endpoints.filter(({ by }) => by === 'form')) {
    const { path, headers } = endpoint;
    for (const [status, body, type] of /** @type {[number, BodyInit, string][]} */ ([
      [413, `token=${'x'.repeat(1_000_000)}`, form],
      [413, `${'x=1&'.repeat(250_000)}`, form],
      [413, JSON.stringify({ token: 'x'.repeat(1_000_000) }), 'application/json'],
      [400, '{"grant_type":"refresh_token"}', 'application/json'],
      [400, '{"grant_type":"refresh_token"}', 'text/plain'],
      [400, new Uint8Array([0x78, 0x3d, 0xff, 0xfe]), form],
    ])) {
      const response = await visitor().send(path, {
        method: 'POST',
        body,
        headers: { 'content-type': type, ...headers },
      });
      assert.deepEqual(
        [response.status, (await response.json()).error],
        [status, 'invalid_request'],
        `${path} ${type}`,
      );
    }
    const response = await visitor().send(path, { method: 'POST', headers });
    await isHarmless(response);
    if (ofClients.includes(endpoint)) assert.ok([400, 401].includes(response.status));
  }
});

test('after all that, it works', async () => {
  const who = await loggedIn();
  const tokens = await tokensFor(who);
  assert.equal((await who.send('/api/notes', bearer(tokens.access_token))).status, 200);
});
