// Keys, key sets and tokens from before the import of jotwasm/full go on after it.
import { caught, mistakes, refusals } from '../support/assert.js';
import { P384_JWK } from '../support/full-keys.js';
import { A1_JWK, A3_JWK, A3_PUBLIC, SECRET, SECRETS, publicOf } from '../support/keys.js';
import { bufferOf, holds } from '../support/memory.js';
import * as pems from '../support/pem.js';
import { NOW, base64url } from '../support/tokens.js';

const CLAIMS = { sub: 'ada', iss: 'issuer', iat: NOW, exp: NOW + 60 };
const options = { currentDate: NOW, issuer: 'issuer' };
const insecure = { allowInsecureKeySizes: true };
const SENTINEL = 'SENTINEL-OF-A-SECRET, 32 bytes or more of it';

/** Keys of every kind that lean has, each new at every call. */
const makers = ({ Key }) => ({
  'HS256': () => Key.fromSecret(SECRET),
  'HS384 under a name': () => Key.fromSecret(SECRETS.HS384, 'HS384', { kid: 'ключ "\\\u0007' }),
  'HS512 from a JWK': () => Key.fromJwk({ ...A1_JWK, alg: 'HS512', use: 'sig', key_ops: ['verify', 'sign'] }),
  'a short secret': () => Key.fromSecret('x', 'HS256', { ...insecure, kid: '' }),
  'a secret to sign with only': () => Key.fromJwk({ ...A1_JWK, alg: 'HS256', key_ops: ['sign'] }),
  'a secret for neither': () => Key.fromJwk({ ...A1_JWK, alg: 'HS256', use: 'enc' }),
  'ES256, private': () => Key.fromJwk({ ...A3_JWK, kid: 'a', use: 'sig' }),
  'ES256, public': () => Key.fromJwk({ ...A3_PUBLIC, key_ops: ['verify'] }),
  'ES256, from a PEM': () => Key.fromPem(pems.pkcs8, 'ES256', { kid: 'pem' }),
  'ES256, generated': () => Key.generate('ES256'),
  'EdDSA': () => Key.generate('EdDSA', { kid: 'ed' }),
  'Ed25519': () => Key.generate('Ed25519'),
  'Ed25519, open': () => Key.fromPem(pems.ed25519),
  'RSA, open': () => Key.fromPem(pems.rsa, undefined, { kid: 'rsa' }),
  'RSA, one algorithm': () => Key.fromPem(pems.rsa, 'PS384'),
  // It goes over as a JWK: whoever reads that has to ask the JWK what sizes it permits.
  'RSA, a short one': () => Key.fromPem(pems.shortRsa, 'RS256', insecure),
});

/** One of each. */
function keysOf(jotwasm) {
  return Object.entries(makers(jotwasm)).map(([name, make]) => ({ name, key: make() }));
}

/** All that can be known of a key; where it has none of a thing, how it says so. */
function portrait(key, { sign }) {
  const ask = (call) => {
    try {
      return call();
    } catch ({ code, message }) {
      return { code, message };
    }
  };
  return {
    names: [key.alg, key.kid, key.type],
    jwk: ask(() => key.toJwk()),
    full: ask(() => key.toJwk({ private: true })),
    pem: ask(() => key.toPem()),
    pkcs8: ask(() => key.toPem({ private: true })),
    half: ask(() => key.publicKey().toJwk()),
    thumbprint: key.thumbprint('sha512'),
    token: ask(() => sign(CLAIMS, key)),
  };
}

/** Each is some key's first use after the import. */
const firstUses = ({ KeySet, decode, sign, verify }) => ({
  alg: (key) => key.alg === 'ES256',
  kid: (key) => key.kid === 'a',
  type: (key) => key.type === 'private',
  toJwk: (key) => key.toJwk({ private: true }).d === A3_JWK.d,
  toPem: (key) => key.toPem().includes('BEGIN PUBLIC KEY'),
  publicKey: (key) => key.publicKey().type === 'public',
  thumbprint: (key) => key.thumbprint().length === 43,
  sign: (key) => verify(sign(CLAIMS, key), A3_PUBLIC, options).sub === 'ada',
  'sign, with a header': (key) => {
    const given = { algorithm: 'ES256', keyid: 'a', header: { x: 1 } };
    const { header } = decode(sign(CLAIMS, key, given), { complete: true });
    return header.x === 1 && header.kid === 'a';
  },
  verify: (key) => verify(sign(CLAIMS, A3_JWK), key, options).sub === 'ada',
  'a key function': (key) => verify(sign(CLAIMS, A3_JWK), () => key, options).sub === 'ada',
  'a new KeySet': (key) => new KeySet([key]).find({ alg: 'ES256', kid: 'a' }) === key,
});

