// What calling programs do to a library without meaning harm: call it from inside its own callbacks, inherit
// options, forget an await, hand over a Map.
import { mistakes, refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, explain, isExpired, sign, verify, verifyAsync } = jotwasm;
  const key = Key.generate('HS256');
  const token = sign({ iss: 'other' }, key);

  module('Callers: calls inside calls', () => {
    test('a header whose toJSON signs does not change what is signed around it', (assert) => {
      const toJSON = () => void sign({ role: 'admin', iat: 1 }, key) ?? 1;
      const outer = sign({ role: 'guest', iat: 1 }, key, { header: { x: { toJSON } } });
      assert.equal(verify(outer, key).role, 'guest');
    });

    test('claims with a getter that signs stay as they are', (assert) => {
      const payload = {
        role: 'guest',
        get note() {
          return sign({ role: 'admin' }, key).length;
        },
      };
      assert.equal(verify(sign(payload, key), key).role, 'guest');
    });

    test('a key function may verify under more policies than are kept', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const nested = () => {
        for (let n = 0; n < 70; n++) {
          refuse(() => verify(token, key, { nonce: `${n}` }), 'ERR_JWT_CLAIM_VALIDATION_FAILED', {
            claim: 'nonce',
            reason: 'missing',
          });
        }
        return key;
      };
      assert.ok(verify(token, nested, { clockTolerance: 1 }));
    });
  });

  module('Callers: a clock that calls us', (hooks) => {
    const { now } = Date;
    hooks.beforeEach(() => {
      const another = sign({ iss: 'another', exp: 1 }, key);
      Date.now = () => (explain(another, key, { currentDate: 0 }), now.call(Date));
    });
    hooks.afterEach(() => {
      Date.now = now;
    });

    test('verify reads the token that it was given', (assert) => assert.equal(verify(token, key).iss, 'other'));

    test('explain does', (assert) => {
      const { payload, valid } = explain(token, key);
      assert.deepEqual([payload.iss, valid], ['other', true]);
    });

    test('verifyAsync does, with a CryptoKey too', async (assert) => {
      const hmac = { name: 'HMAC', hash: 'SHA-256' };
      const k = new TextEncoder().encode(SECRET);
      const platform = await crypto.subtle.importKey('raw', k, hmac, false, ['verify']);
      const own = sign({ iss: 'other' }, Key.fromSecret(SECRET));
      assert.equal((await verifyAsync(own, platform)).iss, 'other');
    });
  });

  module('Callers: options', () => {
    test('inherited options count, whatever is on the prototype of all objects', (assert) => {
      class Options {
        get issuer() {
          return 'expected';
        }
      }
      Object.prototype.issuer = 'other';
      try {
        refusals(assert, jotwasm)(() => verify(token, key, new Options()), 'ERR_JWT_CLAIM_VALIDATION_FAILED', {
          claim: 'iss',
          reason: 'mismatch',
        });
      } finally {
        delete Object.prototype.issuer;
      }
    });

    test('inherited options count', (assert) => {
      class Options {
        get issuer() {
          return 'expected';
        }
      }
      for (const options of [new Options(), Object.create({ issuer: 'expected' })]) {
        refusals(assert, jotwasm)(() => verify(token, key, options), 'ERR_JWT_CLAIM_VALIDATION_FAILED', {
          claim: 'iss',
          reason: 'mismatch',
        });
      }
    });
  });

  module('Callers: arguments', () => {
    test('collections and other typed arrays are no keys', (assert) => {
      for (const one of [new Map(), new Set(), new Uint16Array(16), new URLSearchParams()]) {
        mistakes(assert)(() => verify(token, one));
      }
    });

    test('isExpired takes a token or its claims, not a promise of one', (assert) => {
      for (const one of [Promise.resolve(token), [], new Uint8Array(3), new Map(), null, undefined, 1]) {
        mistakes(assert)(() => isExpired(one));
      }
      assert.false(isExpired(Object.create(null)));
    });

    test('objects too deep for JSON are a mistake', (assert) => {
      let deep = {};
      for (let n = 0; n < 200_000; n++) deep = { a: deep };
      const calls = [
        () => sign(deep, key),
        () => sign({}, key, { header: deep }),
        () => Key.fromJwk(deep),
        () => new KeySet({ keys: [deep] }),
        () => verify(token, { kty: 'oct', k: deep }),
      ];
      for (const call of calls) {
        assert.throws(call, (error) => error instanceof jotwasm.JwtError || error instanceof TypeError);
      }
    });

    test('input that no token or key needs is refused, and harms nothing', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const huge = 'x'.repeat(2 ** 24 + 1);
      refuse(() => Key.fromSecret(new Uint8Array(2 ** 20 + 1)), 'ERR_JWK_INVALID');
      refuse(() => Key.fromSecret(huge), 'ERR_JWK_INVALID');
      refuse(() => Key.fromPem(huge), 'ERR_JWK_INVALID');
      refuse(() => Key.fromJwk({ kty: 'oct', k: huge }), 'ERR_JWK_INVALID');
      refuse(() => new KeySet({ keys: [{ kty: 'oct', k: huge }] }), 'ERR_JWKS_INVALID');
      refuse(() => sign({ text: huge }, key), 'ERR_JWT_INVALID');
      refuse(() => verify(huge, key), 'ERR_JWT_INVALID');
      mistakes(assert)(() => verify(token, key, { maxTokenBytes: huge.length }));
      assert.ok(verify(token, key));
    });

    test('promises and collections are no claims', (assert) => {
      for (const one of [Promise.resolve({ sub: 'a' }), new Map([['sub', 'a']]), new Uint16Array(2), new Date()]) {
        mistakes(assert)(() => sign(one, key));
      }
      assert.equal(verify(sign({ toJSON: () => ({ sub: 'a' }) }, key), key).sub, 'a');
    });

    test('flags are true or false, and options are not on a Map', (assert) => {
      const mistake = mistakes(assert);
      mistake(() => Key.fromSecret('short', 'HS256', { allowInsecureKeySizes: 'false' }));
      mistake(() => key.toJwk({ private: 'true' }));
      mistake(() => key.toJwk({ privat: true }));
      mistake(() => sign({}, key, { noTimestamp: 0 }));
      mistake(() => verify(token, key, new Map([['issuer', 'expected']])));
      for (const options of [null, { compleet: true }]) mistake(() => jotwasm.decode(token, options));
    });

    test('a key that its owner freed lives on in the set', (assert) => {
      const own = Key.generate('HS256', { kid: 'own' });
      const signed = sign({}, own);
      const set = new KeySet([own]);
      own.free();
      assert.ok(verify(signed, set));
      assert.ok(verify(sign({}, set), set.find({ alg: 'HS256', kid: 'own' })));
    });

    test('keyid and header.kid agree', (assert) => {
      mistakes(assert)(() => sign({}, key, { keyid: 'a', header: { kid: 'b' } }));
      const { header } = jotwasm.decode(sign({}, key, { keyid: 'a', header: { kid: 'a', alg: undefined } }), {
        complete: true,
      });
      assert.deepEqual(header, { alg: 'HS256', typ: 'JWT', kid: 'a' });
    });

    test('a token cannot ask for a longer secret', (assert) => {
      const long = 'x'.repeat(64);
      const options = { algorithms: ['HS256', 'HS512'] };
      const other = sign({}, long, { algorithm: 'HS512' });
      refusals(assert, jotwasm)(() => verify(other, long.slice(32), options), 'ERR_JOSE_ALG_NOT_ALLOWED');
      assert.ok(verify(other, long, options));
    });

    test('the base64 inside a PEM is no secret either', (assert) => {
      const bare = Key.generate('ES256').toPem().replace(/-----[A-Z ]+-----/g, '');
      for (const text of [bare, bare.replace(/\s/g, ''), bare.replace(/[\s=]/g, '')]) {
        refusals(assert, jotwasm)(() => Key.fromSecret(text), 'ERR_JWK_INVALID');
      }
    });
  });

  module('Callers: the prototype of all objects', () => {
    test('what it holds is no option', (assert) => {
      const polluted = { currentDate: 10, private: true, allowInsecureKeySizes: true, noTimestamp: true };
      const expired = sign({ exp: 20 }, key);
      Object.assign(Object.prototype, polluted);
      try {
        refusals(assert, jotwasm)(() => verify(expired, key), 'ERR_JWT_EXPIRED', { claim: 'exp', reason: 'check_failed' });
        refusals(assert, jotwasm)(() => Key.fromSecret('short'), 'ERR_JWK_INVALID');
        assert.notOk(Key.generate('ES256').toJwk().d);
      } finally {
        for (const name of Object.keys(polluted)) delete Object.prototype[name];
      }
    });
  });

  module('Callers: memory', () => {
    test('raw bytes as key leave nothing behind, even in one turn', (assert) => {
      let memory = 0;
      const { encodeInto } = TextEncoder.prototype;
      TextEncoder.prototype.encodeInto = function (text, bytes) {
        memory = bytes.buffer.byteLength;
        return encodeInto.call(this, text, bytes);
      };
      const secret = new TextEncoder().encode(SECRET);
      const signed = sign({}, secret);
      const round = () => {
        for (let n = 0; n < 10_000; n++) verify(signed, secret);
        return memory;
      };
      const first = round();
      round();
      const third = round();
      TextEncoder.prototype.encodeInto = encodeInto;
      assert.equal(third, first);
    });
  });
}
