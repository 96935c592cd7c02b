// What the playground makes of a pasted key and a typed URL, before the library is asked.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Key } from 'jotwasm/full';
import { optionsOf, turningPoints, unknownAlgorithm } from '../../www/src/keys/expected.ts';
import { factsOf } from '../../www/src/keys/facts.ts';
import { foreignKey } from '../../www/src/keys/foreign.ts';
import { kindOf } from '../../www/src/keys/key-input.ts';
import { mendJwk } from '../../www/src/keys/mend-jwk.ts';
import { mendPem } from '../../www/src/keys/mend-pem.ts';
import { keyNeed, KNOWN_ALGORITHMS } from '../../www/src/keys/needs.ts';
import { issuerToAsk } from '../../www/src/keys/remarks.ts';
import { issuerOf, planFetch, sameIssuer } from '../../www/src/keys/where-keys-are.ts';

const [RSA] = JSON.parse(readFileSync(new URL('../vectors/openssl/keys.json', import.meta.url), 'utf8'));
const OPENID = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';

test('the kind of a key shows in its text, or not', () => {
  const { publicKey } = keyOf('ES256');
  const pem = publicKey.toPem().trim();
  const body = pem.split('\n').slice(1, -1).join('');
  const kinds = {
    pem: [pem, `  ${pem}`, `"${pem}"`, '---- BEGIN SSH2 PUBLIC KEY ----', 'ssh-rsa AAAA', 'ecdsa-sha2-nistp256 AAAA', body],
    jwk: ['{"kty": "EC"}', ' {"keys": []}', '[{"kty":"EC"}]', '"{\\"kty\\":\\"EC\\"}"', "'{\"kty\":\"EC\"}'", '{"'],
    url: ['https://login.example', 'http://localhost:8080/x', ' https://login.example/a?b ', 'HTTPS://login.example'],
    null: ['', 'secret', 'ssh-is-my-secret', '{curly}', 'https://a and more', '---', 'M'.repeat(80), 'BEGIN '],
  };
  for (const [kind, texts] of Object.entries(kinds)) {
    for (const text of texts) assert.equal(String(kindOf(text)), kind, text);
  }
});

test('every kind of public key is recognised without its armour, and a secret hardly ever', () => {
  for (const alg of KNOWN_ALGORITHMS.filter((name) => keyNeed(name).kty !== 'oct')) {
    const { publicKey, key } = keyOf(alg);
    for (const pem of [publicKey.toPem(), key.toPem({ private: true })]) {
      assert.equal(kindOf(pem.trim().split('\n').slice(1, -1).join('\n')), 'pem', alg);
    }
  }
  const der = (...start) => Buffer.concat([Buffer.from(start), Buffer.alloc(66 - start.length)]).toString('base64');
  assert.equal(kindOf(der(0x30, 64, 0x30)), 'pem');
  for (const [name, ...start] of [['longer', 0x30, 63, 0x30], ['other tag', 0x30, 64, 0x04], ['no sequence', 0x31, 64, 0x30]]) {
    assert.equal(kindOf(der(...start)), null, name);
  }
});

test('a PEM in order is left alone, byte for byte', () => {
  const pem = keyOf('ES256').publicKey.toPem().trim();
  for (const text of [pem, pem.replaceAll('\n', '\r\n'), pem.replaceAll('\n', '\n    '), `${pem}\n${pem}`]) {
    assert.deepEqual(mendPem(text), { pem: text, mends: [] });
  }
  const encrypted = '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----';
  assert.deepEqual(mendPem(encrypted).mends, []);
});

test('whatever was mended is a PEM that the library reads', () => {
  const { publicKey } = keyOf('ES256');
  const pem = publicKey.toPem().trim();
  const broken = {
    newlines: [pem.replaceAll('\n', '\\n'), pem.replaceAll('\n', '\\r\\n')],
    lines: [pem.replaceAll('\n', ''), pem.replaceAll('\n', ' '), pem.replace('KEY-----\n', 'KEY-----')],
    dashes: [pem.replaceAll('-----', '——'), pem.replaceAll('-----', '----'), pem.replaceAll('-----', '------')],
    quotes: [`"${pem}"`, `'${pem}',`],
    armour: [pem.split('\n').slice(1, -1).join('\n')],
  };
  for (const [mend, texts] of Object.entries(broken)) {
    for (const text of texts) {
      const mended = mendPem(text);
      assert.deepEqual(mended.mends, [mend], text);
      assert.equal(Key.fromPem(mended.pem).thumbprint(), publicKey.thumbprint());
    }
  }
});