/** Everything the tests below need of the time before. */
function before(jotwasm) {
  const { Key, KeySet, sign, verify, verifyAsync } = jotwasm;
  const made = { keys: keysOf(jotwasm).map(({ name, key }) => ({ name, key, was: portrait(key, jotwasm) })) };
  made.unused = Object.keys(firstUses(jotwasm)).map((use) => [use, Key.fromJwk({ ...A3_JWK, kid: 'a' })]);
  made.freed = Key.generate('HS256');
  made.freed.free();
  made.toBeFreed = [Key.generate('HS256'), new KeySet([Key.generate('HS256')])];

  const short = Key.fromSecret('x', 'HS256', { ...insecure, kid: 'short' });
  const gone = Key.fromSecret(SECRET, 'HS256', { kid: 'gone' });
  made.own = [short, gone, Key.fromJwk({ ...A3_JWK, kid: 'a' }), Key.fromJwk({ ...A3_PUBLIC, kid: 'half' })];
  made.set = new KeySet(made.own);
  made.setTokens = [short, gone, made.own[2]].map((key) => sign(CLAIMS, key));
  made.jwksOfSet = made.set.toJwks({ private: true });
  gone.free();

  made.jwks = { keys: [{ ...publicOf(P384_JWK), kid: 'new' }, { ...A3_PUBLIC, kid: 'a' }] };
  made.read = new KeySet(made.jwks);
  // The same objects and options are handed over again after it.
  made.likes = [SECRET, new TextEncoder().encode(SECRET), A3_JWK, made.jwks];
  made.likeTokens = [SECRET, SECRET, A3_JWK, made.own[2]].map((key) => sign(CLAIMS, key));
  made.likes.forEach((like, place) => verify(made.likeTokens[place], like, options));
  // Rules that the lean module has compiled: those of no options, and those of an object that will change.
  made.plain = sign({ iss: 'issuer' }, made.own[2]);
  made.changing = { issuer: ['issuer'] };
  for (const own of [undefined, made.changing]) verify(made.plain, made.own[2], own);
  made.fetched = new Promise((resolve) => (made.fetch = () => resolve(made.own[2])));
  made.pending = verifyAsync(made.likeTokens[3], () => made.fetched, options);
  made.error = caught(() => Key.generate('ES384'));
  made.sentinel = Key.fromSecret(SENTINEL);
  made.memory = bufferOf(() => sign({}, made.sentinel));
  made.memoryHeldIt = holds(made.memory, SENTINEL);
  return made;
}

