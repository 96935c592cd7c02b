import { mistakes, refusals } from './support/assert.js';
import { A3_JWK, A3_PUBLIC } from './support/keys.js';
import * as pems from './support/pem.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;
  const invalid = 'ERR_JWK_INVALID';
  const unsupported = 'ERR_JOSE_NOT_SUPPORTED';
  const publicHalf = Key.fromPem(pems.spki).toJwk();

  module('Key.fromPem', () => {
    for (const [name, type] of [
      ['spki', 'public'],
      ['certificate', 'public'],
      ['pkcs8', 'private'],
      ['sec1', 'private'],
    ]) {
      test(name, (assert) => {
        const key = Key.fromPem(pems[name], 'ES256', { kid: name });
        assert.deepEqual([key.alg, key.kid, key.type], ['ES256', name, type]);
        assert.propEqual(key.toJwk(), { ...publicHalf, kid: name });
        assert.strictEqual(Key.fromPem(pems[name]).kid, undefined);
      });
    }

    test('keys of one pair verify what the other signs', (assert) => {
      for (const signer of [pems.pkcs8, pems.sec1]) {
        for (const verifier of [pems.spki, pems.certificate, pems.pkcs8, pems.sec1]) {
          assert.ok(verify(sign({}, Key.fromPem(signer)), Key.fromPem(verifier)));
        }
      }
    });

    test('white space and text around the lines do not matter', (assert) => {
      const lines = pems.spki.trim().split('\n');
      const body = lines.slice(1, -1).join('');
      const variants = [
        pems.spki.trim(),
        pems.spki.replaceAll('\n', '\r\n'),
        lines.map((line) => `    ${line}  `).join('\n'),
        `\n\n${pems.spki}\n\n`,
        `Bag Attributes\n    friendlyName: x\n${pems.spki}`,
        [lines[0], body, lines.at(-1)].join('\n'),
      ];
      for (const pem of variants) assert.propEqual(Key.fromPem(pem).toJwk(), publicHalf, pem);
    });

    test('a compressed point is the same key', (assert) => {
      const key = Key.fromPem(pems.compressed);
      assert.equal(key.toPem(), Key.fromPem(pems.spki).toPem());
      assert.ok(verify(sign({}, Key.fromPem(pems.pkcs8)), key));
      const refuse = refusals(assert, jotwasm);
      refuse(() => Key.fromPem(pems.compressed.replace('IgAD', 'IgAE')), invalid, {}, 'an uncompressed one, cut short');
    });

    test('what is damaged is refused', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const { spki } = pems;
      const damaged = [
        '',
        'x',
        '-----BEGIN PUBLIC KEY-----',
        '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----',
        spki.slice(0, -30),
        spki.slice(30),
        spki.replace('MFkw', 'MFkx'),
        spki.replace('MFkw', 'MF!w'),
        spki.replace('END PUBLIC', 'END PRIVATE'),
        spki.replace('21IH', '21I'),
        spki.replace('5rl0', '6rl0'),
        spki.replaceAll('PUBLIC KEY', 'PRIVATE KEY'),
        pems.pkcs8.replaceAll('PRIVATE KEY', 'PUBLIC KEY'),
        spki.replaceAll('PUBLIC KEY', 'CERTIFICATE'),
        spki.replaceAll('PUBLIC KEY', 'EC PRIVATE KEY'),
      ];
      for (const pem of damaged) refuse(() => Key.fromPem(pem), invalid, {}, pem);
    });

    test('types of other builds, other labels, and encryption', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const pem of [
        pems.p384,
        pems.encrypted,
        pems.spki.replaceAll('PUBLIC KEY', 'X509 CRL'),
      ]) {
        refuse(() => Key.fromPem(pem), unsupported, {}, pem);
      }
    });

    test('alg must be what the key is for', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const alg of ['HS256', 'ES384', 'RS256']) refuse(() => Key.fromPem(pems.spki, alg), invalid, {}, alg);
      for (const alg of ['none', 'ES', '']) refuse(() => Key.fromPem(pems.spki, alg), unsupported, {}, alg);
    });

    test('wrong types and misspelt options are mistakes', (assert) => {
      const mistake = mistakes(assert);
      for (const pem of [undefined, null, 1, {}, new TextEncoder().encode(pems.spki)])
        mistake(() => Key.fromPem(pem), String(pem));
      for (const options of [null, 'kid', [], { id: 'x' }, { kid: 1 }, { encoding: 'utf8' }])
        mistake(() => Key.fromPem(pems.spki, 'ES256', options), JSON.stringify(options));
      for (const alg of [null, 1, {}]) mistake(() => Key.fromPem(pems.spki, alg), String(alg));
    });
  });

  module('toPem', () => {
    test('SPKI, or PKCS#8 with private: as OpenSSL writes them', (assert) => {
      for (const name of ['pkcs8', 'sec1']) {
        const key = Key.fromPem(pems[name]);
        assert.equal(key.toPem().trim(), pems.spki.trim());
        assert.equal(key.toPem({ private: false }).trim(), pems.spki.trim());
        assert.equal(key.toPem({ private: true }).trim(), pems.pkcs8.trim());
        assert.equal(key.publicKey().toPem().trim(), pems.spki.trim());
      }
      assert.equal(Key.fromPem(pems.certificate).toPem().trim(), pems.spki.trim());
    });

    test('what it gives, fromPem takes', (assert) => {
      const key = Key.generate('ES256');
      assert.propEqual(
        Key.fromPem(key.toPem({ private: true })).toJwk({ private: true }),
        key.toJwk({ private: true }),
      );
      assert.propEqual(Key.fromPem(Key.fromJwk(A3_JWK).toPem()).toJwk(), { ...A3_PUBLIC, alg: 'ES256' });
    });

    test('a secret has no PEM, a public key no private one', (assert) => {
      const refuse = refusals(assert, jotwasm);
      refuse(() => Key.generate('HS256').toPem(), invalid);
      refuse(() => Key.generate('HS256').toPem({ private: true }), invalid);
      refuse(() => Key.fromPem(pems.spki).toPem({ private: true }), invalid);
    });
  });
}
