// Where a token is broken: the right characters are underlined, and it is said what was expected there.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { explain } from 'jotwasm/full';
import { en } from '../../www/src/language/en/index.ts';
import { speak } from '../../www/src/language/words.ts';
import { zh } from '../../www/src/language/zh/index.ts';
import { findFaults } from '../../www/src/token/faults.ts';

speak(en);

const encode = (text) => Buffer.from(text).toString('base64url');
const HEADER = encode('{"alg":"HS256"}');
const SIGNATURE = 'A'.repeat(43);

const find = (token) => findFaults(token, explain(token));

/** Which characters of the token are underlined, and what is said. */
const places = [
  ['padding', `${HEADER}.${encode('{"sub":"x"}')}=.AAAA`, 'claims', '=', /character 16 of the claims.*no padding/],
  ['base64', `${HEADER}.ab+d.AAAA`, 'claims', '+', /character 3 of the claims.*base64url/],
  ['an ellipsis', `${HEADER}.e30.AA…`, 'signature', '…', /shortened/],
  ['a character of two units', `${HEADER}.e30.AA🔑`, 'signature', '🔑', /“🔑” does not belong.*character 3 of the signature/],
  ['impossible length', `${HEADER}.e30AA.AAAA`, 'claims', 'A', /5 characters.*lost in copying/],
  ['stray bits', `${HEADER}.e31.AAAA`, 'claims', '1', /last character of the claims/],
  ['one part', HEADER, 'token', '9', /no dot in it/],
  ['two parts', `${HEADER}.e30`, 'token', '0', /Two parts rather than three/],
  ['five parts', 'a.b.c.d.e', 'token', '.d.e', /encrypted token/],
  ['four parts', `${HEADER}.e30.AAAA.BB`, 'token', '.BB', /4 parts rather than three/],
  ['empty claims', `${HEADER}..AAAA`, 'claims', '.', /claims are empty.*a JSON object/],
];
for (const [name, token, part, underlined, message] of places) {
  test(`the place: ${name}`, () => {
    const fault = find(token).find((each) => each.part === part);
    assert.equal(token.slice(fault.from, fault.to), underlined);
    assert.match(fault.message, message);
  });
}

/** Which characters of the decoded text the underlined ones stand for. */
const inJson = [
  ['it breaks off', '{"iss":"x","exp":17000', '', /breaks off.*comma or a closing brace/],
  ['it breaks off in a string', '{"iss":"https://iss', '"https://iss', /breaks off.*closing quote/],
  ['a comma too many', '{"a":1,}', '}', /“}” stands where a name in double quotes/],
  ['single quotes', "{'a':1}", "'a'", /“'a'” is nothing that JSON knows.*double quotes/],
  ['a leading zero', '{"a":01}', '01', /no zero in front/],
  ['NaN', '{"a":NaN}', 'NaN', /“NaN” is nothing that JSON knows/],
  ['a line break in a string', '{"a":"x\ny"}', '\n', /“U\+000A” stands where a closing quote/],
  ['an escape', '{"a":"\\\\ é\\x41"}', '\\', /“\\” stands where an escape that JSON knows/],
  ['a unicode escape', '{"a":"\\u00e9 \\u00g0"}', '\\', /four hexadecimal digits/],
  ['a control character', '{"a":"é\u0001"}', '\u0001', /an escape for this control character/],
  ['a comment', '{"a":1/*x*/}', '/*x*/', /no comments/],
  ['a name twice', '{"é":1,"exp":1,"\\u0065xp":2}', '"\\u0065xp"', /name “exp” stands there twice/],
  ['too large', '{"ü":1e400}', '1e400', /larger than any/],
  ['half a pair', '{"a":"\\ud800"}', '"\\ud800"', /surrogate/],
  ['exp is a text', '{"sub":"ä","exp":"soon"}', '"soon"', /“exp” is a text. Expected: a number/],
  ['aud is a number', '{"aud":5}', '5', /Expected: a text, or a list of texts/],
  ['an array', '[1]', '[1]', /an array and not an object/],
  ['too deep', `{"a":${'['.repeat(64)}${']'.repeat(64)}}`, '[', /deeper than 64 levels/, 68],
];
for (const [name, text, wrong, message, place = text.lastIndexOf(wrong)] of inJson) {
  test(`the place in the JSON: ${name}`, () => {
    const [fault] = find(`${HEADER}.${encode(text)}.${SIGNATURE}`);
    assert.equal(fault.part, 'claims');
    assert.match(fault.message, message);
    assert.equal(Number(/^In the claims, from character (\d+): /.exec(fault.message)[1]), fault.from - HEADER.length);
    assert.equal(fault.excerpt.at, wrong);
    // What breaks off is shown at its last character.
    const bytesBefore = Buffer.byteLength(text.slice(0, Math.min(place, text.length - 1)));
    assert.equal(fault.from - HEADER.length - 1, Math.floor((bytesBefore * 8) / 6) + (wrong === '' ? 1 : 0));
  });
}

test('bytes that are no UTF-8', () => {
  const token = `${HEADER}.${Buffer.from([...Buffer.from('{"a":"é'), 0xff, 0x22, 0x7d]).toString('base64url')}.AAAA`;
  const [fault] = find(token);
  assert.match(fault.message, /byte 9 is not UTF-8/);
  assert.equal(fault.excerpt.before, '{"a":"é');
  assert.equal(fault.from, HEADER.length + 1 + Math.floor((8 * 8) / 6));
});

const headers = [
  ['no alg', '{"typ":"JWT"}', '{"typ":"JWT"}', /no “alg”/],
  ['alg none', '{"typ":"JWT","alg":"nOnE"}', '"nOnE"', /not signed/],
  ['alg unknown', '{"alg":"HS1024"}', '"HS1024"', /“HS1024” is no algorithm/],
  ['alg a number', '{"alg":5}', '5', /“alg” is a number/],
  ['kid null', '{"alg":"HS256","kid":null}', 'null', /“kid” is null/],
  ['crit', '{"alg":"HS256","exp":1,"crit":["exp"]}', '["exp"]', /“crit” names extensions/],
  ['b64', '{"alg":"HS256","b64":false,"crit":["b64"]}', 'false', /always base64url/],
];
for (const [name, text, wrong, message] of headers) {
  test(`the place in the header: ${name}`, () => {
    const [fault] = find(`${encode(text)}.e30.${SIGNATURE}`);
    assert.equal(fault.part, 'header');
    assert.equal(fault.excerpt.at, wrong);
    assert.match(fault.message, message);
  });
}

test('too long: said at once, and nothing else is looked at', () => {
  const [fault, ...others] = find(`${HEADER}.${'='.repeat(2_000_000)}.A`);
  assert.match(fault.message, /2,000,02\d characters. More than 65,536/);
  assert.deepEqual(others, []);
});

test('in Chinese, too', () => {
  speak(zh);
  const said = [...places.map(([, token]) => token), ...inJson.map(([, text]) => `${HEADER}.${encode(text)}.AAAA`)].flatMap(find);
  speak(en);
  for (const { message } of said) assert.match(message, /\p{Script=Han}.*[。？{"…}]$/u);
});
