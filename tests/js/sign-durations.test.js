import { mistakes } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { NOW, parts } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { sign } = jotwasm;
  const claims = (options) => parts(sign({}, SECRET, { currentDate: NOW, ...options })).payload;

  module('sign: durations', () => {
    const accepted = [
      [60, 60],
      [0, 0],
      ['30s', 30],
      ['15m', 900],
      ['2h', 7200],
      ['7d', 604_800],
      ['1 hour', 3600],
      ['1 second', 1],
      ['30 seconds', 30],
      ['1 minute', 60],
      ['5 minutes', 300],
      ['2 hours', 7200],
      ['1 day', 86_400],
      ['90 days', 7_776_000],
    ];
    for (const [duration, seconds] of accepted) {
      test(`${JSON.stringify(duration)} is ${seconds} s`, (assert) => {
        assert.equal(claims({ expiresIn: duration }).exp, NOW + seconds);
        assert.equal(claims({ notBefore: duration }).nbf, NOW + seconds);
      });
    }

    const refused = [
      '120',
      '',
      ' ',
      's',
      '1',
      '1x',
      '1 month',
      '1e3s',
      '0x10s',
      '1h30m',
      '1,5h',
      'NaN',
      'Infinity s',
      '١s',
      NaN,
      Infinity,
      -Infinity,
      null,
      true,
      5n,
      [],
      {},
      new Date(0),
      () => 1,
    ];
    test('anything else is a TypeError, a string of bare digits too', (assert) => {
      const mistake = mistakes(assert);
      for (const duration of refused) {
        mistake(() => sign({}, SECRET, { expiresIn: duration }), `expiresIn ${String(duration)}`);
        mistake(() => sign({}, SECRET, { notBefore: duration }), `notBefore ${String(duration)}`);
      }
    });
  });
}
