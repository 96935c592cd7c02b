// Options that say something else the next time: nothing that is kept from one call may decide another.
import { caught, mistakes, refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { memoryOf } from './support/memory.js';
import { BASE, RULES, expired, mismatch, ruled } from './support/rules.js';
import { NOW } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, verify } = jotwasm;
  const key = Key.fromSecret(SECRET);
  let token;
  const hooks = {
    async before() {
      token = await ruled();
    },
  };

  module('options that change: verify', hooks, () => {
    for (const [name, [good, bad, why]] of Object.entries(RULES)) {
      test(`${name}, in one object and in new ones`, (assert) => {
        const refuse = refusals(assert, jotwasm);
        const options = { ...BASE };
        for (let round = 0; round < 3; round++) {
          options[name] = good;
          assert.equal(verify(token, key, options).sub, 'ada');
          options[name] = bad;
          refuse(() => verify(token, key, options), ...why);
          refuse(() => verify(token, key, { ...BASE, [name]: bad }), ...why);
          assert.equal(verify(token, key, { ...BASE, [name]: good }).sub, 'ada');
          if (name in BASE) continue;
          delete options[name];
          assert.equal(verify(token, key, options).sub, 'ada');
        }
      });
    }

    test('clockTolerance and complete', (assert) => {
      const options = { ...BASE, currentDate: NOW + 60 };
      for (const clockTolerance of [1, 0, '2s', 0]) {
        options.clockTolerance = clockTolerance;
        if (clockTolerance) assert.equal(verify(token, key, options).sub, 'ada');
        else refusals(assert, jotwasm)(() => verify(token, key, options), ...expired('exp'));
      }
      for (const complete of [true, false, true]) {
        const got = verify(token, key, { ...BASE, complete });
        assert.equal((complete ? got.payload : got).sub, 'ada');
      }
    });

    test('lists whose owner changes them', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const [name, good, bad, why] of [
        ['issuer', 'a', 'b', mismatch('iss')],
        ['audience', 'b', 'a', mismatch('aud')],
        ['algorithms', 'HS256', 'HS512', ['ERR_JOSE_ALG_NOT_ALLOWED']],
      ]) {
        const list = [bad, good];
        const options = { ...BASE, [name]: list };
        assert.ok(verify(token, key, options));
        list[1] = bad;
        refuse(() => verify(token, key, options), ...why);
        list.push(good);
        assert.ok(verify(token, key, options));
        list.length = 1;
        refuse(() => verify(token, key, options), ...why);
        list[0] = 1;
        mistakes(assert)(() => verify(token, key, options), name);
      }
    });

    test('a Date that is set', (assert) => {
      const currentDate = new Date(NOW * 1000);
      const options = { ...BASE, currentDate };
      assert.ok(verify(token, key, options));
      currentDate.setTime((NOW + 60) * 1000);
      refusals(assert, jotwasm)(() => verify(token, key, options), ...expired('exp'));
      currentDate.setTime(NaN);
      mistakes(assert)(() => verify(token, key, options));
    });

    test('mistakes that come later, and go', (assert) => {
      const mistake = mistakes(assert);
      const good = { ...BASE, issuer: 'a' };
      for (const [name, value] of Object.entries({ issuers: 'a', toString: 1, subject: 1, issuer: null, crit: 'x' })) {
        const options = { ...good };
        assert.ok(verify(token, key, options));
        options[name] = value;
        mistake(() => verify(token, key, options), name);
        if (Object.hasOwn(good, name)) options[name] = good[name];
        else delete options[name];
        assert.ok(verify(token, key, options));
      }
      const options = { ...good };
      assert.ok(verify(token, key, options));
      Object.defineProperty(options, Symbol.toStringTag, { value: 'Map' });
      mistake(() => verify(token, key, options), 'no options');
    });

    test('what is inherited', (assert) => {
      const shared = { issuer: 'a' };
      const options = Object.assign(Object.create(shared), BASE);
      assert.ok(verify(token, key, options));
      shared.issuer = 'b';
      refusals(assert, jotwasm)(() => verify(token, key, options), ...mismatch('iss'));
      Object.setPrototypeOf(options, { subject: 'eve' });
      refusals(assert, jotwasm)(() => verify(token, key, options), ...mismatch('sub'));
    });

    test('what looks alike is not the same', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const ok = (options) => assert.ok(verify(token, key, { ...BASE, ...options }));
      const no = (options, why) => refuse(() => verify(token, key, { ...BASE, ...options }), ...why);
      ok({ jwtid: '7' });
      no({ nonce: '7' }, mismatch('nonce'));
      no({ subject: '7' }, mismatch('sub'));
      ok({ audience: ['b', 'c'] });
      no({ audience: ['b,c'] }, mismatch('aud'));
      no({ audience: ['bc'] }, mismatch('aud'));
      no({ issuer: ['b', 'c'] }, mismatch('iss'));
      ok({ issuer: ['a'] });
      ok({ issuer: 'a' });
      no({ issuer: [] }, mismatch('iss'));
      no({ issuer: '' }, mismatch('iss'));
      ok({ requiredClaims: [] });
      no({ algorithms: [] }, ['ERR_JOSE_ALG_NOT_ALLOWED']);
      ok({ maxTokenAge: '1m' });
      no({ clockTolerance: 60, maxTokenAge: 0, currentDate: NOW + 61 }, expired('iat'));
      ok({ clockTolerance: -0 });
    });

    test('more of them than are kept, and the first again', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const options = { ...BASE, issuer: ['a'] };
      for (let round = 0; round < 3; round++) {
        assert.ok(verify(token, key, options));
        for (let n = 0; n < 70; n++) refuse(() => verify(token, key, { ...BASE, issuer: `${n}` }), ...mismatch('iss'));
        refuse(() => verify(token, key), 'ERR_JWS_INVALID');
        assert.ok(verify(token, key, options));
      }
    });

    test('what is no longer kept takes no memory', (assert) => {
      const round = (first) => {
        for (let n = first; n < first + 15_000; n++) caught(() => verify(token, key, { ...BASE, jwtid: `id ${n}` }));
        return memoryOf(() => verify(token, key, BASE));
      };
      const before = round(0);
      assert.equal(round(15_000), before);
    });
  });
}
