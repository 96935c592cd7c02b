// One key of each kind in every format that OpenSSL writes: tests/vectors/README.md.
import vectors from '../../vectors/openssl/keys.json' with { type: 'json' };
import { ALGORITHMS, publicHalf } from '../support/algorithms.js';
import { refusals } from '../support/assert.js';

/** What RFC 5480 has no place for is no key at all: a hybrid point, a curve spelled out. */
const INVALID = ['spki, hybrid', 'spki, explicit', 'pkcs8, explicit', 'sec1, explicit'];

export default function (QUnit, jotwasm) {
  for (const vector of vectors) {
    QUnit.module(`OpenSSL: ${vector.name}`, () => {
      for (const register of [reads, readsJwk, verifies, refuses]) register(QUnit, jotwasm, vector);
    });
  }
}

function reads({ test }, { Key }, { algorithms, jwk, ...formats }) {
  const [alg] = algorithms;
  const { pkcs8 } = formats.private;
  const { spki } = formats.public;
  // A key that serves several algorithms is bound to none until somebody says so; Ed25519 is one with two names.
  const bound = algorithms.length === 1 ? { alg } : {};
  const named = jwk.kty === 'RSA' ? undefined : alg;
  const half = { ...publicHalf(jwk, alg), ...bound };

  for (const [format, pem] of Object.entries(formats.private)) {
    test(`private key: ${format}`, (assert) => {
      const key = Key.fromPem(pem);
      assert.deepEqual([key.type, key.alg], ['private', named]);
      assert.deepEqual(key.toJwk({ private: true }), { ...jwk, ...bound });
      assert.equal(key.toPem({ private: true }), pkcs8);
      assert.deepEqual([key.toJwk(), key.toPem()], [half, spki]);
    });
  }
  for (const [format, pem] of Object.entries(formats.public)) {
    test(`public key: ${format}`, (assert) => {
      const key = Key.fromPem(pem);
      assert.deepEqual([key.type, key.alg], ['public', named]);
      assert.deepEqual([key.toJwk(), key.toPem()], [half, spki]);
    });
  }
}

function readsJwk({ test }, { Key }, { algorithms, jwk, ...formats }) {
  for (const alg of algorithms) {
    test(`${alg}: JWK`, (assert) => {
      const [pair, half] = [jwk, publicHalf(jwk, alg)].map((one) => Key.fromJwk(one, alg));
      assert.deepEqual(pair.toJwk({ private: true }), { ...jwk, alg });
      assert.equal(pair.toPem({ private: true }), formats.private.pkcs8);
      for (const key of [pair, half]) assert.equal(key.toPem(), formats.public.spki);
      assert.equal(pair.thumbprint(), half.thumbprint());
    });
  }
}

function verifies({ test }, { Key, signJws, verifyJws }, { algorithms, ...formats }) {
  for (const alg of algorithms) {
    test(`${alg}: any format verifies what any other signed`, (assert) => {
      const signed = Object.values(formats.private).map((pem) => signJws('x', Key.fromPem(pem, alg)));
      for (const pem of Object.values({ ...formats.private, ...formats.public })) {
        const key = Key.fromPem(pem, alg);
        for (const jws of new Set(signed)) assert.equal(verifyJws(jws, key).header.alg, alg);
      }
    });
  }
}

function refuses({ test }, jotwasm, { algorithms, refused, ...formats }) {
  const { Key } = jotwasm;
  for (const [format, pem] of Object.entries(refused)) {
    test(`refused: ${format}`, (assert) => {
      const code = INVALID.includes(format) ? 'ERR_JWK_INVALID' : 'ERR_JOSE_NOT_SUPPORTED';
      refusals(assert, jotwasm)(() => Key.fromPem(pem, algorithms[0]), code);
    });
  }
  test('refused: for an algorithm of another kind', (assert) => {
    const refuse = refusals(assert, jotwasm);
    for (const other of Object.keys(ALGORITHMS).filter((alg) => !algorithms.includes(alg))) {
      for (const pem of [formats.private.pkcs8, formats.public.spki]) {
        refuse(() => Key.fromPem(pem, other), 'ERR_JWK_INVALID', {}, other);
      }
    }
  });
}