export default function (QUnit, jotwasm, load) {
  const { module, test } = QUnit;
  const { Key, KeySet, JwtError, sign, verify } = jotwasm;
  let made, full;

  const hooks = {
    async before() {
      made = before(jotwasm);
      full = await load();
    },
  };

  module('jotwasm/full takes over', hooks, () => {
    test('it was not there before, and is now, whichever entry is asked', (assert) => {
      assert.equal(made.error.code, 'ERR_JOSE_NOT_SUPPORTED');
      for (const entry of [jotwasm, full]) {
        const key = entry.Key.generate('ES384');
        assert.equal(entry.verify(entry.sign(CLAIMS, key), key, options).sub, 'ada');
      }
    });

    test('there is one set of classes', (assert) => {
      assert.deepEqual(Object.keys(full).sort(), Object.keys(jotwasm).sort());
      for (const name of Object.keys(full)) assert.strictEqual(full[name], jotwasm[name], name);
      assert.true(made.error instanceof full.JwtError);
      assert.true(made.read instanceof full.KeySet);
    });

    test('importing jotwasm again changes nothing', async (assert) => {
      await load();
      assert.equal(Key.generate('ES512').alg, 'ES512');
    });

    test('every key is what it was, down to the signature', (assert) => {
      for (const { name, key, was } of made.keys) {
        assert.true(key instanceof full.Key, name);
        assert.deepEqual(portrait(key, jotwasm), was, name);
      }
    });

    test('tokens from before verify, and are what they would be now', (assert) => {
      for (const { name, key, was } of made.keys) {
        if (typeof was.token !== 'string' || name === 'a secret to sign with only') continue;
        assert.deepEqual(verify(was.token, key, options), CLAIMS, name);
      }
    });

    for (const [use, call] of Object.entries(firstUses(jotwasm))) {
      test(`a key's first use after it: ${use}`, (assert) => {
        const [, key] = made.unused.find(([name]) => name === use);
        assert.true(call(key));
        assert.true(call(key), 'and the second');
      });
    }

    test('a freed key is still freed, and the others can be', (assert) => {
      mistakes(assert)(() => made.freed.alg);
      for (const one of made.toBeFreed) {
        one.free();
        mistakes(assert)(() => one.alg ?? one.size);
      }
    });

    test('a set of keys keeps them, also the one that its owner freed', (assert) => {
      assert.equal(made.set.size, 4);
      for (const token of made.setTokens) assert.deepEqual(verify(token, made.set, options), CLAIMS);
      assert.deepEqual(made.set.toJwks({ private: true }), made.jwksOfSet);
      const [short, gone, pair] = made.own;
      assert.strictEqual(made.set.find({ alg: 'HS256', kid: 'short' }), short);
      assert.strictEqual(made.set.find({ alg: 'ES256', kid: 'a' }), pair);
      assert.notStrictEqual(made.set.find({ alg: 'HS256', kid: 'gone' }), gone);
      assert.equal(sign(CLAIMS, made.set, { keyid: 'gone' }), made.setTokens[1]);
    });

    test('a KeySet has the keys it had; a JWK Set has those that can be read now', (assert) => {
      const token = sign(CLAIMS, { ...P384_JWK, kid: 'new' });
      assert.equal(made.read.size, 1);
      refusals(assert, jotwasm)(() => verify(token, made.read, options), 'ERR_JWKS_NO_MATCHING_KEY');
      assert.deepEqual(verify(token, made.jwks, options), CLAIMS);
      assert.equal(new KeySet(made.jwks).size, 2);
    });

    test('rules that were compiled before are compiled anew', (assert) => {
      const [, , pair] = made.own;
      for (const own of [undefined, made.changing, {}]) assert.equal(verify(made.plain, pair, own).iss, 'issuer');
      made.changing.issuer[0] = 'other';
      const refuse = refusals(assert, jotwasm);
      const mismatch = { claim: 'iss', reason: 'mismatch' };
      refuse(() => verify(made.plain, pair, made.changing), 'ERR_JWT_CLAIM_VALIDATION_FAILED', mismatch);
      const late = { claim: 'exp', reason: 'check_failed' };
      refuse(() => verify(sign({ exp: 1 }, pair), pair), 'ERR_JWT_EXPIRED', late);
    });

    test('secrets, JWKs and options that were kept for the next call are read anew', (assert) => {
      made.likes.forEach((like, place) => {
        assert.deepEqual(verify(made.likeTokens[place], like, options), CLAIMS);
        assert.throws(() => verify(made.likeTokens[place], like, { ...options, issuer: 'other' }), JwtError);
      });
    });

    test('a verification that was waiting for its key goes on', async (assert) => {
      made.fetch();
      assert.deepEqual(await made.pending, CLAIMS);
    });

    test('a secret that moved is in one memory only, and nowhere in base64url', (assert) => {
      assert.true(made.memoryHeldIt);
      assert.ok(made.sentinel.alg);
      const memory = bufferOf(() => sign({}, SECRET));
      assert.notStrictEqual(memory, made.memory);
      assert.true(made.memory.byteLength > 0 && holds(memory, SENTINEL));
      for (const [place, buffer] of Object.entries({ former: made.memory, present: memory }))
        assert.false(holds(buffer, base64url(SENTINEL)), place);
      assert.false(holds(made.memory, SENTINEL));
    });
  });
}
