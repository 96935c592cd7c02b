// @ts-check
// Requests at the same time in one isolate, some of which their client gives up.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Key, sign } from 'jotwasm';
import { hold, startIssuer } from './support/issuer.mjs';
import { startWorkerd } from './support/workerd.mjs';

const key = Key.generate('ES256', { kid: 'a' });
const token = sign({ sub: 'ada' }, key, { issuer: 'issuer', audience: 'api', expiresIn: '1h' });
/** @type {(() => unknown)[]} */
const running = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** An issuer that holds its answer back, and a Worker that waits longer for it than any test takes. @param {string} date */
async function together(date) {
  const issuer = await startIssuer();
  issuer.keys = [key.toJwk()];
  running.push(issuer.stop);
  const vars = { ISSUER: 'issuer', JWKS: issuer.jwks, TIMEOUT: '100' };
  const worker = await startWorkerd('guard.mjs', { name: `requests-${date}`, date, vars });
  running.push(worker.stop);
  return { issuer, release: hold(issuer), ask: () => asked(worker.port) };
}

/** By a connection of its own, for it to be cut. @param {number} port */
function asked(port) {
  const headers = { authorization: `Bearer ${token}` };
  const sent = request({ port, host: '127.0.0.1', path: '/notes', agent: false, headers });
  const status = once(sent, 'response').then(
    ([response]) => response.resume().statusCode,
    () => 'cut off',
  );
  sent.end();
  return { status, cut: () => sent.socket?.resetAndDestroy() };
}

/** @param {() => boolean} holds */
async function until(holds) {
  for (let tries = 0; !holds() && tries < 1000; tries++) await sleep(10);
  assert.ok(holds(), String(holds));
}

// On the older Workers, to wait for another request's promise is an error by itself.
for (const date of ['2026-10-01', '2023-03-01']) {
  test(`${date}: twenty cause one fetch`, async () => {
    const { issuer, release, ask } = await together(date);
    const answers = Array.from({ length: 20 }, ask);
    await until(() => issuer.asked.length > 0);
    await sleep(500);
    release();
    assert.deepEqual(new Set(await Promise.all(answers.map(({ status }) => status))), new Set([200]));
    assert.equal(issuer.asked.length, 1);
  });

  test(`${date}: one that its client gave up does not take the others along`, async () => {
    const { issuer, release, ask } = await together(date);
    const first = ask();
    await until(() => issuer.asked.length === 1);
    const others = Array.from({ length: 5 }, ask);
    await sleep(500);
    assert.equal(issuer.asked.length, 1, 'they wait');

    first.cut();
    assert.equal(await first.status, 'cut off');
    await until(() => issuer.cutOff === 1);
    await until(() => issuer.asked.length === 2);
    release();
    assert.deepEqual(await Promise.all(others.map(({ status }) => status)), [200, 200, 200, 200, 200]);
    assert.equal(issuer.asked.length, 2, 'one of them took over');
  });

  test(`${date}: nor does the last one that is left`, async () => {
    const { issuer, release, ask } = await together(date);
    for (const count of [1, 2, 3]) {
      const given = ask();
      await until(() => issuer.asked.length === count);
      given.cut();
      await until(() => issuer.cutOff === count);
    }
    release();
    assert.equal(await ask().status, 200);
  });
}
