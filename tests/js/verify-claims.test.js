// Each rule on the second where its verdict turns.
import { refusals } from './support/assert.js';
import { SECRET } from './support/keys.js';
import { NOW } from './support/tokens.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { sign, verify } = jotwasm;
  const bare = { noTimestamp: true };

  /** A rule: the token passes at `good` and is refused at `bad`, which differ in one second or less. */
  const boundary = (title, claims, options, { good, bad, code, ...details }) => {
    test(title, (assert) => {
      const refuse = refusals(assert, jotwasm);
      const token = sign(claims, SECRET, bare);
      for (const seconds of [good].flat()) {
        for (const currentDate of [seconds, new Date(seconds * 1000)]) {
          assert.deepEqual(verify(token, SECRET, { ...options, currentDate }), claims, `accepted at ${seconds - NOW}`);
        }
      }
      for (const seconds of [bad].flat()) {
        for (const currentDate of [seconds, new Date(seconds * 1000)]) {
          refuse(
            () => verify(token, SECRET, { ...options, currentDate }),
            code,
            details,
            `refused at ${seconds - NOW}`,
          );
        }
      }
    });
  };
  const expired = { code: 'ERR_JWT_EXPIRED', claim: 'exp', reason: 'check_failed' };
  const early = { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim: 'nbf', reason: 'check_failed' };
  const old = { code: 'ERR_JWT_EXPIRED', claim: 'iat', reason: 'check_failed' };
  const future = { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim: 'iat', reason: 'check_failed' };

  module('verify: exp', () => {
    boundary(
      'expired from its second on',
      { exp: NOW },
      {},
      { good: [0, NOW - 1, NOW - 0.001], bad: [NOW, NOW + 1], ...expired },
    );
    boundary(
      'clockTolerance moves the second',
      { exp: NOW },
      { clockTolerance: 10 },
      { good: [NOW, NOW + 9], bad: [NOW + 10], ...expired },
    );
    boundary(
      'clockTolerance as a string',
      { exp: NOW },
      { clockTolerance: '1m' },
      { good: NOW + 59, bad: NOW + 60, ...expired },
    );
    boundary('a fraction of a second counts', { exp: NOW + 0.5 }, {}, { good: NOW + 0.25, bad: NOW + 0.5, ...expired });
    boundary('0 is a time too', { exp: 0 }, {}, { good: -1, bad: [0, 1], ...expired });
    boundary('a negative one too', { exp: -5 }, {}, { good: -6, bad: -5, ...expired });
  });

  module('verify: nbf', () => {
    boundary(
      'valid from its second on',
      { nbf: NOW },
      {},
      { good: [NOW, NOW + 1], bad: [NOW - 1, NOW - 0.001], ...early },
    );
    boundary(
      'clockTolerance moves the second',
      { nbf: NOW },
      { clockTolerance: 10 },
      { good: NOW - 10, bad: NOW - 11, ...early },
    );
    boundary(
      'clockTolerance as a string',
      { nbf: NOW },
      { clockTolerance: '10s' },
      { good: NOW - 10, bad: NOW - 11, ...early },
    );
  });

  module('verify: maxTokenAge', () => {
    boundary(
      'counts from iat',
      { iat: NOW },
      { maxTokenAge: 60 },
      { good: [NOW, NOW + 60], bad: [NOW + 61, NOW + 60.5], ...old },
    );
    boundary('as a string', { iat: NOW }, { maxTokenAge: '2h' }, { good: NOW + 7200, bad: NOW + 7201, ...old });
    boundary('0 means this second', { iat: NOW }, { maxTokenAge: 0 }, { good: NOW, bad: NOW + 1, ...old });
    boundary(
      'clockTolerance adds to it',
      { iat: NOW },
      { maxTokenAge: 60, clockTolerance: 5 },
      { good: NOW + 65, bad: NOW + 66, ...old },
    );
    boundary('an iat still to come', { iat: NOW }, { maxTokenAge: 60 }, { good: NOW, bad: NOW - 1, ...future });
    boundary(
      'within clockTolerance',
      { iat: NOW },
      { maxTokenAge: 60, clockTolerance: 5 },
      { good: NOW - 5, bad: NOW - 6, ...future },
    );

    test('requires iat', (assert) => {
      const token = sign({ exp: NOW + 1 }, SECRET, bare);
      const details = { claim: 'iat', reason: 'missing' };
      const options = { maxTokenAge: 60, currentDate: NOW };
      refusals(assert, jotwasm)(() => verify(token, SECRET, options), 'ERR_JWT_CLAIM_VALIDATION_FAILED', details);
    });
  });

  module('verify: iat', () => {
    test('alone it is not held against the clock (RFC 7519 section 4.1.6)', (assert) => {
      const claims = { iat: NOW + 1000 };
      assert.deepEqual(verify(sign(claims, SECRET), SECRET, { currentDate: NOW }), claims);
    });
  });

  module('verify: the clock', () => {
    test('without currentDate it is the time of day', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const { code, ...details } = expired;
      refuse(() => verify(sign({}, SECRET, { expiresIn: -1 }), SECRET), code, details);
      assert.ok(verify(sign({}, SECRET, { expiresIn: '1h', notBefore: -1 }), SECRET));
    });

    test('a token without exp never expires', (assert) => {
      const token = sign({}, SECRET, bare);
      for (const currentDate of [-1e15, 0, NOW, 1e300]) assert.deepEqual(verify(token, SECRET, { currentDate }), {});
    });

    test('times far beyond any calendar', (assert) => {
      const refuse = refusals(assert, jotwasm);
      const { code, ...details } = expired;
      for (const exp of [2 ** 53 + 2, 1e21, 1e300, Number.MAX_VALUE]) {
        assert.deepEqual(verify(sign({ exp }, SECRET, bare), SECRET, { currentDate: NOW }), { exp }, String(exp));
      }
      refuse(() => verify(sign({ exp: -1e300 }, SECRET, bare), SECRET, { currentDate: NOW }), code, details);
    });
  });
}
