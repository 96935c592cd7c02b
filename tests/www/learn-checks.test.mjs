// @ts-check
// What the lesson believes: the answer of /authorize, and what an API checks of a token.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key, sign } from 'jotwasm/full';
import { readAnswer } from '../../www/src/learn/answer.ts';
import { changed, CHECKED, checksOf } from '../../www/src/learn/checks.ts';
import { authorization, codeExchange, endSession } from '../../www/src/learn/requests.ts';

const ISSUER = 'https://login.example';
const expected = { state: 'right', issuer: ISSUER };
const good = { code: 'x', state: 'right', iss: ISSUER };

test('a code, with the state that was sent and the issuer that was asked', () => {
  assert.deepEqual(readAnswer(good, expected), { code: 'x' });
});

for (const [name, answer] of Object.entries({
  'another state': { ...good, state: 'other' },
  'no state': { code: 'x', iss: ISSUER },
  'another issuer': { ...good, iss: 'https://evil.example' },
  'no issuer': { code: 'x', state: 'right' },
  'a state that is no text': { ...good, state: ['right'] },
})) {
  test(`it believes no answer with ${name}`, () => {
    assert.deepEqual(readAnswer(answer, expected), { problem: 'forged' });
  });
}

test('no code, no log-in', () => {
  const denied = { error: 'access_denied', state: 'right', iss: ISSUER };
  for (const answer of [denied, { ...good, code: '' }, { ...good, code: 7 }]) {
    assert.deepEqual(readAnswer(answer, expected), { problem: 'denied' });
  }
});

const key = Key.generate('ES256');
const jwks = { keys: [{ ...key.toJwk(), kid: '1' }].map(({ d: _private, ...jwk }) => jwk) };
const api = { issuer: ISSUER, audience: `${ISSUER}/api/notes`, scope: 'notes:read' };
const token = ({ typ = 'at+jwt', with: by = key, claims = {}, ...options } = {}) =>
  sign({ scope: 'openid notes:read', ...claims }, by, {
    issuer: ISSUER,
    audience: [api.audience],
    expiresIn: 30,
    keyid: '1',
    header: { typ },
    ...options,
  });
const failed = (given) => checksOf(given, jwks, api).filter(({ ok }) => !ok).map(({ name }) => name);

test('a good token passes every check', () => {
  assert.deepEqual(checksOf(token(), jwks, api), CHECKED.map((name) => ({ name, ok: true })));
});

for (const [name, given, check] of /** @type {[string, string, string][]} */ ([
  ['of another key', token({ with: Key.generate('ES256') }), 'signature'],
  ['of another kind', token({ typ: 'JWT' }), 'typ'],
  ['of another issuer', token({ issuer: 'https://evil.example' }), 'iss'],
  ['for another API', token({ audience: `${ISSUER}/api/calendar` }), 'aud'],
  ['that has expired', token({ expiresIn: -1 }), 'exp'],
  ['with another scope', token({ claims: { scope: 'openid notes:readall' } }), 'scope'],
])) {
  test(`a token ${name} fails at ${check} alone`, () => {
    assert.deepEqual(failed(given), [check]);
  });
}

test('a token without exp, iss or aud passes none of them', () => {
  const bare = sign({ scope: 'notes:read' }, key, { keyid: '1', header: { typ: 'at+jwt' } });
  assert.deepEqual(failed(bare), ['iss', 'aud', 'exp']);
});

test('a changed token is another one, and not genuine', () => {
  const given = token();
  assert.notEqual(changed(given), given);
  assert.equal(changed(given).length, given.length);
  assert.ok(failed(changed(given)).includes('signature'));
});

test('the verifier goes with the code and not before; its hash goes before; the ID token goes at the end', () => {
  const attempt = { step: /** @type {const} */ ('login'), scope: 'openid', state: 's', nonce: 'n', verifier: 'secret', challenge: 'hash' };
  const asked = JSON.stringify(authorization(attempt, ISSUER));
  assert.ok(asked.includes('hash') && !asked.includes('secret'));
  assert.ok(JSON.stringify(codeExchange('x', attempt, ISSUER)).includes('secret'));
  assert.deepEqual(Object.fromEntries(endSession('idt', ISSUER).fields ?? []), {
    id_token_hint: 'idt',
    client_id: 'playground',
    post_logout_redirect_uri: `${ISSUER}/callback`,
  });
});
