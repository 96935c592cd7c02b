// Mistakes in an issuer's options are found when it is made, not when somebody logs in.
import { createIssuer, memoryStore } from 'jotwasm/server';
import { mistakes } from './support/assert.js';

export default function (QUnit, { Key }) {
  const { module, test } = QUnit;
  const key = Key.generate('ES256');
  const good = { key, issuer: 'https://login.example', audience: 'api', store: memoryStore() };

  module('issuer: options', () => {
    test('the four that are needed suffice', (assert) => assert.ok(createIssuer(good)));

    test('each of them is needed', (assert) => {
      for (const name of Object.keys(good)) mistakes(assert)(() => createIssuer({ ...good, [name]: undefined }), name);
      for (const none of [undefined, null, [], 'key']) mistakes(assert)(() => createIssuer(none), String(none));
    });

    test('a misspelt one is refused', (assert) => {
      mistakes(assert)(() => createIssuer({ ...good, accessTokenTTL: 60 }));
    });

    const wrong = {
      key: [key.publicKey(), key.toJwk({ private: true }), 'a secret of thirty-two bytes, or so', {}],
      previousKeys: [key, [key], [key.publicKey()], [null], ['x'], [Key.generate('ES256'), key.publicKey()]],
      issuer: ['', 7, ['https://login.example']],
      audience: ['', [], ['api', ''], [7], 7],
      accessTokenTtl: [0, -1, 0.9, '900', 'soon', NaN, Infinity, '-5m', new Date()],
      refreshTokenTtl: [0, -1, 0.9, '900', 'later', NaN, Infinity],
      reuseLeeway: [-1, '10', NaN, Infinity, null],
      algorithm: [7, null],
      store: [{}, 'memory', null, { ...memoryStore(), markUsed: undefined }, { ...memoryStore(), deleteExpired: 1 }],
    };
    for (const [name, values] of Object.entries(wrong)) {
      test(name, (assert) => {
        for (const value of values) mistakes(assert)(() => createIssuer({ ...good, [name]: value }), String(value));
      });
    }

    test('what stands on the prototype of all objects is no option', async (assert) => {
      const polluted = { algorithm: 'ES384', reuseLeeway: -1, accessTokenTtl: 1, previousKeys: 'x', store: {} };
      Object.assign(Object.prototype, polluted);
      try {
        const { issue, jwks } = createIssuer(good);
        assert.equal((await issue('ada')).expires_in, 900);
        assert.deepEqual(jwks.keys.map(({ alg }) => alg), ['ES256']);
        mistakes(assert)(() => createIssuer({ ...good, store: undefined }));
      } finally {
        for (const name of Object.keys(polluted)) delete Object.prototype[name];
      }
    });

    test('what is wrong is said without what it was', (assert) => {
      const value = 'SENTINEL';
      for (const name of Object.keys(wrong).filter((each) => !['issuer', 'audience', 'algorithm'].includes(each))) {
        assert.throws(() => createIssuer({ ...good, [name]: value }), ({ message }) => !message.includes(value), name);
      }
    });
  });
}
