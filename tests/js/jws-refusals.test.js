// What signJws and verifyJws refuse: TypeErrors for the program's mistakes, ERR_JWS_INVALID for what is no JWS.
import { caught, mistakes, refusals } from './support/assert.js';
import { A3_JWK, A3_PUBLIC, SECRET } from './support/keys.js';
import { stage } from './support/hostile.js';
import { memoryOf } from './support/memory.js';
import { mutations } from './support/mutate.js';
import { random } from './support/random.js';
import { base64url, forge, unsigned } from './support/tokens.js';

const HEADER = { alg: 'HS256' };

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { JwtError, decode, sign, signJws, verify, verifyJws } = jotwasm;
  const { hmac, survey } = stage(jotwasm);
  const flattened = { serialization: 'flattened' };
  const compact = signJws('hello', SECRET);
  const json = signJws('hello', SECRET, { ...flattened, unprotected: { kid: 'k' } });

  module('JWS: mistakes', () => {
    test('arguments of the wrong type', (assert) => {
      const mistake = mistakes(assert);
      for (const payload of [undefined, null, 1, true, {}, [], [1], new ArrayBuffer(2), new Uint16Array(2), () => 1]) {
        mistake(() => signJws(payload, SECRET), `payload ${String(payload)}`);
        if (payload !== undefined) mistake(() => verifyJws(compact, SECRET, { payload }), `detached ${String(payload)}`);
      }
      for (const jws of [undefined, null, 1, [], [json], new Uint8Array(9), Promise.resolve(compact), new Map()]) {
        mistake(() => verifyJws(jws, SECRET), `jws ${String(jws)}`);
      }
      for (const key of [undefined, null, 1, {}, [], Promise.resolve(SECRET), new ArrayBuffer(32)]) {
        mistake(() => signJws('x', key), `key ${String(key)}`);
        mistake(() => verifyJws(compact, key), `key ${String(key)}`);
        mistake(() => verifyJws('not a JWS', key), `key ${String(key)}, whatever the JWS`);
      }
    });

    test('options that are none, or of the wrong type', (assert) => {
      const mistake = mistakes(assert);
      const signing = [
        { detach: true },
        { serialization: 'general' },
        { serialization: 'Compact' },
        { serialization: null },
        { detached: 1 },
        { header: [] },
        { header: null },
        { algorithm: 1 },
        { unprotected: { a: 1 } },
        { serialization: 'compact', unprotected: { a: 1 } },
        { ...flattened, unprotected: [] },
        { keyid: 'k' },
        { header: { big: 1n } },
        null,
        'x',
      ];
      for (const options of signing) mistake(() => signJws('x', SECRET, options), `sign ${shown(options)}`);
      for (const options of [{ detached: true }, { issuer: 'x' }, { algorithms: 'HS256' }, { crit: 'b64' }, null, []])
        mistake(() => verifyJws(compact, SECRET, options), `verify ${shown(options)}`);
      const undefineds = { algorithm: undefined, header: undefined, unprotected: undefined, detached: undefined };
      assert.equal(signJws('hello', SECRET, { ...undefineds, serialization: undefined }), compact);
      assert.ok(verifyJws(compact, SECRET, { algorithms: undefined, crit: undefined, payload: undefined }));
    });

    test('half a surrogate pair', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const half of ['\ud800', 'a\udfff']) {
        refuse(() => signJws(half, SECRET), 'ERR_JWS_INVALID');
        refuse(() => signJws('x', SECRET, { header: { kid: half } }), 'ERR_JWS_INVALID');
        refuse(() => verifyJws(signJws('x', SECRET, { detached: true }), SECRET, { payload: half }), 'ERR_JWS_INVALID');
        refuse(() => verifyJws(`${compact}${half}`, SECRET), 'ERR_JWS_INVALID');
        refuse(() => verifyJws({ ...json, header: { kid: half } }, SECRET), 'ERR_JWS_INVALID');
      }
    });
  });

  module('JWS: what is none', () => {
    test('compact', async (assert) => {
      const refuse = refusals(assert, jotwasm);
      const bad = [
        '',
        'x',
        '..',
        'a.b.c',
        `${compact}.`,
        ` ${compact}`,
        `${compact}=`,
        JSON.stringify(json),
        unsigned('{', 'x'),
        unsigned('[]', 'x'),
        unsigned({}, 'x'),
        unsigned({ alg: 1 }, 'x'),
        unsigned('{"alg":"HS256","alg":"HS256"}', 'x'),
        await forge({ ...HEADER, kid: 1 }, 'x'),
        await forge({ ...HEADER, b64: false }, 'x'),
        await forge({ ...HEADER, crit: ['exp'], exp: 1 }, 'x'),
        await forge({ ...HEADER, crit: [] }, 'x'),
      ];
      for (const jws of bad) refuse(() => verifyJws(jws, SECRET), 'ERR_JWS_INVALID', {}, jws);
    });

    test('the same faults in a JWT stay faults of a JWT', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const token of ['', 'a.b.c', ` ${compact}`, unsigned('{', '{}'), unsigned({}, '{}')]) {
        refuse(() => verify(token, SECRET), 'ERR_JWT_INVALID', {}, token);
        refuse(() => decode(token), 'ERR_JWT_INVALID', {}, token);
      }
    });

    test('JSON', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const { payload, ...one } = json;
      const bad = [
        {},
        { payload },
        { ...json, signature: 1 },
        { ...json, signature: undefined },
        { ...json, signature: '!' },
        { ...json, payload: 1 },
        { ...json, payload: null },
        { ...json, payload: new Uint8Array(2) },
        { ...json, payload: 'a' },
        { ...json, protected: {} },
        { ...json, protected: '' },
        { ...json, protected: `${json.protected}=` },
        { ...json, header: 'x' },
        { ...json, header: [] },
        { ...json, header: { alg: 'HS256' } },
        { ...json, header: { crit: ['x'], x: 1 } },
        { ...json, header: { b64: true } },
        { ...json, header: { kid: 1 } },
        { ...json, signatures: [one] },
        { payload, signatures: [] },
        { payload, signatures: {} },
        { payload, signatures: 'x' },
        { payload, signatures: [1] },
        { payload, signatures: [null] },
        { payload, signatures: [one, [one]] },
        { payload, signatures: [one, {}] },
        { payload, signatures: [one, { ...one, header: 1 }] },
        { signatures: [one] },
      ];
      for (const jws of bad) refuse(() => verifyJws(jws, SECRET), 'ERR_JWS_INVALID', {}, JSON.stringify(jws));
      assert.ok(verifyJws({ payload, signatures: [one] }, SECRET));
    });

    test('a signature by another key, or of something else', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const failed = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
      refuse(() => verifyJws(compact, `${SECRET}!`), failed);
      refuse(() => verifyJws({ ...json, payload: base64url('hallo') }, SECRET), failed);
      refuse(() => verifyJws({ ...json, protected: base64url('{"alg": "HS256"}') }, SECRET), failed);
      refuse(() => verifyJws(signJws('x', A3_JWK), SECRET), 'ERR_JOSE_ALG_NOT_ALLOWED');
      refuse(() => verifyJws(compact, A3_PUBLIC), 'ERR_JOSE_ALG_NOT_ALLOWED');
    });
  });

  module('JWS: hostile', () => {
    test('sizes: 16 MiB in all', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const most = 2 ** 24;
      const huge = 'x'.repeat(most + 1);
      refuse(() => verifyJws(huge, SECRET), 'ERR_JWS_INVALID');
      refuse(() => verifyJws({ ...json, payload: huge }, SECRET), 'ERR_JWS_INVALID');
      refuse(() => signJws(huge, SECRET), 'ERR_JWS_INVALID');
      const bytes = new Uint8Array(most);
      const large = bytes.subarray(0, 2 ** 20);
      const jws = signJws(large, hmac, { detached: true, header: { b64: false, crit: ['b64'] } });
      assert.equal(verifyJws(jws, hmac, { payload: large }).payload.length, large.length);
      assert.equal(verifyJws(signJws(large, hmac), hmac).payload.length, large.length);
    });

    test('6,000 damaged JWS and arguments', (assert) => {
      const mutate = mutations(random(41));
      const { pick } = random(42);
      const { payload, ...one } = json;
      const general = { payload, signatures: [{ ...one, header: { kid: 'x', alg: 'ES256' } }, one] };
      const calls = [
        () => verifyJws(mutate.text(compact), hmac),
        () => verifyJws(mutate.object(json), hmac),
        () => verifyJws(mutate.object(general), () => pick([hmac, SECRET, undefined])),
        () => verifyJws(mutate.object(general), mutate.value(), mutate.object({ payload: 'x', crit: ['x'] })),
        () => signJws(mutate.value(), hmac, mutate.object({ detached: true, header: HEADER })),
        () => signJws('x', hmac, { ...flattened, header: mutate.object({ kid: 'k', b64: true }), unprotected: mutate.object({ x: 1 }) }),
      ];
      const outcomes = survey(assert, 6000, (count) => {
        const result = calls[count % calls.length]();
        if (count % calls.length < 3 && new TextDecoder().decode(result.payload) !== 'hello') throw new Error('accepted');
      });
      assert.true(outcomes.get('ERR_JWS_INVALID') > 1000, JSON.stringify([...outcomes]));
    });

    test('nesting', (assert) => {
      const nested = (depth) => {
        let value = {};
        for (let level = 1; level < depth; level++) value = { header: value };
        return value;
      };
      survey(assert, 3, (count) => verifyJws({ ...json, ...nested([70, 5000, 200_000][count]) }, hmac));
      refusals(assert, jotwasm)(() => verifyJws({ ...json, x: nested(70) }, hmac), 'ERR_JWS_INVALID');
    });

    test('what a getter or a toJSON does comes before anything is written', (assert) => {
      const other = () => void signJws('other'.repeat(5000), hmac);
      const header = { get kid() { return other() ?? 'k'; } };
      const unprotected = { x: { toJSON: () => other() ?? 1 } };
      const jws = signJws('hello', hmac, { ...flattened, header, unprotected });
      assert.deepEqual(verifyJws(jws, hmac).header, { alg: 'HS256', kid: 'k', x: 1 });
      assert.ok(verifyJws({ ...jws, get payload() { return other() ?? jws.payload; } }, hmac));
    });

    test('the memory does not grow', (assert) => {
      const round = () => {
        for (let count = 0; count < 60; count++) {
          verifyJws(json, hmac);
          verifyJws(signJws('x'.repeat(5000), { keys: [A3_JWK] }), { keys: [A3_PUBLIC] });
          try {
            verifyJws({ ...json, payload: '' }, () => hmac);
          } catch {}
        }
        return memoryOf(() => sign({}, hmac));
      };
      round();
      const before = round();
      assert.equal(round(), before);
    });

    test('errors do not say what a JWS holds', (assert) => {
      const secret = 'SENTINEL-secret-of-32-bytes-or-so';
      const jws = signJws('SENTINEL', secret, { ...flattened, header: { kid: 'SENTINEL' }, unprotected: { SENTINEL: 1 } });
      for (const call of [
        () => verifyJws(jws, `${secret}!`),
        () => verifyJws({ ...jws, header: { kid: 'SENTINEL' } }, secret),
        () => verifyJws({ ...jws, payload: 'SENTINEL!' }, secret),
        () => verifyJws({ ...jws, protected: 'SENTINEL' }, secret),
        () => verifyJws('SENTINEL.SENTINEL.SENTINEL', secret),
        () => signJws('SENTINEL.', secret, { header: { b64: false, crit: ['b64'] } }),
        () => signJws('x', secret, { header: { crit: ['SENTINEL'] } }),
      ]) {
        const error = caught(call);
        assert.true(error instanceof JwtError, String(error));
        const seen = `${error.message} ${JSON.stringify(error)}`;
        assert.false(/SENTINEL|U0VOVElORUw/.test(seen), seen);
      }
    });
  });
}

/** JSON has no BigInt. */
const shown = (value) => JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one));
