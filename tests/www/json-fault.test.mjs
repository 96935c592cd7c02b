// Where a text stops being JSON: against JSON.parse, and place by place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExactly } from '../../www/src/json/exact.ts';
import { faultOf, lineAndColumn } from '../../www/src/json/fault.ts';
import { en } from '../../www/src/language/en/index.ts';
import { speak } from '../../www/src/language/words.ts';

speak(en);

/** A text, where something else should stand, what is marked, and what is said. */
const placed = [
  ['', 1, 1, '', /breaks off.*a value/],
  ['  ', 1, 3, '', /breaks off.*a value/],
  ['null', 1, 1, 'null', /null and not an object/],
  ['[1]', 1, 1, '[1]', /an array and not an object/],
  ['"a"', 1, 1, '"a"', /a text and not an object/],
  ['{', 1, 2, '', /breaks off.*brace/],
  ['{"a": 1,}', 1, 9, '}', /“}” stands where a name in double quotes/],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"', /“"” stands where a comma/],
  ["{'a': 1}", 1, 2, "'a'", /“'a'” is nothing that JSON knows/],
  ['{"a" 1}', 1, 6, '1', /“1” stands where a colon/],
  ['{"a": }', 1, 7, '}', /“}” stands where a value/],
  ['{"a": tru}', 1, 7, 'tru', /“tru” is nothing that JSON knows/],
  ['{"a": [1 2]}', 1, 10, '2', /“2” stands where a comma/],
  ['{"a": [1,]}', 1, 10, ']', /“]” stands where a value/],
  ['{"a": "b', 1, 9, '"b', /breaks off.*a closing quote/],
  ['{"a": "b\n"}', 1, 9, '\n', /“U\+000A” stands where a closing quote/],
  ['{"a": "\t"}', 1, 8, '\t', /“U\+0009” stands where an escape for this control character/],
  ['{"a": "\\x"}', 1, 8, '\\', /an escape that JSON knows/],
  ['{"a": "\\u12g4"}', 1, 8, '\\', /four hexadecimal digits/],
  ['{"a": 01}', 1, 7, '01', /no zero in front/],
  ['{"a": [1,\n-07]}', 2, 2, '07', /no zero in front/],
  ['{"a": [0 1]}', 1, 10, '1', /“1” stands where a comma/],
  ['{"a": 1.}', 1, 9, '}', /“}” stands where a digit/],
  ['{"a": 1e+}', 1, 10, '}', /“}” stands where a digit/],
  ['{"a": -}', 1, 7, '-', /“-” is nothing that JSON knows/],
  ['{"a": 1 /* one */}', 1, 9, '/* one */', /no comments/],
  ['{} {}', 1, 4, '{', /“{” stands where the end/],
  ['{"é𝒳": 1 , 2}', 1, 12, '2', /“2” stands where a name/],
  ['{"a": 1, "\\u0061": 2}', 1, 10, '"\\u0061"', /name “a” stands there twice/],
  ['\ufeff{}', 1, 1, '\ufeff', /byte order mark/],
];

for (const [text, line, column, marked, message] of placed) {
  test(`${JSON.stringify(text)}: ${message.source} at ${line}:${column}`, () => {
    const fault = faultOf(text);
    assert.deepEqual(lineAndColumn(text, fault.at), { line, column });
    assert.equal(text.slice(fault.from, fault.to), marked);
    assert.match(fault.message, message);
  });
}

test('the same name in two objects is no fault, nor is one that every object has', () => {
  assert.equal(faultOf('{"a": {"b": 1}, "c": {"b": 2}, "toString": 1, "__proto__": 2}'), null);
});

test('deep nesting is a fault rather than an overflow', () => {
  assert.match(faultOf(`{"a": ${'['.repeat(100_000)}`).message, /deeper than 64 levels/);
});

test('it finds a fault exactly where JSON.parse throws', () => {
  const parts = ['{', '}', '[', ']', '"a"', '"b"', ':', ',', '1', '-0', '2.5e3', 'true', 'null', ' ', '\n', '"', '\\'];
  let seed = 7;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  let good = 0;
  for (let round = 0; round < 40_000; round += 1) {
    const text = `{"k":${Array.from({ length: (next() % 6) + 1 }, () => parts[next() % parts.length]).join('')}}`;
    const fault = faultOf(text);
    if (/stands there twice/.test(fault?.message)) continue;
    const parses = canParse(text);
    good += Number(parses);
    assert.equal(fault === null, parses, text);
  }
  assert.ok(good > 500, `${good} of the texts were JSON`);
});

test('large numbers keep their digits, and others are numbers', () => {
  const text = '{"id":12345678901234567890,"n":[9007199254740993,1.5,7,1e400,-12345678901234567890]}';
  const value = parseExactly(text);
  assert.equal(JSON.stringify(value), text);
  assert.equal(value.n[2], 7);
  assert.equal(typeof value.n[1], 'number');
});

function canParse(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
