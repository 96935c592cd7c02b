// What the page says about names and times, and how it shows values: exactly, and with nothing that cannot be seen.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { en } from '../../www/src/language/en/index.ts';
import { speak } from '../../www/src/language/words.ts';
import { zh } from '../../www/src/language/zh/index.ts';
import { breakOf, position, scaleOf, timesOf } from '../../www/src/time/scale.ts';
import { absolute, duration, millisecondsWarning, relative, universal } from '../../www/src/time/words.ts';
import { readJson } from '../../www/src/json/read.ts';
import { meaningOf } from '../../www/src/token/meanings.ts';
import { pretty } from '../../www/src/token/pretty.ts';
import { CLAIM_REFERENCES, HEADER_REFERENCES } from '../../www/src/token/references.ts';
import { readToken } from '../../www/src/token/reading.ts';
import { runsOf, visible } from '../../www/src/token/visible.ts';

speak(en);
const encode = (text) => Buffer.from(text).toString('base64url');

test('every name that is known has a meaning in both languages and a reference', () => {
  for (const language of [en, zh]) {
    speak(language);
    for (const [part, references] of [['header', HEADER_REFERENCES], ['claims', CLAIM_REFERENCES]]) {
      const names = Object.keys(references);
      assert.ok(names.length > 25);
      for (const name of names) {
        const { text, reference } = meaningOf(part, name);
        assert.ok(text.length > 0 && reference.label.length > 2, name);
        if (reference.url) assert.match(reference.url, /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d+(#section-[\d.]+)?|openid\.net\/specs\/[\w-]+\.html(#\w+)?)$/);
      }
    }
  }
  speak(en);
});

const references = {
  exp: ['RFC 7519 §4.1.4', 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4'],
  email: ['OIDC Core §5.1', 'https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims'],
  nonce: ['OIDC Core §2', 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken'],
  act: ['RFC 8693 §4.1', 'https://www.rfc-editor.org/rfc/rfc8693#section-4.1'],
  cnf: ['RFC 7800 §3.1', 'https://www.rfc-editor.org/rfc/rfc7800#section-3.1'],
  entitlements: ['RFC 9068 §2.2.3.1', 'https://www.rfc-editor.org/rfc/rfc9068#section-2.2.3.1'],
  htu: ['RFC 9449 §4.2', 'https://www.rfc-editor.org/rfc/rfc9449#section-4.2'],
  vot: ['RFC 8485', 'https://www.rfc-editor.org/rfc/rfc8485'],
  tid: ['Microsoft Entra ID', null],
  realm_access: ['Keycloak', null],
  'cognito:groups': ['Amazon Cognito', null],
};
for (const [name, [label, url]] of Object.entries(references)) {
  test(`where ${name} is defined`, () => assert.deepEqual(meaningOf('claims', name).reference, { label, url }));
}

test('a name of the language itself is no known one, and a namespace is said to be one', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'x']) {
    assert.deepEqual(meaningOf('claims', name), { text: '', reference: null });
  }
  assert.match(meaningOf('claims', 'https://app.example/roles').text, /owner/);
});

test('values as they are written: numbers beyond a double, and their zeros', () => {
  const text = '{"id":9007199254740993,"r":1.0,"e":1E+2,"z":-0,"s":"\\u00e9","big":123456789012345678901234567890,"t":1e-400}';
  const { payload } = readToken(`${encode('{"alg":"HS256"}')}.${encode(text)}.AAAA`);
  assert.equal(payload.text, text);
  const written = ['9007199254740993', '1.0', '1E+2', '-0', '"\\u00e9"', '123456789012345678901234567890', '1e-400'];
  assert.deepEqual(payload.members.map(({ value }) => value.source), written);
  assert.equal(payload.members[4].value.text, 'é');
  assert.equal(pretty(payload.root).replace(/\s+/g, ''), text);
});

test('pretty JSON says the same as JSON.stringify where that rounds nothing', () => {
  const value = { a: [1, [], {}, { b: null }], 'c d': { e: [true, 'x "y" \n'] }, f: '' };
  assert.equal(pretty(readJson(JSON.stringify(value)).root), JSON.stringify(value, null, 2));
});

test('a member that is called __proto__ is one among others', () => {
  const { payload } = readToken(`${encode('{"alg":"HS256"}')}.${encode('{"__proto__":{"admin":true}}')}.AAAA`);
  assert.deepEqual(payload.members.map(({ name }) => name), ['__proto__']);
  assert.ok(Object.hasOwn(payload.value, '__proto__'));
  assert.equal(payload.value.admin, undefined);
});

test('what cannot be seen is shown by its number', () => {
  assert.equal(visible('ada\u202egnp.exe'), 'adaU+202Egnp.exe');
  for (const hidden of ['\u200b', '\u200d', '\u2066', '\u061c', '\ufeff', '\u00ad', '\u0000', '\u0085', '\u2028', '\u00a0', '\u{e0041}', '\ue000', '\u3164']) {
    assert.deepEqual(runsOf(`a${hidden}b`).map((run) => run.hidden !== null), [false, true, false], hidden.codePointAt(0).toString(16));
  }
});

test('what can be seen stays as it is', () => {
  for (const text of ['Ada Lovelace', '李雷　韩梅梅', 'שלום', 'محمد', 'é e\u0301', '👩‍💻 👨‍👩‍👧 👍🏽', 'a\tb\nc', '…“”']) {
    assert.equal(visible(text), text);
  }
});

test('times in words', () => {
  assert.equal(duration(3 * 86_400 + 60), '3 d');
  assert.equal(duration(252), '4 min 12 s');
  assert.equal(relative(1000, 1252), '4 min 12 s ago');
  assert.equal(universal(1_700_000_000.5), '2023-11-14 22:13:20 UTC');
  assert.equal(universal(1e20), '');
  speak(zh);
  assert.equal(relative(1252, 1000), '4 分 12 秒后');
  assert.equal(relative(1000, 1252), '4 分 12 秒前');
  assert.match(absolute(1_700_000_000), /2023年11月1[45]日/);
  speak(en);
});

test('milliseconds are pointed out, seconds are not', () => {
  assert.match(millisecondsWarning(1_763_822_222_000), /milliseconds.*the year 57,863.*2025/s);
  for (const seconds of [0, 1_763_822_222, 4_102_444_800, 253_402_300_799, 1e16]) assert.equal(millisecondsWarning(seconds), '');
});

/** iat, nbf, exp, now; and where now is off the scale. */
const scales = {
  living: [1000, 1100, 4600, 2000, null],
  'not valid yet': [1000, 4000, 4600, 2000, null],
  'just expired': [1000, 1000, 4600, 9000, null],
  'expired long ago': [1000, 1000, 4600, 4600 + 86_400 * 365, 'after'],
  'of the far future': [1e9, 1e9, 1e9 + 3600, 1000, 'before'],
  'without an end': [1000, null, null, 90_000, 'after'],
  'with an end alone': [null, null, 5000, 4000, null],
};
for (const [name, [iat, nbf, exp, now, off]] of Object.entries(scales)) {
  test(`the timeline holds all four: ${name}`, () => {
    const scale = scaleOf({ iat, nbf, exp }, now);
    assert.equal(scale.off, off);
    const places = [iat, nbf, exp].filter((time) => time !== null).map((time) => position(scale, time));
    const needle = position(scale, now);
    for (const place of [...places, needle]) assert.ok(place > 0.005 && place < 0.995, `${place}`);
    const inOrder = (time, place) => Math.sign(time - now) === Math.sign(place - needle) || time === now;
    [iat, nbf, exp].filter((time) => time !== null).forEach((time, index) => assert.ok(inOrder(time, places[index])));
    assert.equal(breakOf(scale) !== null, off !== null);
  });
}

test('no timeline without a time, or beyond any calendar', () => {
  assert.equal(scaleOf({ iat: null, nbf: null, exp: null }, 1000), null);
  assert.equal(scaleOf(timesOf({ exp: 1e20, iat: 'yesterday' }), 1000), null);
});
