// RFC 6750 section 2.1.
import { HttpError, bearerToken } from 'jotwasm/server';
import { caught } from './support/assert.js';
import { request } from './support/requests.js';

export default function ({ module, test }) {
  const refuse = (assert) => (given, description, message) => {
    const error = caught(() => bearerToken(given));
    assert.true(error instanceof HttpError, message);
    assert.propEqual([error.status, error.code, error.message], [400, 'invalid_request', description], message);
  };

  module('bearerToken', () => {
    test('the scheme in any case, and a b64token', (assert) => {
      for (const token of ['a.b.c', 'mF_9.B5f-4.1JqM', 'a~b+c/d', 'YWJj==', '0'])
        for (const scheme of ['Bearer', 'bearer', 'BEARER', 'bEaReR'])
          assert.equal(bearerToken(request(`${scheme} ${token}`)), token);
      assert.equal(bearerToken(request('Bearer   a.b.c')), 'a.b.c', 'several spaces');
    });

    test('no credential of this scheme', (assert) => {
      assert.equal(bearerToken(request()), null);
      for (const other of [
        'Basic YTpi',
        'DPoP a.b.c',
        'BearerX a.b.c',
        'Bearer-Token a',
        'Digest a="b, c", d=e',
        'a.b.c',
      ])
        assert.equal(bearerToken(request(other)), null, other);
    });

    test('malformed', (assert) => {
      const bad = [
        'Bearer',
        'bearer ',
        'Bearer\ta',
        'Bearer a b',
        'Bearer "a"',
        'Bearer a=b',
        'Bearer =',
        'Bearer a,b',
      ];
      for (const one of [...bad, 'Bearer: a', 'Bearer a;b', 'Bearer token="a"', 'Bearer é', 'Bearer a\u00a0'])
        refuse(assert)(request(one), 'The Authorization header is malformed', one);
    });

    test('more than one', (assert) => {
      for (const two of ['Bearer a, Bearer b', 'Bearer a,bearer b', 'Basic YTpi, Bearer a', 'Bearer a, Bearer'])
        refuse(assert)(request(two), 'The request has more than one access token', two);
      const headers = new Headers();
      headers.append('authorization', 'Bearer a');
      headers.append('authorization', 'Bearer a');
      refuse(assert)(
        { url: 'https://api.example/', headers },
        'The request has more than one access token',
        'appended',
      );
    });

    test('a token in the URL, with or without another', (assert) => {
      for (const query of [
        'access_token=a',
        'x=1&access_token=',
        'access%5Ftoken=a',
        'access_token',
        '&&access_token=a#b',
      ])
        for (const header of [undefined, 'Bearer a', 'Basic YTpi'])
          refuse(assert)(
            request(header, `https://api.example/?${query}`),
            'The access token must not be in the URL',
            query,
          );
      for (const url of [
        'https://api.example/?token=a',
        'https://api.example/access_token=a',
        'https://api.example/#?access_token=a',
      ])
        assert.equal(bearerToken(request('Bearer a', url)), 'a', url);
    });

    test('a long header takes no long time', (assert) => {
      const long = `Bearer ${'a'.repeat(50_000)}=!`;
      refuse(assert)(
        { url: 'https://api.example/', headers: new Headers({ authorization: long }) },
        'The Authorization header is malformed',
        'long',
      );
      const commas = `Basic ${', '.repeat(50_000)}x`;
      assert.equal(bearerToken({ url: 'https://api.example/', headers: new Headers({ authorization: commas }) }), null);
    });
  });
}
