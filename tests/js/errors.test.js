// Codes are the contract; messages are for people, and never say what a token, a key or a claim holds.
import { caught } from './support/assert.js';
import { CODES, CORE_CODES } from './support/codes.js';
import { hasFiles, readText } from './support/files.js';
import { A3_JWK, A3_PUBLIC } from './support/keys.js';
import { forge, unsigned } from './support/tokens.js';

const quoted = (text) => [...text.matchAll(/['"](ERR_[A-Z_]+)['"]/g)].map(([, code]) => code);

/** The text from one mark to the next. */
function between(text, start, end) {
  const from = text.indexOf(start);
  return text.slice(from, text.indexOf(end, from + start.length));
}

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { JwtError, Key, KeySet, decode, sign, verify } = jotwasm;
  const secret = 'SENTINEL-secret-of-32-bytes-or-so';
  const now = 1_700_000_000;

  module('errors: codes', () => {
    test('declared, known to Rust, and tested are the same list', (assert) => {
      if (!hasFiles) return assert.true(true, 'the files are the same everywhere, and read on Node');
      const declared = between(readText('pkg/index.d.ts'), 'type ErrorCode', '\n/**');
      assert.deepEqual([...new Set(quoted(declared))].sort(), [...CODES].sort());
      const known = between(readText('src/error.rs'), 'pub const CODES', '];');
      assert.deepEqual(quoted(known), CORE_CODES);
      const returned = between(readText('src/error.rs'), 'pub const fn code(', '\n    }\n');
      assert.deepEqual([...new Set(quoted(returned))].sort(), [...CORE_CODES].sort());
    });

    test('every code of the core comes about', (assert) => {
      const key = Key.generate('ES256');
      const token = sign({ exp: now }, key);
      const failing = {
        ERR_JWT_INVALID: () => decode('x'),
        ERR_JWT_EXPIRED: () => verify(token, key, { currentDate: now }),
        ERR_JWT_CLAIM_VALIDATION_FAILED: () => verify(token, key, { currentDate: 0, issuer: 'x' }),
        ERR_JWS_INVALID: () => sign({}, key, { header: { crit: [] } }),
        ERR_JWS_SIGNATURE_VERIFICATION_FAILED: () => verify(token, Key.generate('ES256')),
        ERR_JOSE_ALG_NOT_ALLOWED: () => verify(token, secret),
        ERR_JOSE_NOT_SUPPORTED: () => Key.generate('RS256'),
        ERR_JWK_INVALID: () => Key.fromPem('x'),
        ERR_JWKS_INVALID: () => new KeySet({ keys: 1 }),
        ERR_JWKS_NO_MATCHING_KEY: () => verify(token, { keys: [] }),
        ERR_JWKS_MULTIPLE_MATCHING_KEYS: () => verify(token, new KeySet([key, key])),
      };
      assert.deepEqual(Object.keys(failing), CORE_CODES);
      for (const [code, call] of Object.entries(failing)) assert.equal(caught(call).code, code);
    });
  });

  module('errors: JwtError', () => {
    test('is an Error with a name, a code, a message and a stack', (assert) => {
      const error = caught(() => verify(sign({ exp: now }, secret), secret, { currentDate: now }));
      assert.true(error instanceof JwtError && error instanceof Error);
      assert.deepEqual(
        [error.name, error.code, error.claim, error.reason],
        ['JwtError', 'ERR_JWT_EXPIRED', 'exp', 'check_failed'],
      );
      assert.true(error.message.length > 10);
      assert.equal(String(error), `JwtError: ${error.message}`);
      assert.equal(typeof error.stack, 'string');
    });

    test('has claim, reason and payload only where they mean something', (assert) => {
      const error = caught(() => decode('x'));
      for (const name of ['claim', 'reason', 'payload']) assert.false(name in error, name);
    });
  });

  module('errors: what they never say', () => {
    const claims = {
      iss: 'SENTINEL-iss',
      sub: 'SENTINEL-sub',
      aud: 'SENTINEL-aud',
      jti: 'SENTINEL-jti',
      nonce: 'SENTINEL-nonce',
      other: 'SENTINEL-other',
      exp: 1_234_567_891,
      iat: 1_234_567_890,
    };
    const token = sign(claims, secret, { header: { kid: 'SENTINEL-kid', typ: 'SENTINEL-typ' } });
    const options = { currentDate: 1_234_567_890 };
    const wrong = (more) => () => verify(token, secret, { ...options, ...more });

    const failing = {
      exp: wrong({ currentDate: now }),
      maxTokenAge: wrong({ currentDate: 1_234_567_890.9, maxTokenAge: 0.5 }),
      iss: wrong({ issuer: 'SENTINEL-x' }),
      aud: wrong({ audience: 'SENTINEL-x' }),
      sub: wrong({ subject: 'SENTINEL-x' }),
      jti: wrong({ jwtid: 'SENTINEL-x' }),
      nonce: wrong({ nonce: 'SENTINEL-x' }),
      typ: wrong({ typ: 'SENTINEL-x' }),
      algorithms: wrong({ algorithms: [] }),
      size: wrong({ maxTokenBytes: 10 }),
      signature: () => verify(token, `${secret}!`, options),
      'other key': () => verify(token, A3_JWK),
      'no key': () => verify(token, { keys: [] }),
      'bad JSON': () => decode(unsigned('{"SENTINEL', 'SENTINEL')),
      'bad payload': () => decode(unsigned({ alg: 'SENTINEL' }, 'SENTINEL')),
      twice: () => decode(unsigned({ alg: 'x' }, '{"SENTINEL":1,"SENTINEL":2}')),
      text: () => decode('SENTINEL.SENTINEL.SENTINEL'),
      'sign type': () => sign({ exp: 'SENTINEL' }, secret),
      'sign clash': () => sign({ iss: 'SENTINEL' }, secret, { issuer: 'SENTINEL' }),
      'short secret': () => Key.fromSecret('SENTINEL'),
      'bad hex': () => Key.fromSecret('SENTINEL', 'HS256', { encoding: 'hex' }),
      'PEM secret': () => sign({}, '-----BEGIN SENTINEL-----'),
      'bad PEM': () => Key.fromPem('-----BEGIN PRIVATE KEY-----\nSENTINEL\n-----END PRIVATE KEY-----'),
      'bad label': () => Key.fromPem('-----BEGIN SENTINEL-----\nAAAA\n-----END SENTINEL-----'),
      'bad d': () => Key.fromJwk({ ...A3_JWK, d: 'SENTINEL' }),
      'bad x': () => Key.fromJwk({ ...A3_PUBLIC, x: 'SENTINEL' }),
      'other d': () => Key.fromJwk({ ...A3_JWK, d: A3_JWK.x }),
      'bad kty': () => Key.fromJwk({ kty: 'SENTINEL' }),
      'bad crv': () => Key.fromJwk({ ...A3_JWK, crv: 'SENTINEL' }),
      'bad alg': () => Key.fromJwk({ ...A3_JWK, alg: 'SENTINEL' }),
      export: () => Key.fromSecret(secret).toJwk(),
      JWKS: () => new KeySet({ keys: ['SENTINEL'] }),
      find: () => new KeySet([]).find({ alg: 'SENTINEL', kid: 'SENTINEL' }),
      duration: () => sign({}, secret, { expiresIn: 'SENTINEL' }),
      'header alg': () => sign({}, secret, { header: { alg: 'SENTINEL' } }),
    };
    const says = (text) =>
      /SENTINEL|U0VOVElORUw|12345678/.test(text) || text.includes(A3_JWK.d) || text.includes(token.slice(40));

    for (const [name, call] of Object.entries(failing)) {
      test(name, (assert) => {
        const error = caught(call);
        assert.true(error instanceof JwtError || error instanceof TypeError, String(error));
        const views = {
          message: error.message,
          string: String(error),
          stack: error.stack.split('\n')[0],
          json: JSON.stringify(error),
          spread: JSON.stringify({ ...error }),
          console: inspect(error),
        };
        for (const [view, text] of Object.entries(views)) assert.false(says(text), `${view}: ${text}`);
        assert.false(Object.keys(error).includes('payload'));
      });
    }

    test('a claim that signed text names in another way', async (assert) => {
      for (const payload of [
        '{"exp":"SENTINEL"}',
        '{"aud":[1,"SENTINEL"]}',
        '{"SENTINEL":',
        '"SENTINEL"',
        '{"a":"\\ud800SENTINEL"}',
      ]) {
        const bad = await forge({ alg: 'HS256' }, payload, { secret });
        const error = caught(() => verify(bad, secret));
        assert.equal(error.code, 'ERR_JWT_INVALID');
        for (const text of [error.message, JSON.stringify(error), inspect(error)]) assert.false(says(text), text);
      }
    });
  });
}

/** What console.error shows above the stack, where the runtime lets itself be asked. */
function inspect(error) {
  const shown = Object.assign(Object.create(Object.getPrototypeOf(error), Object.getOwnPropertyDescriptors(error)), {});
  Object.defineProperty(shown, 'stack', { value: '' });
  const { Deno, process } = globalThis;
  if (Deno) return Deno.inspect(shown, { depth: 10 });
  return process?.getBuiltinModule?.('node:util')?.inspect?.(shown, { depth: 10 }) ?? '';
}
