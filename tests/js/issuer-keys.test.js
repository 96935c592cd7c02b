// What an issuer publishes, and how it comes to a new key.
import { memoryStore } from 'jotwasm/server';
import { issuerWith, login } from './support/issuer.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, verify } = jotwasm;
  const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
  const accessToken = async (issuer) => (await issuer.issue('ada')).access_token;

  module('issuer: keys', () => {
    test('tokens verify with what it publishes', async (assert) => {
      for (const alg of ['ES256', 'EdDSA']) {
        const issuer = issuerWith({ key: Key.generate(alg) });
        const options = { complete: true, audience: 'api' };
        const { header } = verify(await accessToken(issuer), new KeySet(issuer.jwks), options);
        assert.equal(header.kid, issuer.jwks.keys[0].kid, alg);
      }
    });

    test('a key is published with its name, its use and its algorithm', (assert) => {
      const key = Key.generate('ES256', { kid: 'spring' });
      const { keys } = issuerWith({ key }).jwks;
      assert.deepEqual(keys, [{ ...key.publicKey().toJwk(), kid: 'spring', use: 'sig', alg: 'ES256' }]);
    });

    test('one without a name is called by its thumbprint', async (assert) => {
      const key = Key.generate('EdDSA');
      const issuer = issuerWith({ key });
      assert.equal(issuer.jwks.keys[0].kid, key.thumbprint());
      assert.equal(verify(await accessToken(issuer), key, { complete: true }).header.kid, key.thumbprint());
    });

    test('private members and secrets stay here', (assert) => {
      const secret = Key.generate('HS256', { kid: 'secret' });
      const [one, other] = [Key.generate('ES256'), Key.generate('EdDSA')];
      const { keys } = issuerWith({ key: one, previousKeys: [other, secret] }).jwks;
      assert.deepEqual(keys.map(({ kty }) => kty), ['EC', 'OKP']);
      assert.deepEqual(keys.flatMap(Object.keys).filter((name) => SECRET_MEMBERS.includes(name)), []);
      const mixed = issuerWith({ key: secret, previousKeys: [one.publicKey()] });
      assert.deepEqual(mixed.jwks.keys.map(({ kty }) => kty), ['EC']);
      assert.deepEqual(issuerWith({ key: secret }).jwks, { keys: [] });
    });

    test('what a JWK says of its use stays', (assert) => {
      const jwk = { ...Key.generate('ES256').toJwk({ private: true }), key_ops: ['sign'] };
      const [published] = issuerWith({ key: Key.fromJwk(jwk) }).jwks.keys;
      assert.deepEqual([published.key_ops, published.use], [['verify'], undefined]);
    });

    test('nobody can change what it publishes', (assert) => {
      const issuer = issuerWith({ key: Key.generate('ES256') });
      issuer.jwks.keys.push({ kty: 'oct' });
      issuer.jwks.keys[0].kid = 'mine';
      assert.equal(issuer.jwks.keys.length, 1);
      assert.notEqual(issuer.jwks.keys[0].kid, 'mine');
    });

    test('through a change of keys, tokens of both verify, and sessions go on', async (assert) => {
      const store = memoryStore();
      const [first, second, third] = ['ES256', 'ES256', 'EdDSA'].map((alg) => Key.generate(alg));
      const before = issuerWith({ store, key: first });
      const old = await accessToken(before);
      const session = await login(before);

      const after = issuerWith({ store, key: second, previousKeys: [first.publicKey()] });
      const fresh = await after.refresh(session);
      for (const token of [old, fresh.access_token]) assert.equal(verify(token, after.jwks).sub, 'ada');
      assert.equal(verify(fresh.access_token, second).sub, 'ada');

      const last = issuerWith({ store, key: third, previousKeys: [second] });
      assert.ok(verify((await last.refresh(fresh.refresh_token)).access_token, third));
      assert.ok(verify(fresh.access_token, last.jwks));
      assert.throws(() => verify(old, last.jwks), ({ code }) => code === 'ERR_JWKS_NO_MATCHING_KEY');
    });
  });
}
