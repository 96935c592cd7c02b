// Where a text stops being JSON: against JSON.parse, and place by place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExactly } from '../../www/src/json/exact.ts';
import { faultOf } from '../../www/src/json/fault.ts';

const placed = [
  ['', 1, 1, 'value', ''],
  ['  ', 1, 3, 'value', ''],
  ['null', 1, 1, 'object', 'n'],
  ['[1]', 1, 1, 'object', '['],
  ['"a"', 1, 1, 'object', '"'],
  ['{', 1, 2, 'memberOrEnd', ''],
  ['{"a": 1,}', 1, 9, 'name', '}'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'commaOrBrace', '"'],
  ["{'a': 1}", 1, 2, 'memberOrEnd', "'"],
  ['{"a" 1}', 1, 6, 'colon', '1'],
  ['{"a": }', 1, 7, 'value', '}'],
  ['{"a": tru}', 1, 7, 'value', 't'],
  ['{"a": [1 2]}', 1, 10, 'commaOrBracket', '2'],
  ['{"a": [1,]}', 1, 10, 'value', ']'],
  ['{"a": "b', 1, 9, 'quote', ''],
  ['{"a": "b\n"}', 1, 9, 'quote', '\n'],
  ['{"a": "\t"}', 1, 8, 'plainText', '\t'],
  ['{"a": "\\x"}', 1, 9, 'escape', 'x'],
  ['{"a": "\\u12g4"}', 1, 12, 'hex', 'g'],
  ['{"a": 01}', 1, 7, 'noLeadingZero', '0'],
  ['{"a": 1.}', 1, 9, 'digit', '}'],
  ['{"a": 1e+}', 1, 10, 'digit', '}'],
  ['{"a": -}', 1, 8, 'digit', '}'],
  ['{} {}', 1, 4, 'end', '{'],
  ['{"é𝒳": 1 x}', 1, 10, 'commaOrBrace', 'x'],
  ['{"a": 1, "\\u0061": 2}', 1, 10, 'otherName', '"'],
];

for (const [text, line, column, expected, found] of placed) {
  test(`${JSON.stringify(text)}: ${expected} at ${line}:${column}`, () => {
    const { at: _index, ...rest } = faultOf(text);
    assert.deepEqual(rest, { line, column, expected, found });
  });
}

test('the same name in two objects is no fault, nor is one that every object has', () => {
  assert.equal(faultOf('{"a": {"b": 1}, "c": {"b": 2}, "toString": 1, "__proto__": 2}'), null);
});

test('deep nesting is a fault rather than an overflow', () => {
  assert.equal(faultOf(`{"a": ${'['.repeat(100_000)}`)?.expected, 'shallower');
});

test('it finds a fault exactly where JSON.parse throws', () => {
  const parts = ['{', '}', '[', ']', '"a"', '"b"', ':', ',', '1', '-0', '2.5e3', 'true', 'null', ' ', '\n', '"', '\\'];
  let seed = 7;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  let good = 0;
  for (let round = 0; round < 40_000; round += 1) {
    const text = `{"k":${Array.from({ length: (next() % 6) + 1 }, () => parts[next() % parts.length]).join('')}}`;
    const fault = faultOf(text);
    if (fault?.expected === 'otherName') continue;
    const parses = canParse(text);
    good += Number(parses);
    assert.equal(fault === null, parses, text);
  }
  assert.ok(good > 500, `${good} of the texts were JSON`);
});

test('large numbers keep their digits, and others are numbers', () => {
  const text = '{"id":12345678901234567890,"n":[9007199254740993,1.5,7,-12345678901234567890]}';
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
