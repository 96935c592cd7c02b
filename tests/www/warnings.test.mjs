// Each warning: what has it, and what comes near and has not.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { en } from '../../www/src/language/en/index.ts';
import { zh } from '../../www/src/language/zh/index.ts';
import { warningsOf } from '../../www/src/warnings/index.ts';
import { LINKS } from '../../www/src/warnings/warning.ts';
import { wellKnownSecretOf } from '../../www/src/warnings/well-known.ts';

const NOW = 1_800_000_000;
const HEADER = { alg: 'HS256', typ: 'JWT' };
const PAYLOAD = { iss: 'https://login.example', sub: '248289761001', aud: 'https://api.example', iat: NOW, exp: NOW + 900 };
const secret = (text, encoding = 'utf8') => ({ key: { kind: 'secret', text, encoding } });
const RANDOM = 'mMwK7-m1wjABzfYmcn67ghIrFgEidPoiLpDkzg7zfCw';

function warned({ header = {}, payload = {}, key = null, token = 'x.y.z' }) {
  const subject = { header: { ...HEADER, ...header }, payload: { ...PAYLOAD, ...payload }, token, key, now: NOW };
  return warningsOf(subject);
}
const ids = (given) => warned(given).map(({ id }) => id);

const cases = {
  algNone: [
    [{ header: { alg: 'none' } }, { header: { alg: 'NoNe' } }],
    [{ header: { alg: 'RS256' } }, { header: { alg: 'EdDSA' } }],
  ],
  weakAlg: [
    [{ header: { alg: 'RS1' } }, { header: { alg: 'HS256/64' } }, { header: { alg: 'hs256' } }],
    [{ header: { alg: 'RS256' } }, { header: { alg: 'ML-DSA-44' } }, { header: { alg: 'ES256K' } }],
  ],
  knownSecret: [
    [secret('secret'), secret('your-256-bit-secret'), { key: { kind: 'jwk', text: '{"kty":"oct","k":"c2VjcmV0"}', encoding: 'utf8' } }],
    [secret(RANDOM, 'base64url'), secret('my own secret, which nobody knows'), { ...secret('secret'), header: { alg: 'RS256' } }],
  ],
  shortSecret: [
    [secret('x8Kq.2!vLm#9'), secret('0f1e2d3c4b5a69788796a5b4c3d2e1f00918273645546372', 'hex'), { ...secret(RANDOM, 'base64url'), header: { alg: 'HS512' } }],
    [secret(RANDOM), secret(RANDOM, 'base64url'), secret('')],
  ],
  lowEntropySecret: [
    [
      secret('a'.repeat(40)),
      secret('abcabcabcabcabcabcabcabcabcabcabcabc'),
      secret('00'.repeat(32), 'hex'),
      secret('k3!mQ9zP'.repeat(5)),
      secret('3141592653589793238462643383279502884'),
      secret('my-super-secret-jwt-signing-key-2024-!!'),
      secret('qwertyuiopasdfghjklzxcvbnmqwertyuiop'),
    ],
    [secret(RANDOM), secret(RANDOM, 'base64url'), secret('a shared secret of 32 bytes or more'), secret('correct horse battery staple, violet')],
  ],
  credentials: [
    [
      { payload: { password: 'hunter2' } },
      { payload: { user: { dbPasswd: 'x' } } },
      { payload: { 'https://example.com/api_key': 'x' } },
      { payload: { list: [{ clientSecret: 'x' }] } },
      { payload: { pin: 1234 } },
      { payload: { note: '-----BEGIN RSA PRIVATE KEY-----\nMII' } },
      { payload: { aws: 'AKIAIOSFODNN7EXAMPLE' } },
      { payload: { gh: `ghp_${'a1B2'.repeat(9)}` } },
      { payload: { pay: ['sk', 'live', 'a1B2'.repeat(5)].join('_') } },
      { payload: { inner: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA' } },
      { payload: { db: 'postgres://ada:s3cret@db.example/notes' } },
      { payload: { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' } } } },
      { payload: { 密码: 'x' } },
    ],
    [
      { payload: { password_changed_at: 1_700_000_000, pwd_exp: '90' } },
      { payload: { password: true, secret: '' } },
      { payload: { at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng', nonce: 'n-0S6_WzA2Mj', jti: RANDOM, sid: RANDOM } },
      { payload: { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }, jkt: RANDOM } } },
      { payload: { pem: '-----BEGIN PUBLIC KEY-----\nMII' } },
      { payload: { scope: 'password:reset api_key:read', site: 'https://example.com/eyJ' } },
      { payload: { mapping: 1, opinion: 'x', secretary: 'Ada' } },
    ],
  ],
  payment: [
    [
      { payload: { note: '4111 1111 1111 1111' } },
      { payload: { amex: 378282246310005 } },
      { payload: { to: 'DE89 3704 0044 0532 0130 00' } },
      { payload: { card_number: '1234567812345670' } },
    ],
    [
      { payload: { note: '4111 1111 1111 1112' } },
      { payload: { to: 'DE88 3704 0044 0532 0130 00' } },
      { payload: { sub: '4111111111111111', order_id: '4111111111111111' } },
      { payload: { card: 'visa ending in 1111' } },
      { payload: { sub: '110169484474386276334' } },
    ],
  ],
  nationalId: [
    [{ payload: { no: '11010519491231002X' } }, { payload: { ssn: '078051120' } }, { payload: { x: '078-05-1120' } }, { payload: { 身份证: 'x' } }],
    [{ payload: { no: '110105194912310021' } }, { payload: { no: '110105194913310025' } }, { payload: { x: '078-051-120', session: 'x' } }],
  ],
  personal: [
    [
      { payload: { email: 'ada@example.com' } },
      { payload: { sub: 'ada@example.com' } },
      { payload: { phoneNumber: '020 7946 0958' } },
      { payload: { tel: '13800138000' } },
      { payload: { contact: { x: '+44 20 7946 0958' } } },
      { payload: { birthdate: '1815-12-10' } },
      { payload: { address: { country: 'GB' } } },
      { payload: { 手机号: '13800138000' } },
    ],
    [
      { payload: { email_verified: true, phone_number_verified: false } },
      { payload: { name: 'Ada Lovelace', preferred_username: 'ada', locale: 'en-GB' } },
      { payload: { address: '0x52908400098527886E0F7030069857D2E4169EE7' } },
      { payload: { client_email: 'svc@project.iam.gserviceaccount.com', sub: '13800138000' } },
      { payload: { url: 'https://user@example.com/x', emails: 3 } },
    ],
  ],
  keyFromHeader: [
    [{ header: { jku: 'https://x.example' } }, { header: { x5u: 'x' } }, { header: { jwk: {} } }, { header: { x5c: [] } }],
    [{ header: { x5t: 'x', kid: 'x' } }],
  ],
  kidPath: [
    [{ header: { kid: '../../dev/null' } }, { header: { kid: '/etc/passwd' } }, { header: { kid: 'C:\\keys\\a' } }, { header: { kid: 'file:///x' } }],
    [{ header: { kid: '/Ab+9z/Q=' } }, { header: { kid: 'keys/2026-11' } }, { header: { kid: 'did:key:z6Mk#z6Mk' } }, { header: { kid: 'v1..2' } }],
  ],
  kidSql: [
    [{ header: { kid: "x' UNION SELECT 'k" } }, { header: { kid: "1' or '1'='1" } }, { header: { kid: 'a; whoami' } }, { header: { kid: '$(id)' } }],
    [{ header: { kid: "o'organisation" } }, { header: { kid: 'union-key' } }, { header: { kid: 'aB3--' } }],
  ],
  critUnknown: [[{ header: { crit: ['exp2'], exp2: 1 } }, { header: { crit: 'x' } }], [{}]],
  noExp: [[{ payload: { exp: undefined } }], [{}, { payload: { exp: NOW - 5, iat: NOW - 60 } }]],
  longLife: [
    [{ payload: { exp: NOW + 86_401 } }, { payload: { iat: undefined, exp: NOW + 2 * 86_400 } }],
    [{ payload: { exp: NOW + 86_400 } }, { payload: { iat: undefined, exp: NOW + 86_000 } }, { payload: { iat: undefined, exp: 5 } }],
  ],
  expBeforeIat: [[{ payload: { exp: NOW - 1 } }, { payload: { exp: NOW } }], [{ payload: { exp: NOW + 1 } }]],
  nbfAfterExp: [[{ payload: { nbf: NOW + 901 } }, { payload: { nbf: NOW + 900 } }], [{ payload: { nbf: NOW + 899 } }]],
  fromTheFuture: [
    [{ payload: { iat: NOW + 300 } }, { payload: { auth_time: NOW + 300 } }],
    [{ payload: { iat: NOW + 30 } }, { payload: { auth_time: NOW, nbf: NOW + 300 } }],
  ],
  milliseconds: [
    [{ payload: { exp: (NOW + 900) * 1000 } }, { payload: { iat: NOW * 1000, exp: NOW * 1000 + 5 } }],
    [{ payload: { exp: 4_102_444_800 } }, { payload: { created: NOW * 1000 } }],
  ],
  noIss: [[{ payload: { iss: undefined } }, { payload: { iss: '' } }], [{}]],
  noAud: [[{ payload: { aud: undefined } }, { payload: { aud: [] } }], [{ payload: { aud: ['a'] } }]],
  tooBigForCookie: [[{ token: 'x'.repeat(4050) }], [{ token: 'x'.repeat(3900) }, { token: 'x'.repeat(9000) }]],
  tooBigForHeader: [[{ token: 'x'.repeat(8100) }], [{ token: 'x'.repeat(7900) }]],
};

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
  assert.deepEqual(ids({ ...secret(RANDOM, 'base64url'), payload: { scope: 'notes:read', client_id: 'web', jti: RANDOM } }), []);
  const idToken = { nonce: 'n-0S6', auth_time: NOW - 5, name: 'Ada Lovelace', picture: 'https://x.example/a.png' };
  const found = warned({ header: { alg: 'RS256', kid: '2026-11' }, payload: { ...idToken, email: 'ada@example.com', email_verified: true } });
  assert.deepEqual(found.map(({ id, level, claim }) => [id, level, claim]), [['personal', 'caution', 'email']]);
});

test('danger comes before caution', () => {
  const header = { jku: 'https://x.example' };
  const levels = warned({ header, payload: { aud: undefined, exp: undefined, password: 'x' } }).map(({ level }) => level);
  assert.deepEqual(levels, ['danger', 'danger', 'caution', 'caution']);
});

test('no warning repeats a value that is secret', () => {
  const value = 'AKIAIOSFODNN7EXAMPLE';
  const given = { ...secret('x8Kq.2!vLm#9'), payload: { password: value, deep: { note: [value, '4111111111111111'] }, email: 'ada@example.com' } };
  const said = warned(given).flatMap(({ id, details }) => [JSON.stringify(details), ...Object.values(en.warn.texts[id](details))]);
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

test('a token under a well-known secret is recognised without any key, expired or not', () => {
  for (const [known, alg] of [['secret', 'HS256'], ['your-256-bit-secret', 'HS256'], ['changeme', 'HS512'], ['shhhhh', 'HS384']]) {
    assert.equal(wellKnownSecretOf(signed({ ...HEADER, alg }, { exp: 1 }, known), alg), known);
  }
  assert.equal(wellKnownSecretOf(signed(HEADER, PAYLOAD, RANDOM), 'HS256'), null);
  assert.equal(wellKnownSecretOf(signed({ alg: 'RS256' }, PAYLOAD, 'secret'), 'RS256'), null);
  assert.equal(wellKnownSecretOf(signed(HEADER, { pad: 'x'.repeat(20_000) }, 'secret'), 'HS256'), null, 'it is bounded');
  assert.equal(wellKnownSecretOf('not.a.token', 'HS256'), null);
});

function signed(header, payload, key) {
  const input = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${createHmac(`sha${header.alg.slice(2)}`, key).update(input).digest('base64url')}`;
}

function show(given) {
  return `${JSON.stringify(given).slice(0, 200)} is warned of ${ids(given).join(', ') || 'nothing'}`;
}
