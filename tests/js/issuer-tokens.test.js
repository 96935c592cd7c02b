// What an issuer gives out: access tokens (RFC 9068) and the response around them (RFC 6749 section 5.1).
import * as server from 'jotwasm/server';
import { asyncMistakes } from './support/assert.js';
import { stoppedClock } from './support/clock.js';
import { ISSUER, issuerWith, login } from './support/issuer.js';

export default function (QUnit, jotwasm) {
  const { module, test } = QUnit;
  const { Key, JwtError, decode, verify } = jotwasm;

  module('issuer: tokens', (hooks) => {
    const clock = stoppedClock(hooks);
    const key = Key.generate('HS256');
    const parts = ({ access_token: token }) => verify(token, key, { complete: true });

    test('a response has the members of RFC 6749, and no others', async (assert) => {
      const tokens = await issuerWith({ key }).issue('ada');
      assert.deepEqual(Object.keys(tokens), ['access_token', 'token_type', 'expires_in', 'refresh_token']);
      assert.deepEqual([tokens.token_type, tokens.expires_in], ['Bearer', 900]);
      assert.true(/^[\da-f]{32}-1\.[\w-]{43}$/.test(tokens.refresh_token));
    });

    test('an access token has the claims of RFC 9068 and its type', async (assert) => {
      clock.advance(0.75);
      const { header, payload } = parts(await issuerWith({ key }).issue('ada', { role: 'admin' }));
      assert.deepEqual(header, { alg: 'HS256', typ: 'at+jwt' });
      const { jti, ...claims } = payload;
      const iat = Math.floor(clock.time);
      assert.deepEqual(claims, { iss: ISSUER, sub: 'ada', aud: 'api', iat, exp: iat + 900, role: 'admin' });
      assert.true(/^[\da-f]{32}$/.test(jti));
      assert.ok(verify((await issuerWith({ key }).issue('ada')).access_token, key, { typ: 'at+jwt', issuer: ISSUER }));
    });

    test('the subject is told in every token, and no two tokens are the same', async (assert) => {
      const issuer = issuerWith({ key });
      const first = await issuer.issue('ünï\u{1f511}');
      const later = await issuer.refresh(first.refresh_token);
      const [one, other] = [first, later].map((tokens) => parts(tokens).payload);
      assert.deepEqual([one.sub, other.sub], ['ünï\u{1f511}', 'ünï\u{1f511}']);
      assert.notEqual(one.jti, other.jti);
      assert.notEqual(first.refresh_token, later.refresh_token);
    });

    test('claims stay through every rotation, as JSON has them', async (assert) => {
      const issuer = issuerWith({ key });
      const since = new Date(0);
      const claims = { scope: 'read write', since, gone: undefined, deep: { list: [1, null] } };
      let tokens = await issuer.issue('ada', claims);
      claims.deep.list.push(2);
      for (let rotation = 0; rotation < 3; rotation++) {
        const { iss, sub, aud, iat, exp, jti, ...rest } = parts(tokens).payload;
        assert.deepEqual(rest, { scope: 'read write', since: since.toJSON(), deep: { list: [1, null] } });
        assert.equal(tokens.scope, 'read write');
        tokens = await issuer.refresh(tokens.refresh_token);
      }
    });

    test('an access token that is refreshed is issued now', async (assert) => {
      const issuer = issuerWith({ key });
      const token = await login(issuer);
      clock.advance(5000);
      const { payload } = parts(await issuer.refresh(token));
      assert.deepEqual([payload.iat, payload.exp], [clock.time, clock.time + 900]);
    });

    test('lifetimes are durations, in whole seconds', async (assert) => {
      for (const [accessTokenTtl, seconds] of [['5m', 300], [60, 60], ['1.5s', 1], [90.9, 90]]) {
        const tokens = await issuerWith({ key, accessTokenTtl }).issue('ada');
        const { exp, iat } = parts(tokens).payload;
        assert.deepEqual([tokens.expires_in, exp - iat], [seconds, seconds], String(accessTokenTtl));
      }
    });

    test('several audiences', async (assert) => {
      const audience = ['api', 'other'];
      const issuer = issuerWith({ key, audience });
      audience.push('late');
      assert.deepEqual(parts(await issuer.issue('ada')).payload.aud, ['api', 'other']);
    });

    test('claims that the issuer says itself are a mistake, and nothing is stored', async (assert) => {
      const store = { ...server.memoryStore(), insert: () => assert.true(false, 'something was stored') };
      const issuer = issuerWith({ key, store });
      for (const name of ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']) {
        await asyncMistakes(assert)(() => issuer.issue('ada', { [name]: name === 'aud' ? ['x'] : 1 }), name);
      }
      for (const claims of [null, [], 'admin', 1, new Map([['a', 1]]), { scope: ['read'] }, { scope: 1 }, { n: 1n }]) {
        await asyncMistakes(assert)(() => issuer.issue('ada', claims), String(claims));
      }
      for (const subject of [undefined, null, '', 7, {}]) {
        await asyncMistakes(assert)(() => issuer.issue(subject), String(subject));
      }
      const bad = await issuer.issue('ada', { half: '\ud800' }).catch((error) => error);
      assert.true(bad instanceof JwtError || bad instanceof TypeError, String(bad));
    });

    test('a registered claim that is undefined is not there', async (assert) => {
      assert.equal(parts(await issuerWith({ key }).issue('ada', { sub: undefined })).payload.sub, 'ada');
    });

    test('a claim called __proto__ is a claim', async (assert) => {
      const claims = JSON.parse('{"__proto__":{"admin":true}}');
      const { access_token: token } = await issuerWith({ key }).issue('ada', claims);
      assert.true(Object.hasOwn(decode(token), '__proto__'));
      assert.equal(decode(token).admin, undefined);
    });

    test('methods work on their own, and with what a form has', async (assert) => {
      const { issue, refresh, revoke, revokeSubject } = issuerWith({ key });
      const { refresh_token: token } = await issue('ada');
      assert.ok(await refresh(token));
      assert.equal(await revoke(token), undefined);
      assert.equal(await revokeSubject('ada'), undefined);
      for (const value of [undefined, null, 7, {}]) {
        await asyncMistakes(assert)(() => refresh(value), `refresh ${value}`);
        await asyncMistakes(assert)(() => revoke(value), `revoke ${value}`);
        await asyncMistakes(assert)(() => revokeSubject(value), `revokeSubject ${value}`);
      }
    });
  });
}
