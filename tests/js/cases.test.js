// The claims table that the Rust core runs too.
import cases from '../cases/claims.json' with { type: 'json' };
import { caught, refusals } from './support/assert.js';

const SECRET = 'jotwasm test secret, 32 bytes...';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, verify } = jotwasm;

  module('verify: the table', () => {
    const key = Key.fromSecret(SECRET);
    for (const { name, token, claims, now, options, ok, code, claim, reason } of cases) {
      test(name, (assert) => {
        const date = new Date(now * 1000);
        // A Date has whole milliseconds, and an end.
        for (const currentDate of date.getTime() === now * 1000 ? [now, date] : [now]) {
          const call = () => verify(token, key, { ...options, currentDate });
          if (ok) {
            assert.equal(JSON.stringify(call()), JSON.stringify(JSON.parse(claims)));
            continue;
          }
          const details = Object.fromEntries(
            Object.entries({ claim, reason }).filter(([, value]) => value !== undefined),
          );
          refusals(assert, jotwasm)(call, code, details);
          if (caught(call).payload)
            assert.equal(JSON.stringify(caught(call).payload), JSON.stringify(JSON.parse(claims)));
        }
      });
    }
  });
}
