// More than 100,000 broken tokens, keys and arguments. Each gives a value, a JwtError or a TypeError, and afterwards
// the module works as before.
import { CORE_CODES } from './support/codes.js';
import { A1_JWK, A3_JWK, A3_PUBLIC, SECRET, SECRETS } from './support/keys.js';
import { memoryOf } from './support/memory.js';
import { mutations } from './support/mutate.js';
import * as pems from './support/pem.js';
import { random } from './support/random.js';
import { NOW, base64url, forge, unsigned } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { JwtError, Key, KeySet, decode, expiresIn, isExpired, sign, verify } = jotwasm;

  const hmac = Key.fromSecret(SECRET);
  const pair = Key.fromJwk({ ...A3_JWK, kid: 'pair' });
  const half = pair.publicKey();
  const set = new KeySet([hmac, half]);
  const options = { currentDate: NOW, issuer: 'issuer', audience: ['a', 'b'], requiredClaims: ['sub'], maxTokenAge: '1h' };
  const claims = { sub: 'ada', iss: 'issuer', aud: ['b'], iat: NOW, exp: NOW + 60, list: [1, -2.5e-7, 'é\u{1f511}', null, { deep: [[]] }] };
  const good = { HS256: sign(claims, hmac), ES256: sign(claims, pair) };

  /** Makes every call, and says what went wrong with those that did not end as they must. */
  function survey(assert, times, call) {
    const outcomes = new Map();
    for (let count = 0; count < times; count++) {
      let outcome = 'value';
      try {
        call(count);
      } catch (error) {
        outcome = error instanceof JwtError ? error.code : error instanceof TypeError && error.code === undefined ? 'TypeError' : `${count}: ${error?.stack ?? error}`;
      }
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const proper = ['value', 'TypeError', ...CORE_CODES];
    assert.deepEqual([...outcomes.keys()].filter((outcome) => !proper.includes(outcome)).slice(0, 3), []);
    assert.deepEqual(verify(good.HS256, hmac, options), claims, 'HS256 works on');
    assert.deepEqual(verify(good.ES256, half, options), claims, 'ES256 works on');
    return outcomes;
  }

  module('hostile: tokens', () => {
    test('40,000 mutants of a token with HS256, none of which verifies', (assert) => {
      const mutate = mutations(random(1));
      const sources = [...Object.values(good), unsigned({ alg: 'none' }, claims), sign({}, hmac)];
      const outcomes = survey(assert, 40_000, () => {
        const mutant = mutate.text(good.HS256, sources);
        const result = verify(mutant, hmac, options);
        if (!sources.includes(mutant)) throw new Error(`accepted ${mutant} as ${JSON.stringify(result)}`);
      });
      assert.true((outcomes.get('ERR_JWT_INVALID') ?? 0) > 1000 && (outcomes.get('ERR_JWS_SIGNATURE_VERIFICATION_FAILED') ?? 0) > 1000);
    });

    test('1,000 mutants of a token with ES256, none of which verifies', (assert) => {
      const mutate = mutations(random(2));
      survey(assert, 1000, () => {
        const mutant = mutate.text(good.ES256);
        verify(mutant, half, options);
        if (mutant !== good.ES256) throw new Error(`accepted ${mutant}`);
      });
    });

    test('10,000 broken parts, decoded and looked up in a set', (assert) => {
      const mutate = mutations(random(3));
      const json = JSON.stringify(claims);
      survey(assert, 10_000, (count) => {
        const token = count % 2 ? unsigned(mutate.text('{"alg":"HS256","typ":"JWT","kid":"k","crit":["x"],"x":1}'), json) : unsigned({ alg: 'HS256' }, mutate.text(json));
        if (count % 5 === 0) verify(token, set, options);
        else if (count % 5 === 1) verify(token, ({ alg }) => (alg === 'HS256' ? hmac : half), options);
        else if (count % 5 === 2) expiresIn(token);
        else decode(token, { complete: count % 4 === 0 });
      });
    });

    test('300 broken payloads, well signed', async (assert) => {
      const mutate = mutations(random(4));
      const tokens = [];
      for (let count = 0; count < 300; count++) tokens.push(await forge({ alg: 'HS256' }, mutate.text(JSON.stringify(claims))));
      survey(assert, 300, (count) => verify(tokens[count], hmac, options));
    });

    test('10,000 texts and bytes that never were a token', (assert) => {
      const { below, bytes } = random(5);
      survey(assert, 10_000, (count) => {
        const text = String.fromCharCode(...(count % 2 ? bytes(below(300)) : new Uint16Array(bytes(2 * below(150)).buffer)));
        const token = count % 3 ? text : [text, text, text].map(base64url).join('.');
        if (count % 4) decode(token);
        else verify(token, hmac);
      });
    });
  });

  module('hostile: keys', () => {
    test('10,000 mutants of JWKs', (assert) => {
      const mutate = mutations(random(6));
      const jwks = [A1_JWK, { ...A1_JWK, alg: 'HS512', key_ops: ['sign', 'verify'] }, A3_JWK, { ...A3_PUBLIC, kid: 'k', use: 'sig' }, { kty: 'OKP', crv: 'Ed25519', x: A3_JWK.x }];
      survey(assert, 10_000, (count) => {
        let jwk = jwks[count % jwks.length];
        for (let changes = 1 + (count % 3); changes > 0; changes--) jwk = mutate.object(jwk);
        const key = Key.fromJwk(jwk, count % 4 ? undefined : 'HS256');
        key.thumbprint();
        if (count % 50 === 0) sign({}, key);
        key.free();
      });
    });

    test('5,000 mutants of JWK Sets', (assert) => {
      const mutate = mutations(random(7));
      const jwks = { keys: [{ ...A1_JWK, alg: 'HS256', kid: 'a' }, { ...A3_PUBLIC, kid: 'b' }, { kty: 'RSA', n: 'AQAB', e: 'AQAB' }] };
      survey(assert, 5000, (count) => {
        const mutant = new KeySet(mutate.object(mutate.object(jwks)));
        mutant.toJwks({ private: count % 2 === 0 });
        mutant.find({ alg: 'HS256', kid: mutate.text('a') }).free();
        mutant.free();
      });
    });

    test('10,000 mutants of PEMs', (assert) => {
      const mutate = mutations(random(8));
      const sources = Object.values(pems);
      survey(assert, 10_000, (count) => Key.fromPem(mutate.text(sources[count % sources.length], sources), count % 3 ? undefined : 'ES256').free());
    });

    test('4,000 mutants of the DER inside', (assert) => {
      const mutate = mutations(random(9));
      const labelled = Object.values(pems).map((pem) => pem.match(/-----BEGIN ([A-Z ]+)-----([^-]+)-----END \1-----\s*$/).slice(1));
      survey(assert, 4000, (count) => {
        const [label, body] = labelled[count % labelled.length];
        const der = Uint8Array.from(atob(body.replace(/\s/g, '')), (character) => character.charCodeAt(0));
        const mutant = mutate.data(der);
        if (count % 4 === 0) return Key.fromSecret(mutant, 'HS256', { allowInsecureKeySizes: true }).free();
        const lines = btoa(String.fromCharCode(...mutant)).replace(/.{64}/g, '$&\n').trim();
        Key.fromPem(`-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`).free();
      });
    });

    test('10,000 mutants of secrets', (assert) => {
      const mutate = mutations(random(10));
      const sources = [...Object.values(SECRETS), A1_JWK.k, JSON.stringify(A1_JWK), pems.spki, 'ab'.repeat(40)];
      const encodings = ['utf8', 'hex', 'base64', 'base64url'];
      survey(assert, 10_000, (count) => {
        const secret = mutate.text(sources[count % sources.length], sources);
        Key.fromSecret(secret, ['HS256', 'HS384', 'HS512'][count % 3], { encoding: encodings[count % 4] }).free();
      });
    });
  });

  module('hostile: arguments', () => {
    test('10,000 calls with whatever comes', (assert) => {
      const mutate = mutations(random(11));
      const { pick } = random(12);
      const any = () => pick([mutate.value, () => good.HS256, () => hmac, () => pair, () => set, () => mutate.object(A3_JWK), () => mutate.object(options), () => () => mutate.value()])();
      const calls = [
        () => decode(any(), any()), () => verify(any(), any(), any()), () => verify(good.HS256, any(), any()), () => sign(any(), any(), any()), () => sign(claims, any(), any()),
        () => sign(mutate.object(claims), hmac, { header: mutate.object({ kid: 'k', crit: ['x'], x: 1 }) }), () => expiresIn(any(), any()), () => isExpired(any(), any()),
        () => verify(good.HS256, hmac, mutate.object(options)), () => Key.fromSecret(any(), any(), any()), () => Key.fromJwk(any(), any()), () => Key.fromPem(any(), any(), any()),
        () => Key.generate(any(), any()), () => new KeySet(any()), () => set.find(any()), () => pair.toJwk(any()), () => pair.toPem(any()), () => half.thumbprint(any()), () => new Key(any()),
      ];
      survey(assert, 10_000, (count) => calls[count % calls.length]());
    });

    test('nesting, repetition and size', (assert) => {
      const nested = (open, close, depth) => open.repeat(depth) + close.repeat(depth);
      const texts = [
        nested('[', ']', 10_000), nested('{"a":', '}', 10_000), `{"a":${nested('[', ']', 10_000)}}`, `{"a":${'['.repeat(40_000)}`, `{${'"a":1,'.repeat(5000)}"b":1}`,
        `{"exp":${'9'.repeat(40_000)}}`, `{"exp":1e${'9'.repeat(100)}}`, `{"exp":-1e400}`, `{"a":"${'\\u0041'.repeat(8000)}"}`, `{"a":"${'\\'.repeat(40_000)}"}`, '"'.repeat(40_000),
      ];
      survey(assert, texts.length * 4, (count) => {
        const text = texts[count >> 2];
        [() => decode(unsigned({ alg: 'HS256' }, text)), () => decode(unsigned(text, {})), () => verify(unsigned({ alg: 'HS256' }, text), hmac), () => Key.fromPem(text)][count & 3]();
      });
    });

    test('megabytes', (assert) => {
      const long = 'x'.repeat(4_000_000);
      const calls = [
        () => decode(long), () => decode(`${good.HS256}${long}`), () => verify(long, hmac), () => verify(`${good.HS256}.${long}`, hmac, { maxTokenBytes: 2 ** 25 }), () => sign({ long }, hmac),
        () => Key.fromSecret(long).free(), () => Key.fromPem(long), () => Key.fromJwk({ ...A3_PUBLIC, kid: long }).free(), () => verify(good.HS256, hmac, { issuer: long }), () => sign({}, hmac, { keyid: long }),
      ];
      survey(assert, calls.length, (count) => calls[count]());
    });
  });

  module('hostile: memory', () => {
    test('it does not grow from round to round', (assert) => {
      const round = (seed) => {
        const mutate = mutations(random(seed));
        for (let count = 0; count < 2000; count++) {
          for (const call of [
            () => verify(mutate.text(good.HS256), hmac, { ...options, jwtid: String(count) }), () => Key.fromPem(mutate.text(pems.pkcs8)).free(), () => Key.fromJwk(mutate.object(A3_JWK)).free(),
            () => new KeySet(mutate.object({ keys: [A3_PUBLIC] })).free(), () => verify(good.HS256, SECRET, options), () => verify(sign(claims, hmac), set, options),
          ]) {
            try { call(); } catch {}
          }
        }
        return memoryOf(() => decode(good.HS256));
      };
      round(20);
      const before = round(21);
      assert.true(before > 0, `${before} bytes`);
      assert.equal(round(22), before);
      assert.equal(round(23), before);
    });
  });
}
