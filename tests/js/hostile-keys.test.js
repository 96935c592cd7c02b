// 40,000 broken keys. Each gives a value, a JwtError or a TypeError, and afterwards the module works as before.
import { stage } from './support/hostile.js';
import { A1_JWK, A3_JWK, A3_PUBLIC, SECRETS } from './support/keys.js';
import { mutations } from './support/mutate.js';
import * as pems from './support/pem.js';
import { random } from './support/random.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, KeySet, sign } = jotwasm;
  const { survey } = stage(jotwasm);

  module('hostile: keys', () => {
    test('10,000 mutants of JWKs', (assert) => {
      const mutate = mutations(random(6));
      const jwks = [
        A1_JWK,
        { ...A1_JWK, alg: 'HS512', key_ops: ['sign', 'verify'] },
        A3_JWK,
        { ...A3_PUBLIC, kid: 'k', use: 'sig' },
        { kty: 'OKP', crv: 'Ed25519', x: A3_JWK.x },
      ];
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
      const jwks = {
        keys: [
          { ...A1_JWK, alg: 'HS256', kid: 'a' },
          { ...A3_PUBLIC, kid: 'b' },
          { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
        ],
      };
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
      survey(assert, 10_000, (count) =>
        Key.fromPem(mutate.text(sources[count % sources.length], sources), count % 3 ? undefined : 'ES256').free(),
      );
    });

    test('4,000 mutants of the DER inside', (assert) => {
      const mutate = mutations(random(9));
      const labelled = Object.values(pems).map((pem) =>
        pem.match(/-----BEGIN ([A-Z ]+)-----([^-]+)-----END \1-----\s*$/).slice(1),
      );
      survey(assert, 4000, (count) => {
        const [label, body] = labelled[count % labelled.length];
        const der = Uint8Array.from(atob(body.replace(/\s/g, '')), (character) => character.charCodeAt(0));
        const mutant = mutate.data(der);
        if (count % 4 === 0) return Key.fromSecret(mutant, 'HS256', { allowInsecureKeySizes: true }).free();
        const lines = btoa(String.fromCharCode(...mutant))
          .replace(/.{64}/g, '$&\n')
          .trim();
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
}
