// The token in a cookie.
import { HttpError, clearTokenCookie, cookieToken, tokenCookie } from 'jotwasm/server';
import { caught, mistakes, refusals } from './support/assert.js';
import { request, withCookie } from './support/requests.js';

export default function ({ module, test }, jotwasm) {
  module('cookieToken', () => {
    test('by its name, to the letter', (assert) => {
      for (const header of [
        '__Host-token=a.b.c',
        'x=1; __Host-token=a.b.c',
        '__Host-token=a.b.c;y=2',
        'z;  __Host-token=a.b.c ',
      ])
        assert.equal(cookieToken(withCookie(header)), 'a.b.c', header);
      assert.equal(cookieToken(withCookie('sid=a=b; x=1'), 'sid'), 'a=b');
    });

    test('none', (assert) => {
      assert.equal(cookieToken(request()), null);
      for (const header of [
        'token=a',
        '__host-token=a',
        'x__Host-token=a',
        '__Host-token',
        '__Host-token=',
        '__Host-token2=a',
        '',
      ])
        assert.equal(cookieToken(withCookie(header)), null, header);
    });

    test('two of them are refused, the same or not', (assert) => {
      for (const header of [
        '__Host-token=a; __Host-token=b',
        '__Host-token=a; x=1; __Host-token=a',
        '__Host-token=; __Host-token=a',
      ]) {
        const error = caught(() => cookieToken(withCookie(header)));
        assert.true(error instanceof HttpError);
        assert.propEqual([error.status, error.code], [400, 'invalid_request']);
      }
    });

    test('a name that is none is a mistake', (assert) => {
      for (const name of ['', 'a b', 'a=b', 'a;b', 'é', 1, null])
        mistakes(assert)(() => cookieToken(withCookie('a=b'), name), String(name));
    });
  });

  module('tokenCookie', () => {
    test('what is safe, unless told otherwise', (assert) => {
      assert.equal(tokenCookie('a.b.c'), '__Host-token=a.b.c; Path=/; HttpOnly; Secure; SameSite=Lax');
      assert.equal(
        tokenCookie('a.b.c', { maxAge: 900, sameSite: 'Strict' }),
        '__Host-token=a.b.c; Path=/; Max-Age=900; HttpOnly; Secure; SameSite=Strict',
      );
      assert.equal(
        tokenCookie('a.b.c', { name: '__Secure-token', domain: 'example.com', path: '/api', sameSite: 'None' }),
        '__Secure-token=a.b.c; Path=/api; Domain=example.com; HttpOnly; Secure; SameSite=None',
      );
      assert.equal(clearTokenCookie(), '__Host-token=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax');
      assert.equal(
        clearTokenCookie({ name: 'sid', domain: 'example.com', path: '/api' }),
        'sid=; Path=/api; Domain=example.com; Max-Age=0; HttpOnly; Secure; SameSite=Lax',
      );
    });

    test('maxAge is whole seconds, and a Duration', (assert) => {
      for (const [maxAge, expected] of [
        ['15m', 900],
        [899.9, 899],
        [0, 0],
        [-3.5, 0],
        ['7d', 604800],
      ])
        assert.true(tokenCookie('a', { maxAge }).includes(`; Max-Age=${expected};`), String(maxAge));
      for (const maxAge of [Infinity, NaN, '900', null, '1y'])
        mistakes(assert)(() => tokenCookie('a', { maxAge }), String(maxAge));
    });

    test('what comes out is what goes in', (assert) => {
      const token = jotwasm.sign({ sub: 'ada' }, 'correct horse battery staple, 32');
      for (const options of [{}, { name: 'sid' }]) {
        const [pair] = tokenCookie(token, options).split(';');
        assert.equal(cookieToken(withCookie(pair), options.name), token);
      }
    });

    test('a __Host- cookie that browsers would not take', (assert) => {
      for (const options of [{ domain: 'example.com' }, { path: '/api' }, { name: '__host-x', path: '/api' }]) {
        mistakes(assert)(() => tokenCookie('a', options), JSON.stringify(options));
        mistakes(assert)(() => clearTokenCookie(options), JSON.stringify(options));
      }
    });

    test('nothing gets in beside the token', (assert) => {
      const refuse = refusals(assert, jotwasm);
      for (const token of ['', 'a; Domain=evil.example', 'a\r\nSet-Cookie: b', 'a b', 'a,b', '"a"', 'é'])
        refuse(() => tokenCookie(token), 'ERR_JWT_INVALID', {}, token);
      refuse(() => tokenCookie('a'.repeat(4096)), 'ERR_JWT_INVALID');
      assert.equal(tokenCookie('a'.repeat(4084)).length, 4096 + '=; Path=/; HttpOnly; Secure; SameSite=Lax'.length);
      for (const options of [
        { name: 'a;b' },
        { domain: 'a.example; Secure' },
        { domain: '' },
        { path: 'api' },
        { path: '/a;b' },
        { path: '/\r\n' },
        { sameSite: 'lax' },
        { sameSite: 'None; x' },
        { secure: false },
        { httpOnly: false },
        { maxage: 1 },
      ])
        mistakes(assert)(() => tokenCookie('a', options), JSON.stringify(options));
      for (const token of [undefined, null, 1, {}]) mistakes(assert)(() => tokenCookie(token), String(token));
      mistakes(assert)(() => clearTokenCookie({ maxAge: 1 }), 'clear');
    });
  });
}
