// Options that are not plain members of a plain object: each is asked once a call, and decides that call alone.
import { mistakes, refusals, rejections } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { BASE, RULES, mismatch, ruled } from './support/rules.js';
import { NOW, base64url } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, decode, sign, verify, verifyAsync } = jotwasm;
  const key = Key.fromSecret(SECRET);
  let token;
  const hooks = {
    async before() {
      token = await ruled();
    },
  };

  module('options: where they come from', hooks, () => {
    const names = Object.keys(RULES);
    /** Options whose members `get` gives, in one of the ways there are. */
    const ways = {
      getters(get) {
        const getters = names.map((name) => [name, { get: () => get(name), enumerable: true }]);
        return Object.defineProperties({}, Object.fromEntries(getters));
      },
      'inherited getters': (get) => Object.create(ways.getters(get)),
      'a Proxy': (get) => new Proxy({}, { get: (_, name) => get(name) }),
    };

    for (const [way, make] of Object.entries(ways)) {
      test(`${way}: each is asked once a call, and decides it`, (assert) => {
        let said = BASE;
        let asked = [];
        const options = make((name) => asked.push(name) && said[name]);
        for (const [name, [good, bad, why]] of Object.entries(RULES)) {
          for (const value of [good, bad, good]) {
            said = { ...BASE, [name]: value };
            asked = [];
            if (value === good) assert.equal(verify(token, key, options).sub, 'ada');
            else refusals(assert, jotwasm)(() => verify(token, key, options), ...why);
            for (const one of names) assert.equal(asked.filter((other) => other === one).length, 1, one);
          }
        }
      });
    }

    test('a getter that verifies, under more rules than are kept', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const options = {
        ...BASE,
        issuer: 'a',
        get subject() {
          for (let n = 0; n < 70; n++) verify(token, key, { ...BASE, clockTolerance: n });
          assert.ok(verify(token, key, { ...BASE, issuer: 'a' }));
          return 'ada';
        },
      };
      for (let round = 0; round < 2; round++) assert.equal(verify(token, key, options).sub, 'ada');
      refuse(() => verify(token, key, { ...BASE, issuer: 'a', subject: 'eve' }), ...mismatch('sub'));
    });

    test('a getter that changes what was read before it changes the next call only', (assert) => {
      const issuer = ['a'];
      const options = {
        ...BASE,
        issuer,
        get subject() {
          issuer[0] = 'b';
          return 'ada';
        },
      };
      assert.ok(verify(token, key, options));
      refusals(assert, jotwasm)(() => verify(token, key, options), ...mismatch('iss'));
    });

    test('frozen options', (assert) => {
      const options = Object.freeze({ ...BASE, issuer: Object.freeze(['a']), audience: Object.freeze(['b']) });
      for (let round = 0; round < 3; round++) assert.ok(verify(token, key, options));
      refusals(assert, jotwasm)(() => verify(token, key, { ...options, audience: ['x'] }), ...mismatch('aud'));
    });

    test('one object for verify and verifyAsync, and other keys', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      const options = { ...BASE, issuer: ['a'] };
      const later = async () => key;
      for (const other of [key, SECRET, later]) {
        options.issuer[0] = 'a';
        assert.equal((await verifyAsync(token, other, options)).sub, 'ada');
        assert.equal(verify(token, key, options).sub, 'ada');
        options.issuer[0] = 'b';
        refusals(assert, jotwasm)(() => verify(token, key, options), ...mismatch('iss'));
        await refuse(() => verifyAsync(token, other, options), ...mismatch('iss'));
      }
    });

    test('rules that are no longer kept when the key is there', async (assert) => {
      let give;
      const waiting = new Promise((resolve) => (give = () => resolve(key)));
      const good = verifyAsync(token, () => waiting, { ...BASE, issuer: 'a', nonce: 'n' });
      const bad = verifyAsync(token, () => waiting, { ...BASE, issuer: 'b', nonce: 'n' });
      for (let n = 0; n < 70; n++) verify(token, key, { ...BASE, clockTolerance: n });
      give();
      assert.equal((await good).sub, 'ada');
      await rejections(assert, jotwasm)(() => bad, ...mismatch('iss'));
    });
  });

  module('options: sign, one call after another', () => {
    const header = (options) => decode(sign({}, key, { noTimestamp: true, ...options }), { complete: true }).header;

    test('members, the header, and a Date that is set', (assert) => {
      const given = { x: 1 };
      const currentDate = new Date(NOW * 1000);
      const options = { header: given, currentDate, subject: 'ada' };
      const claims = () => decode(sign({}, key, options));
      assert.deepEqual(claims(), { iat: NOW, sub: 'ada' });
      currentDate.setTime((NOW + 1) * 1000);
      options.subject = 'eve';
      assert.deepEqual(claims(), { iat: NOW + 1, sub: 'eve' });
      assert.equal(header({ header: given }).x, 1);
      given.x = 2;
      assert.equal(header({ header: given }).x, 2);
      options.subjekt = 'eve';
      mistakes(assert)(claims);
      assert.deepEqual(Object.keys(decode(sign({}, key))), ['iat']);
    });

    test('the key names itself, whatever was signed with it before', (assert) => {
      const named = Key.fromSecret(SECRET, 'HS256', { kid: 'k' });
      for (const options of [undefined, { keyid: 'other' }, { keyid: 'k' }, {}, { algorithm: 'HS256' }, undefined]) {
        const header = { alg: 'HS256', typ: 'JWT', kid: options?.keyid ?? 'k' };
        assert.equal(sign({}, named, options).split('.')[0], base64url(JSON.stringify(header)));
      }
      named.free();
      for (const call of [() => named.alg, () => named.kid, () => sign({}, named), () => verify(token, named)])
        mistakes(assert)(call);
    });

    test('getters are asked once a call', (assert) => {
      let asked = 0;
      const options = {
        get subject() {
          return `${++asked}`;
        },
      };
      for (const sub of ['1', '2', '3']) assert.equal(decode(sign({}, key, options)).sub, sub);
    });
  });
}
