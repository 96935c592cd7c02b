// Claims of a shape that was met before are put together from their places: they must be what JSON.parse makes of them.
import { SECRET } from './support/keys.js';
import { tokenOf } from './support/text.js';

const JSON_TEXTS = [
  '{"iss":"https://a.example","sub":"1","exp":4102444800}',
  '{"iss":"","sub":"\\u0041","exp":4294967293}',
  '{"iss":"a","sub":"b","exp":4294967294}',
  '{"iss":"a","sub":"b","exp":4294967295}',
  '{"iss":"a","sub":"b","exp":4294967296}',
  '{"iss":"a","sub":"é\u{1f600}","exp":4102444800}',
  '{"iss":"a","sub":"b","exp": \n4102444800 }',
  '{"iss":"a","sub":"b","exp":4102444800.5}',
  '{"iss":"a","sub":"b","exp":4.1e9}',
  '{"a":0,"b":-0,"c":1e3,"d":0.1,"e":true,"f":false,"g":null,"h":[],"i":{},"j":"","k":12345678901}',
  '{"a":-0,"b":0,"c":1.0,"d":-1,"e":"true","f":"","g":[1,{"a":"b"}],"h":{"x":[null]},"i":"i","j":2,"k":"\\""}',
  '{"2":"b","1":"a","name":"c"}',
  '{"name":"c","10":"a","9":"b"}',
  '{"__proto__":"a","constructor":1,"toString":null,"hasOwnProperty":[]}',
  '{"__proto__":{"polluted":true},"constructor":2,"toString":"b","hasOwnProperty":{}}',
  '{"a\\"b":1,"c\\\\":"d"}',
  '{"":"empty"}',
  '{}',
  `{${Array.from({ length: 32 }, (_, place) => `"n${place}":${place}`)}}`,
  `{${Array.from({ length: 33 }, (_, place) => `"n${place}":"${place}"`)}}`,
];

/** What a value is made of, property descriptors included. */
const shown = (value) =>
  Array.isArray(value) || typeof value !== 'object' || value === null
    ? [typeof value, Object.is(value, -0) ? '-0' : Array.isArray(value) ? value.map(shown) : value]
    : Object.entries(Object.getOwnPropertyDescriptors(value)).map(([name, { value, ...rest }]) => [name, shown(value), rest]);

export default function (QUnit, { Key, decode, sign, verify }) {
  const { module, test } = QUnit;
  const token = (json) => tokenOf({ payload: json });

  module('claims of one shape', () => {
    test('decode: whatever was met before, in whatever order', (assert) => {
      for (let round = 0; round < 40; round++) {
        for (let place = 0; place < JSON_TEXTS.length; place++) {
          const json = JSON_TEXTS[(place * (round + 1)) % JSON_TEXTS.length];
          const claims = decode(token(json));
          if (JSON.stringify(shown(claims)) === JSON.stringify(shown(JSON.parse(json)))) continue;
          return assert.deepEqual(shown(claims), shown(JSON.parse(json)), json);
        }
      }
      assert.ok(true, `${JSON_TEXTS.length} texts in 40 orders`);
    });

    test('any number of members', (assert) => {
      for (let count = 1; count <= 40; count++) {
        // A shape is known after four tokens at most, its names after one more.
        for (let turn = 0; turn < 8; turn++) {
          const values = [`${turn}`, turn, [turn], { turn }];
          const members = Array.from({ length: count }, (_, place) => [`n${place}`, values[place % 4]]);
          const claims = Object.fromEntries(members);
          const read = decode(token(JSON.stringify(claims)));
          if (JSON.stringify(read) !== JSON.stringify(claims)) return assert.deepEqual(read, claims);
        }
      }
      assert.ok(true, '40 numbers');
    });

    test('verify: each token has its own values', (assert) => {
      const key = Key.fromSecret(SECRET, 'HS256');
      for (let turn = 0; turn < 30; turn++) {
        const claims = { sub: `user-${turn}`, exp: 4102444800 + turn, roles: [turn], [turn % 3 ? 'iss' : 'aud']: 'a' };
        const verified = verify(sign(claims, key, { noTimestamp: true }), key);
        if (turn % 7 === 0) assert.deepEqual(verified, claims);
        if (JSON.stringify(verified) !== JSON.stringify(claims)) assert.deepEqual(verified, claims);
      }
    });

    test('the caller owns what it gets', (assert) => {
      const json = '{"own":"a","list":[1],"deep":{"a":1}}';
      const read = () => decode(token(json));
      for (let turn = 0; turn < 20; turn++) {
        const claims = read();
        claims.list.push(2);
        claims.deep.a = 2;
        claims.own = 'b';
        claims.extra = true;
        delete claims.deep;
      }
      assert.deepEqual(read(), JSON.parse(json));
    });

    test('nobody else gets to see them', (assert) => {
      const json = '{"seen":"a","exp":4102444800}';
      const seen = [];
      Object.defineProperty(Object.prototype, 'seen', { configurable: true, get: () => 'no', set: (value) => seen.push(value) });
      try {
        for (let turn = 0; turn < 20; turn++) assert.strictEqual(Object.getOwnPropertyDescriptor(decode(token(json)), 'seen')?.value, 'a');
      } finally {
        delete ((Object.prototype).seen);
      }
      assert.deepEqual(seen, []);
    });
  });
}