test('damage to a PEM is told apart', () => {
  const pem = keyOf('ES256').publicKey.toPem();
  assert.equal(foreignKey(pem), null);
  assert.equal(foreignKey(pem.replace(/-----END.*/s, '')), 'noEnd');
  assert.equal(foreignKey(pem.replace(/-----BEGIN.*/, '')), 'noBegin');
  assert.equal(foreignKey(pem.replace('END PUBLIC', 'END RSA PUBLIC')), 'otherEnd');
  assert.equal(foreignKey(pem.replace('MF', 'M?')), 'notBase64');
});

test('JSON in quotes, an array of keys, and what is neither', () => {
  assert.deepEqual(mendJwk('{"kty":"EC"}'), { value: { kty: 'EC' }, mends: [] });
  assert.deepEqual(mendJwk('"{\\"kty\\":\\"EC\\"}"'), { value: { kty: 'EC' }, mends: ['quoted'] });
  assert.deepEqual(mendJwk("'[{\"kty\":\"EC\"}]';"), { value: { keys: [{ kty: 'EC' }] }, mends: ['quoted', 'array'] });
  assert.deepEqual(mendJwk('[1]').mends, []);
  assert.throws(() => mendJwk('{"kty":'), SyntaxError);
});

test('an issuer is asked by both standards, a document only for itself', () => {
  const plans = {
    'https://login.example': [`https://login.example${OPENID}`, `https://login.example${OAUTH}`],
    'https://login.example/': [`https://login.example${OPENID}`, `https://login.example${OAUTH}`],
    'https://login.example/realms/a/': [
      `https://login.example/realms/a${OPENID}`,
      `https://login.example${OAUTH}/realms/a`,
      'https://login.example/realms/a/',
    ],
    'https://login.example/jwks.json': ['https://login.example/jwks.json'],
    'https://www.googleapis.com/oauth2/v3/certs': ['https://www.googleapis.com/oauth2/v3/certs'],
    'https://login.example/discovery/v2.0/keys': ['https://login.example/discovery/v2.0/keys'],
    'https://x.example/metadata/jwk/a@b.example': ['https://x.example/metadata/jwk/a@b.example'],
    'https://keys.example/cert-authority': [
      `https://keys.example/cert-authority${OPENID}`,
      `https://keys.example${OAUTH}/cert-authority`,
      'https://keys.example/cert-authority',
    ],
    'https://login.example/x?appid=1#top': ['https://login.example/x?appid=1'],
    [`https://login.example/a${OPENID}`]: [`https://login.example/a${OPENID}`],
    'http://localhost:8787': [`http://localhost:8787${OPENID}`, `http://localhost:8787${OAUTH}`],
  };
  for (const [text, urls] of Object.entries(plans)) {
    assert.deepEqual(planFetch(text), { urls, host: new URL(text).host }, text);
  }
});

test('what a page may not ask', () => {
  assert.equal(planFetch('login.example'), 'notAUrl');
  assert.equal(planFetch('file:///etc/passwd'), 'notAUrl');
  assert.equal(planFetch('javascript:alert(1)'), 'notAUrl');
  assert.equal(planFetch('http://login.example'), 'notHttps');
  assert.equal(planFetch('http://localhost.example'), 'notHttps');
  assert.equal(planFetch('http://127.0.0.1.example'), 'notHttps');
  assert.equal(planFetch('https://user@login.example'), 'credentials');
});

test('only an iss that may be asked is offered', () => {
  assert.equal(issuerToAsk('https://login.example/a')?.href, 'https://login.example/a');
  assert.equal(issuerToAsk('http://127.0.0.1:8787')?.host, '127.0.0.1:8787');
  // A host that only looks like another is shown as it is.
  assert.equal(issuerToAsk('https://lоgin.example')?.host, 'xn--lgin-55d.example');
  for (const iss of ['http://login.example', 'login.example', 'data:,x', 'https://', 1, null, undefined, ['https://a.example']]) {
    assert.equal(issuerToAsk(iss), null);
  }
});

