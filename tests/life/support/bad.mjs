// @ts-check
// Values that do harm where nobody looks, and what an answer to them may be.
import assert from 'node:assert/strict';
import { about } from './about.mjs';

/** RFC 6749 sections 4.1.2.1 and 5.2, RFC 6750, RFC 7009, RFC 8707, OpenID Connect Core. */
const CODES = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_target',
];

export const BAD = {
  SQL: `'; DROP TABLE users; --`,
  'SQL that is always true': `x' OR 1=1 --`,
  'SQL in double quotes': `" UNION SELECT password FROM users --`,
  'a header': 'x\r\nset-cookie: planted=1\r\n\r\n<script>alert(1)</script>',
  'a null': 'a\u0000b',
  markup: `"><script>alert(1)</script><img src=x onerror=alert(1)>`,
  'another site': 'https://evil.example/',
  'another site without a scheme': '//evil.example/\\@evil.example',
  'a script': 'javascript:alert(document.domain)',
  '10,000 letters': 'x'.repeat(10_000),
  'all objects': '__proto__',
  'half a letter': '\ud800',
  letters: 'ﷺ🔑é\u202e',
  'a number': '1e400',
  JSON: '{"$ne":null}',
  'a percent': '%00%0d%0a%zz',
};

/** @param {Response} response */
export async function isHarmless(response) {
  assert.ok(response.status < 500, `${response.status} ${response.url}`);
  assert.ok(!response.headers.getSetCookie().join().includes('planted'));
  const location = response.headers.get('location');
  if (location !== null)
    assert.ok(!/evil|script/.test(new URL(location, about.url).host + new URL(location, about.url).protocol), location);
  const text = await response.text();
  assert.ok(!/<script|<img src=x/.test(text), text);
  assert.ok(!/SQLITE|D1_|at \w+ \(|node_modules/.test(text), text);
  return text;
}

/** @param {Response} response @param {string} text */
export function isOfTheRfc(response, text) {
  if (response.status === 200) return;
  const body = JSON.parse(text);
  assert.ok(CODES.includes(body.error), text);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  // RFC 6749 section 5.2: these characters and no others.
  assert.match(body.error_description, /^[ !#-[\]-~]+$/);
}
