// Each warning: what has it, and what comes near and has not.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { en } from '../../www/src/language/en/index.ts';
import { zh } from '../../www/src/language/zh/index.ts';
import { warningsOf } from '../../www/src/warnings/index.ts';
import { LINKS } from '../../www/src/warnings/warning.ts';
import { wellKnownSecretOf } from '../../www/src/warnings/well-known.ts';
import { cases, HEADER, NOW, PAYLOAD, RANDOM, secret } from './warning-cases.mjs';

function warned({ header = {}, payload = {}, key = null, token = 'x.y.z' }) {
  const subject = { header: { ...HEADER, ...header }, payload: { ...PAYLOAD, ...payload }, token, key, now: NOW };
  return warningsOf(subject);
}
const ids = (given) => warned(given).map(({ id }) => id);

for (const [id, [having, near]] of Object.entries(cases)) {
  test(`${id}: ${having.length} that have it`, () => {
    for (const given of having) assert.ok(ids(given).includes(id), show(given));
  });
  test(`${id}: ${near.length} that come near`, () => {
    for (const given of near) assert.ok(!ids(given).includes(id), show(given));
  });
}

test('every warning there is has cases, and its words in both languages', () => {
  assert.deepEqual(Object.keys(cases).sort(), Object.keys(LINKS).sort());
  for (const { warn } of [en, zh]) {
    for (const [id, [having]] of Object.entries(cases)) {
      const { details } = warned(having[0]).find((warning) => warning.id === id);
      const { title, why, todo } = warn.texts[id](details);
      assert.doesNotMatch(title + why + todo, /undefined|null|NaN|\[object/, id);
      for (const text of [why, todo]) assert.match(text, /^[^.。]+(?:\.[^ ][^.。]*)*[.。]$/, `${id}: one sentence`);
    }
  }
});

test('an ordinary access token is warned of nothing, an ID token of its e-mail alone', () => {
  assert.deepEqual(
    ids({ ...secret(RANDOM, 'base64url'), payload: { scope: 'notes:read', client_id: 'web', jti: RANDOM } }),
    [],
  );
  const idToken = { nonce: 'n-0S6', auth_time: NOW - 5, name: 'Ada Lovelace', picture: 'https://x.example/a.png' };
  const found = warned({
    header: { alg: 'RS256', kid: '2026-11' },
    payload: { ...idToken, email: 'ada@example.com', email_verified: true },
  });
  assert.deepEqual(
    found.map(({ id, level, claim }) => [id, level, claim]),
    [['personal', 'caution', 'email']],
  );
});

test('danger comes before caution', () => {
  const header = { jku: 'https://x.example' };
  const levels = warned({ header, payload: { aud: undefined, exp: undefined, password: 'x' } }).map(
    ({ level }) => level,
  );
  assert.deepEqual(levels, ['danger', 'danger', 'caution', 'caution']);
});

test('no warning repeats a value that is secret', () => {
  const value = 'AKIAIOSFODNN7EXAMPLE';
  const given = {
    ...secret('x8Kq.2!vLm#9'),
    payload: { password: value, deep: { note: [value, '4111111111111111'] }, email: 'ada@example.com' },
  };
  const said = warned(given).flatMap(({ id, details }) => [
    JSON.stringify(details),
    ...Object.values(en.warn.texts[id](details)),
  ]);
  assert.doesNotMatch(said.join(' '), /AKIA|4111|ada@|x8Kq/);
  assert.match(said.join(' '), /deep\.note/);
});

test('huge and deep payloads are looked at as far as is sensible', () => {
  const wide = { list: Array.from({ length: 50_000 }, (_, index) => ({ index })) };
  let deep = { password: 'x' };
  for (let level = 0; level < 500; level += 1) deep = { deep };
  assert.deepEqual(ids({ payload: wide }), []);
  assert.deepEqual(ids({ payload: { deep } }), []);
});

test('a token under a well-known secret is recognised without any key, expired or not', async () => {
  const secretOf = (token, alg, isWanted = () => true) => wellKnownSecretOf(token, alg, isWanted);
  for (const [known, alg] of [
    ['secret', 'HS256'],
    ['your-256-bit-secret', 'HS256'],
    ['changeme', 'HS512'],
    ['shhhhh', 'HS384'],
  ]) {
    assert.equal(await secretOf(signed({ ...HEADER, alg }, { exp: 1 }, known), alg), known);
  }
  assert.equal(await secretOf(signed(HEADER, PAYLOAD, RANDOM), 'HS256'), null);
  assert.equal(await secretOf(signed({ alg: 'RS256' }, PAYLOAD, 'secret'), 'RS256'), null);
  assert.equal(await secretOf(signed(HEADER, { pad: 'x'.repeat(20_000) }, 'secret'), 'HS256'), null, 'it is bounded');
  assert.equal(await secretOf('not.a.token', 'HS256'), null);
  const late = signed(HEADER, PAYLOAD, 'this is my custom Secret key for authentication');
  let asked = 0;
  assert.equal(await secretOf(late, 'HS256', () => ++asked < 3), null, 'nobody waits for it any more');
  assert.equal(asked, 3);
});

function signed(header, payload, key) {
  const input = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${createHmac(`sha${header.alg.slice(2)}`, key)
    .update(input)
    .digest('base64url')}`;
}

function show(given) {
  return `${JSON.stringify(given).slice(0, 200)} is warned of ${ids(given).join(', ') || 'nothing'}`;
}
