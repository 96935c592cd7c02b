// discoverKeySet(): OpenID Connect Discovery 1.0.
import { discoverKeySet } from 'jotwasm/server';
import { mistakes, rejections } from './support/assert.js';
import { at } from './support/clock.js';
import { A3_PUBLIC } from './support/keys.js';
import { issuer, sharedCache } from './support/requests.js';
import { NOW } from './support/tokens.js';

const ISSUER = 'https://login.example';
const KEYS = 'https://keys.example/jwks';
const header = (kid) => ({ alg: 'ES256', kid });
const jwks = (...kids) => ({ keys: kids.map((kid) => ({ ...A3_PUBLIC, kid })) });

export default function ({ module, test }, jotwasm) {
  /** An issuer with a configuration, at whatever address it is asked. */
  const configured = (configuration, keys = jwks('a')) =>
    issuer(({ url, count }) =>
      url.endsWith('/.well-known/openid-configuration')
        ? configuration
        : typeof keys === 'function'
          ? keys(count)
          : keys,
    );

  const following = (name, { fetch }, options) => discoverKeySet(name, { fetch, ...options });

  module('discoverKeySet', () => {
    test('the configuration, then the keys', async (assert) => {
      for (const [name, address] of [
        [ISSUER, `${ISSUER}/.well-known/openid-configuration`],
        [`${ISSUER}/`, `${ISSUER}/.well-known/openid-configuration`],
        [`${ISSUER}/tenant`, `${ISSUER}/tenant/.well-known/openid-configuration`],
        [`${ISSUER}/tenant/`, `${ISSUER}/tenant/.well-known/openid-configuration`],
      ]) {
        const own = configured({ issuer: name, jwks_uri: KEYS });
        assert.equal((await following(name, own).find(header('a'))).kid, 'a');
        assert.deepEqual(
          own.asked.map(({ url }) => url),
          [address, KEYS],
        );
      }
    });

    test('the issuer to the letter', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      for (const other of [
        `${ISSUER}/`,
        'https://LOGIN.example',
        'https://login.example:443',
        'https://evil.example',
        undefined,
        null,
        [ISSUER],
        1,
      ]) {
        const own = configured({ issuer: other, jwks_uri: KEYS });
        await refuse(() => following(ISSUER, own).find(header('a')), 'ERR_JWKS_INVALID', {}, String(other));
        assert.equal(own.asked.length, 1, 'its keys are not even fetched');
      }
      for (const same of [ISSUER, `${ISSUER}/`])
        assert.equal(
          (await following(new URL(ISSUER), configured({ issuer: same, jwks_uri: KEYS })).find(header('a'))).kid,
          'a',
        );
      for (const other of ['https://evil.example', `${ISSUER}/x`, 'x', undefined])
        await refuse(
          () => following(new URL(ISSUER), configured({ issuer: other, jwks_uri: KEYS })).find(header('a')),
          'ERR_JWKS_INVALID',
          {},
          String(other),
        );
    });

    test('an address of keys that is none, or not secure', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      for (const uri of [
        undefined,
        null,
        1,
        '',
        'jwks',
        '/jwks',
        'http://keys.example/',
        'http://127.0.0.1/',
        'http://localhost/',
        'data:,',
        ['https://a.example'],
      ]) {
        const own = configured({ issuer: ISSUER, jwks_uri: uri });
        await refuse(() => following(ISSUER, own).find(header('a')), 'ERR_JWKS_INVALID', {}, String(uri));
        assert.equal(own.asked.length, 1);
      }
      const local = 'http://127.0.0.1:9000';
      const own = configured({ issuer: local, jwks_uri: 'http://localhost:9000/jwks' });
      assert.equal((await following(local, own).find(header('a'))).kid, 'a');
    });

    test('what is no configuration', async (assert) => {
      const refuse = rejections(assert, jotwasm);
      for (const one of [
        new Response('<html>'),
        new Response('', { status: 404 }),
        new Response('[]'),
        new Response(' '.repeat(600_000)),
        new Response(null, { status: 301 }),
      ])
        await refuse(() => following(ISSUER, configured(one)).find(header('a')), 'ERR_JWKS_INVALID');
      const hanging = issuer(() => new Promise(() => {}));
      await refuse(() => following(ISSUER, hanging, { timeoutDuration: 0.05 }).find(header('a')), 'ERR_JWKS_TIMEOUT');
    });

    test('mistakes', (assert) => {
      for (const name of [
        'http://login.example',
        'login.example',
        '',
        `${ISSUER}?a`,
        `${ISSUER}#a`,
        `${ISSUER}/?`,
        'https://u:p@login.example',
        undefined,
      ])
        mistakes(assert)(() => discoverKeySet(name), String(name));
      mistakes(assert)(() => discoverKeySet(ISSUER, { cacheMaxAge: -1 }));
    });

    test('an unknown kid asks for keys alone; age and failure for the configuration too', async (assert) => {
      let broken = false;
      const own = configured({ issuer: ISSUER, jwks_uri: KEYS }, () =>
        broken ? new Response('', { status: 404 }) : jwks('a'),
      );
      const asked = () => own.asked.splice(0).map(({ url }) => (url === KEYS ? 'keys' : 'configuration'));
      await at(NOW, async (clock) => {
        const remote = following(ISSUER, own);
        await remote.find(header('a'));
        assert.deepEqual(asked(), ['configuration', 'keys']);
        clock.time += 30;
        await rejections(assert, jotwasm)(() => remote.find(header('b')), 'ERR_JWKS_NO_MATCHING_KEY');
        assert.deepEqual(asked(), ['keys']);
        clock.time += 600;
        await remote.find(header('a'));
        assert.deepEqual(asked(), ['configuration', 'keys']);
        broken = true;
        await rejections(assert, jotwasm)(() => remote.reload(), 'ERR_JWKS_INVALID');
        assert.deepEqual(asked(), ['keys']);
        broken = false;
        await remote.reload();
        assert.deepEqual(asked(), ['configuration', 'keys'], 'the address may have changed');
      });
    });

    test('a shared cache spares both', async (assert) => {
      const cache = sharedCache();
      const own = configured({ issuer: ISSUER, jwks_uri: KEYS });
      for (let n = 0; n < 2; n++) await following(ISSUER, own, { cache }).find(header('a'));
      assert.equal(own.asked.length, 2);
    });

    test('headers stay with the issuer', async (assert) => {
      for (const [keys, expected] of [
        [`${ISSUER}/jwks`, 'secret'],
        [KEYS, null],
        ['https://login.example:444/jwks', null],
      ]) {
        const own = configured({ issuer: ISSUER, jwks_uri: keys });
        await following(ISSUER, own, { headers: { authorization: 'secret' } }).find(header('a'));
        const [first, second] = own.asked.map(({ init }) => init.headers);
        assert.propEqual([first.get('authorization'), second.get('authorization')], ['secret', expected]);
        assert.equal(second.get('accept'), 'application/json');
      }
    });
  });
}
