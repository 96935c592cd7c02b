// JWS over any payload, as a user would write it. Rust has the rules one by one: tests/rust/jws/.
import { mistakes, refusals } from './support/assert.js';
import { A3_JWK, A3_PUBLIC, SECRET, SECRETS } from './support/keys.js';
import { base64url } from './support/tokens.js';

const UNENCODED = { b64: false, crit: ['b64'] };
const encoder = new TextEncoder();
const text = (bytes) => new TextDecoder().decode(bytes);

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign, signJws, verify, verifyJws } = jotwasm;
  const flattened = { serialization: 'flattened' };
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);

  module('JWS: signing and verifying', () => {
    const pair = Key.fromJwk(A3_JWK);
    const named = Key.fromSecret(SECRET, 'HS256', { kid: 'k' });

    test('every payload comes back as bytes of one’s own', (assert) => {
      for (const payload of ['', 'hello', 'é\u{1f511}\ufeff\0', every, new Uint8Array(0), 'x'.repeat(100_000)]) {
        const expected = typeof payload === 'string' ? encoder.encode(payload) : payload;
        for (const jws of [signJws(payload, pair), signJws(payload, pair, flattened)]) {
          const verified = verifyJws(jws, A3_PUBLIC);
          assert.deepEqual(verified, { header: { alg: 'ES256' }, payload: expected });
          assert.equal(verified.payload.byteLength, verified.payload.buffer.byteLength);
        }
      }
    });

    test('the default header is alg and kid', (assert) => {
      const { header } = verifyJws(signJws('x', named), named);
      assert.deepEqual(header, { alg: 'HS256', kid: 'k' });
      assert.equal(signJws('x', named).split('.')[0], base64url('{"alg":"HS256","kid":"k"}'));
    });

    test('header adds, replaces and takes away', (assert) => {
      const under = (header) => verifyJws(signJws('x', named, { header }), named).header;
      assert.deepEqual(under({ typ: 'x', cty: 'text/plain' }), { alg: 'HS256', kid: 'k', typ: 'x', cty: 'text/plain' });
      assert.deepEqual(under({ kid: 'other', alg: 'HS256' }), { alg: 'HS256', kid: 'other' });
      assert.deepEqual(under({ kid: undefined, alg: undefined }), { alg: 'HS256' });
    });

    test('flattened has the members of RFC 7515 section 7.2.2', (assert) => {
      const jws = signJws('hello', named, flattened);
      assert.deepEqual(Object.keys(jws), ['payload', 'protected', 'signature']);
      assert.equal(`${jws.protected}.${jws.payload}.${jws.signature}`, signJws('hello', named));
    });

    test('unprotected parameters stand beside, and are not signed', (assert) => {
      const jws = signJws('x', named, { ...flattened, unprotected: { kid: 'other', note: [1.5, { a: null }] } });
      assert.deepEqual(jws.header, { kid: 'other', note: [1.5, { a: null }] });
      assert.equal(jws.protected, base64url('{"alg":"HS256"}'));
      assert.deepEqual(verifyJws(jws, named).header, { alg: 'HS256', kid: 'other', note: [1.5, { a: null }] });
      assert.deepEqual(verifyJws({ ...jws, header: { note: 2 } }, named).header, { alg: 'HS256', note: 2 });
    });

    test('alg may be unprotected; then there need be no protected header (RFC 7520 section 4.7)', (assert) => {
      const jws = signJws('x', named, { ...flattened, unprotected: { alg: 'HS256', kid: 'k' } });
      assert.deepEqual(Object.keys(jws), ['payload', 'header', 'signature']);
      assert.deepEqual(verifyJws(jws, named).header, { alg: 'HS256', kid: 'k' });
      assert.false('header' in signJws('x', named, { ...flattened, unprotected: {} }));
    });

    test('a JWT is a JWS', (assert) => {
      const token = sign({ sub: 'ada' }, named, { noTimestamp: true });
      assert.equal(text(verifyJws(token, named).payload), '{"sub":"ada"}');
      assert.deepEqual(verify(signJws('{"sub":"ada"}', named), named), { sub: 'ada' });
    });

    test('what a JWS says in members that nobody defined is ignored', (assert) => {
      const jws = { ...signJws('x', named, flattened), extra: 1 };
      assert.equal(text(verifyJws(jws, named).payload), 'x');
      const { payload, ...one } = jws;
      assert.equal(text(verifyJws({ payload, signatures: [one], protected: '!' }, named).payload), 'x');
    });
  });

  module('JWS: detached and unencoded', () => {
    const key = Key.fromSecret(SECRET);

    test('a detached payload is given again', (assert) => {
      for (const options of [{}, flattened]) {
        const jws = signJws('hello', key, { ...options, detached: true });
        for (const payload of ['hello', encoder.encode('hello')]) {
          assert.equal(text(verifyJws(jws, key, { payload }).payload), 'hello');
        }
      }
      assert.true(/^[\w-]+\.\.[\w-]+$/.test(signJws('hello', key, { detached: true })));
      assert.false('payload' in signJws('hello', key, { ...flattened, detached: true }));
    });

    test('one payload, no more and no less', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const [compact, json] = [{}, flattened].map((options) => signJws('hello', key, { ...options, detached: true }));
      for (const jws of [compact, json]) {
        refuse(() => verifyJws(jws, key), 'ERR_JWS_INVALID');
        assert.throws(() => verifyJws(jws, key), /detached/);
        refuse(() => verifyJws(jws, key, { payload: 'hallo' }), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
      }
      for (const jws of [signJws('hello', key), signJws('hello', key, flattened)]) {
        refuse(() => verifyJws(jws, key, { payload: 'hello' }), 'ERR_JWS_INVALID');
        assert.throws(() => verifyJws(jws, key, { payload: 'hello' }), /payload of its own/);
      }
    });

    test('with b64: false the payload is signed as it is (RFC 7797)', (assert) => {
      const compact = signJws('{"a":1}', key, { header: UNENCODED });
      assert.equal(compact.split('.')[1], '{"a":1}');
      assert.equal(text(verifyJws(compact, key).payload), '{"a":1}');
      const json = signJws('$.02 é', key, { ...flattened, header: UNENCODED });
      assert.equal(json.payload, '$.02 é');
      assert.deepEqual(verifyJws(json, key).header, { alg: 'HS256', ...UNENCODED });
      const detached = signJws(every, key, { header: UNENCODED, detached: true });
      assert.deepEqual(verifyJws(detached, key, { payload: every }).payload, every);
    });

    test('what cannot stand there is to be detached', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const payload of ['$.02', 'é', '\n', every]) {
        refuse(() => signJws(payload, key, { header: UNENCODED }), 'ERR_JWS_INVALID');
      }
      refuse(() => signJws(every, key, { ...flattened, header: UNENCODED }), 'ERR_JWS_INVALID');
      assert.throws(() => signJws('.', key, { header: UNENCODED }), /detach/);
    });

    test('it needs crit, and JWTs must not have it', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => signJws('x', key, { header: { b64: false } }), 'ERR_JWS_INVALID');
      assert.throws(() => signJws('x', key, { header: { b64: false } }), /RFC 7797 section 6/);
      refuse(() => sign({}, key, { header: UNENCODED }), 'ERR_JWT_INVALID');
      refuse(() => verify(signJws('e30', key, { header: UNENCODED }), key, { crit: ['b64'] }), 'ERR_JWT_INVALID');
    });
  });

  module('JWS: keys', () => {
    test('whatever stands for a key', (assert) => {
      const jwk = { kty: 'oct', k: base64url(SECRET), alg: 'HS256', kid: 'k' };
      const bytes = encoder.encode(SECRET);
      const keys = [SECRET, bytes, jwk, { keys: [jwk] }, Key.fromSecret(SECRET), new KeySet({ keys: [jwk] })];
      const kids = { header: { kid: 'k' } };
      for (const signer of keys) {
        for (const key of keys) assert.equal(text(verifyJws(signJws('x', signer, kids), key).payload), 'x');
      }
      assert.deepEqual(verifyJws(signJws('x', { keys: [jwk] }), SECRET).header, { alg: 'HS256', kid: 'k' });
    });

    test('algorithm chooses for a secret; algorithms allows', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const secret = SECRETS.HS512;
      const jws = signJws('x', secret, { ...flattened, algorithm: 'HS512' });
      assert.equal(verifyJws(jws, secret, { algorithms: ['HS256', 'HS512'] }).header.alg, 'HS512');
      assert.equal(verifyJws(jws, secret, { algorithms: ['HS512'] }).header.alg, 'HS512');
      refuse(() => verifyJws(jws, secret), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => verifyJws(jws, secret, { algorithms: [] }), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => verifyJws(jws, Key.fromSecret(secret), { algorithms: ['HS512'] }), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => signJws('x', A3_JWK, { algorithm: 'HS256' }), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => signJws('x', A3_JWK, { header: { alg: 'none' } }), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => signJws('x', A3_PUBLIC), 'ERR_JWK_INVALID');
    });

    test('a set has the key by its name, wherever the name stands', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const set = new KeySet([Key.generate('ES256', { kid: 'a' }), Key.generate('ES256', { kid: 'b' })]);
      for (const options of [{ header: { kid: 'b' } }, { ...flattened, unprotected: { kid: 'b' } }]) {
        assert.equal(verifyJws(signJws('x', set, options), set).header.kid, 'b');
      }
      refuse(() => signJws('x', set), 'ERR_JWKS_MULTIPLE_MATCHING_KEYS');
      refuse(() => signJws('x', set, { header: { kid: 'c' } }), 'ERR_JWKS_NO_MATCHING_KEY');
      const stranger = signJws('x', Key.generate('ES256', { kid: 'c' }));
      refuse(() => verifyJws(stranger, set), 'ERR_JWKS_NO_MATCHING_KEY');
    });

    test('a function gets the whole header, and may answer nothing', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const seen = [];
      const jws = signJws('x', SECRET, { ...flattened, unprotected: { kid: 'k' } });
      const choose = (header) => void seen.push(structuredClone(header)) ?? ((header.alg = 'changed'), SECRET);
      assert.deepEqual(verifyJws(jws, choose).header, { alg: 'HS256', kid: 'k' });
      assert.deepEqual(seen, [{ alg: 'HS256', kid: 'k' }]);
      refuse(() => verifyJws(jws, () => undefined), 'ERR_JWKS_NO_MATCHING_KEY');
      mistakes(assert)(() => verifyJws(jws, async () => SECRET), 'a promise');
      const own = new RangeError('mine');
      assert.throws(() => verifyJws(jws, () => { throw own; }), (error) => error === own);
    });

    test('a function is not asked about what is refused anyway', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const never = () => assert.true(false, 'asked');
      const critical = signJws('x', SECRET, { header: { crit: ['urn:x'], 'urn:x': 1 } });
      refuse(() => verifyJws(critical, never), 'ERR_JWS_INVALID');
      refuse(() => verifyJws(`${base64url('{"alg":"none"}')}.e30.`, never), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => verifyJws(signJws('x', SECRET), never, { algorithms: ['ES256'] }), 'ERR_JOSE_ALG_NOT_ALLOWED');
      assert.equal(text(verifyJws(critical, SECRET, { crit: ['urn:x'] }).payload), 'x');
    });
  });
}
