// Names of options on the prototype of all objects, where somebody else's mistake may have put them.
import { SECRET } from './support/keys.js';
import { BASE, CLAIMS, RULES, ruled } from './support/rules.js';
import { NOW } from './support/tokens.js';

/** What would change a verdict or a token, were it an option. */
const VALUES = {
  ...Object.fromEntries(Object.entries(RULES).map(([name, [, bad]]) => [name, bad])),
  currentDate: NOW,
  clockTolerance: 1e10,
  complete: true,
  algorithm: 'HS512',
  expiresIn: 1,
  notBefore: 1,
  keyid: 'k',
  header: { x: 1 },
  noTimestamp: true,
};

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, sign, verify } = jotwasm;
  const key = Key.fromSecret(SECRET);
  let token;
  const hooks = {
    async before() {
      token = await ruled();
    },
  };

  /** What calls come to that do not mention the name. */
  function outcomes(name, mark) {
    // Rules that no call had before, so that nothing is kept of them.
    const own = { [name === 'audience' ? 'issuer' : 'audience']: ['a', 'b', mark] };
    const { sub, ...claims } = CLAIMS;
    return [
      () => verify(token, key, { ...BASE, ...own }),
      () => verify(token, key, { crit: ['x'], ...own }),
      () => sign(CLAIMS, key),
      () => sign(claims, key, { subject: sub }),
      () => sign({ nonce: 'n' }, key).length,
    ].map((call) => {
      try {
        return call();
      } catch (error) {
        return error.code ?? error;
      }
    });
  }

  module('options: the prototype of all objects', hooks, () => {
    for (const [name, value] of Object.entries(VALUES)) {
      const ways = {
        value: () => ({ value, writable: true }),
        accessor: (assert) => ({ get: () => void assert.true(false, 'asked'), set() {} }),
      };
      for (const [way, describe] of Object.entries(ways)) {
        test(`${name} there is nobody's option, be it a ${way}`, (assert) => {
          const expected = outcomes(name, `before ${way}`);
          assert.deepEqual(expected.slice(0, 2), [CLAIMS, 'ERR_JWT_EXPIRED']);
          Object.defineProperty(Object.prototype, name, { ...describe(assert), configurable: true });
          let got;
          try {
            got = outcomes(name, `after ${way}`);
          } finally {
            delete Object.prototype[name];
          }
          assert.deepEqual(got, expected);
        });
      }
    }
  });
}
