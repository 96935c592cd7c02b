// What calling programs do to a library without meaning harm: call it from inside its own callbacks, inherit
// options, forget an await, hand over a Map.
import { mistakes, refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, isExpired, sign, verify } = jotwasm;
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

  module('Callers: options', () => {
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

    test('input that no token or key needs is a mistake, and harms nothing', (assert) => {
      const huge = 2 ** 24 + 1;
      mistakes(assert)(() => Key.fromSecret(new Uint8Array(huge)));
      mistakes(assert)(() => Key.fromSecret('x'.repeat(huge)));
      mistakes(assert)(() => sign({ text: 'x'.repeat(huge) }, key));
      mistakes(assert)(() => verify(token, key, { maxTokenBytes: huge }));
      refusals(assert, jotwasm)(() => verify('x'.repeat(huge), key), 'ERR_JWT_INVALID');
      assert.ok(verify(token, key));
    });

    test('the base64 inside a PEM is no secret either', (assert) => {
      const bare = Key.generate('ES256').toPem().replace(/-----[A-Z ]+-----/g, '');
      for (const text of [bare, bare.replace(/\s/g, ''), bare.replace(/[\s=]/g, '')]) {
        refusals(assert, jotwasm)(() => Key.fromSecret(text), 'ERR_JWK_INVALID');
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