test('the issuer that a URL stands for', () => {
  assert.equal(issuerOf(`https://login.example/a${OPENID}`), 'https://login.example/a');
  assert.equal(issuerOf(`https://login.example${OAUTH}/a`), 'https://login.example/a');
  assert.equal(issuerOf('https://login.example/a'), 'https://login.example/a');
  assert.equal(issuerOf('https://login.example/jwks.json'), undefined);
  assert.ok(sameIssuer('https://login.example', 'https://login.example/'));
  assert.ok(!sameIssuer('https://login.example', 'https://login.example/a'));
});

test('expectations become options of the library; what cannot be read is left out', () => {
  assert.deepEqual(optionsOf({}), {});
  assert.deepEqual(
    optionsOf({
      issuer: 'a, b', audience: ' c ', subject: 'd, e', typ: 'JWT', tolerance: '5', maxAge: '2h', required: 'x,y,',
      algorithms: 'ES256, nonsense',
    }),
    {
      issuer: ['a', 'b'], audience: ['c'], subject: 'd, e', typ: 'JWT', clockTolerance: 5, maxTokenAge: '2h',
      requiredClaims: ['x', 'y'], algorithms: ['ES256'],
    },
  );
  assert.deepEqual(optionsOf({ tolerance: 'soon', maxAge: '-1', algorithms: 'none' }), {});
  assert.equal(unknownAlgorithm('ES256, none'), 'none');
  assert.equal(unknownAlgorithm('ES256'), undefined);
});

test('the moments at which a verdict turns', () => {
  const claims = { exp: 1000, nbf: 500, iat: 400 };
  assert.deepEqual(turningPoints(claims, {}), [1000, 500]);
  assert.deepEqual(turningPoints(claims, { clockTolerance: 10, maxTokenAge: '2 m' }), [1010, 490, 390, 530]);
  assert.deepEqual(turningPoints({ exp: 'x' }, { maxTokenAge: 5 }), []);
});

test('the facts of a key: type, size, and a thumbprint where it gives nothing away', () => {
  const secret = Key.fromSecret('x'.repeat(37));
  assert.deepEqual([factsOf(secret).bits, factsOf(secret).thumbprint, factsOf(secret).type], [37 * 8, undefined, 'secret']);
  const { key, publicKey } = keyOf('RS256');
  assert.deepEqual([factsOf(key).bits, factsOf(key).type], [2048, 'private']);
  assert.equal(factsOf(publicKey).thumbprint, publicKey.thumbprint());
  assert.deepEqual([factsOf(keyOf('ES512').key).crv, factsOf(keyOf('ES512').key).bits], ['P-521', undefined]);
});

test('the algorithms that a key can serve, the one to suggest first', () => {
  const algorithms = (key) => factsOf(key).algorithms;
  assert.deepEqual(algorithms(keyOf('ES384').publicKey), ['ES384']);
  assert.deepEqual(algorithms(keyOf('EdDSA').key), ['Ed25519', 'EdDSA']);
  assert.deepEqual(algorithms(keyOf('ML-DSA-65').key), ['ML-DSA-65']);
  const open = Key.fromPem(RSA.private.pkcs8);
  assert.deepEqual(algorithms(open), ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']);
});

test('every algorithm of the library is known here, with the key that it takes', () => {
  for (const alg of KNOWN_ALGORITHMS) {
    const jwk = keyOf(alg).key.toJwk({ private: true });
    const { kty, crv } = keyNeed(alg);
    assert.deepEqual([jwk.kty, jwk.crv], [kty, crv], alg);
  }
});

const made = new Map();

function keyOf(alg) {
  if (!made.has(alg)) {
    // To find primes takes seconds here.
    const key = keyNeed(alg).kty === 'RSA' ? Key.fromPem(RSA.private.pkcs8, alg) : Key.generate(alg);
    made.set(alg, { key, publicKey: key.type === 'secret' ? undefined : key.publicKey() });
  }
  return made.get(alg);
}
