// What a RefreshError says, and what it never does.
import { RefreshError } from 'jotwasm/server';
import { rejected } from './support/assert.js';
import { stoppedClock } from './support/clock.js';
import { issuerWith } from './support/issuer.js';

export default function (QUnit, { JwtError }) {
  const { module, test } = QUnit;

  module('issuer: what it never says', (hooks) => {
    const clock = stoppedClock(hooks);

    test('errors name no token, subject or claim', async (assert) => {
      const issuer = issuerWith({ refreshTokenTtl: 1000 });
      const subject = 'SENTINEL-subject';
      const { refresh_token: used } = await issuer.issue(subject, { role: 'SENTINEL-role' });
      const { refresh_token: revoked } = await issuer.refresh(used);
      const { refresh_token: expired } = await issuer.issue(subject, { role: 'SENTINEL-role' });
      clock.advance(999);
      const errors = [await rejected(issuer.refresh(used)), await rejected(issuer.refresh(revoked))];
      clock.advance(2);
      errors.push(await rejected(issuer.refresh(expired)), await rejected(issuer.refresh(`${used}SENTINEL`)));
      const codes = ['REUSED', 'REVOKED', 'EXPIRED', 'INVALID'].map((end) => `ERR_REFRESH_${end}`);
      assert.deepEqual(errors.map(({ code }) => code), codes);
      for (const error of errors) {
        assert.true(error instanceof RefreshError && error instanceof Error && !(error instanceof JwtError));
        assert.deepEqual(Object.keys(error), ['code']);
        const text = [error.message, String(error), JSON.stringify(error), error.stack.split('\n')[0]].join();
        assert.false(/SENTINEL|[\da-f]{16}/.test(text), text);
      }
    });

    test('every code has a sentence of its own', (assert) => {
      const codes = ['INVALID', 'EXPIRED', 'REVOKED', 'REUSED'].map((end) => `ERR_REFRESH_${end}`);
      const messages = codes.map((code) => new RefreshError(code).message);
      assert.equal(new Set(messages.filter((message) => message.length > 20)).size, 4);
    });
  });
}
