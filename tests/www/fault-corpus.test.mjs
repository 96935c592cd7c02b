// Nothing is underlined in what the library accepts, something is said of all that it refuses: for every case of
// decode.json, and for mutants.
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { decode, explain } from 'jotwasm/full';
import { en } from '../../www/src/language/en/index.ts';
import { speak } from '../../www/src/language/words.ts';
import { findFaults } from '../../www/src/token/faults.ts';

speak(en);

const cases = JSON.parse(await readFile(join(import.meta.dirname, '..', 'cases', 'decode.json'), 'utf8'));
const encode = (text) => Buffer.from(text).toString('base64url');
const HEADER = encode('{"alg":"HS256"}');
const SIGNATURE = 'A'.repeat(43);

function bytes(text) {
  if (typeof text === 'string') return Buffer.from(text);
  if (Array.isArray(text)) return Buffer.concat(text.map(bytes));
  if ('hex' in text) return Buffer.from(text.hex, 'hex');
  return Buffer.concat(Array(text.times).fill(bytes(text.repeat)));
}

function tokenOf({ token, header = '{"alg":"HS256"}', payload = '{}', signature = 'signature' }) {
  if (token !== undefined) return bytes(token).toString();
  return [header, payload, signature].map((part) => bytes(part).toString('base64url')).join('.');
}

const find = (token) => findFaults(token, explain(token));

function decodes(token) {
  try {
    return decode(token, { complete: true });
  } catch {
    return null;
  }
}

/** What holds for every text, whatever is wrong with it. */
function check(token, name) {
  const faults = find(token);
  if (!decodes(token)) assert.notEqual(faults.length, 0, `${name}: refused, and nothing is said`);
  for (const { from, to, message } of faults) {
    assert.ok(from >= 0 && from < to && to <= Math.max(1, token.length), `${name}: ${from} to ${to} of ${token.length}`);
    assert.ok(message.length > 10 && !/undefined(?!” )/.test(message), `${name}: ${message}`);
  }
  return faults;
}

test('of each case that decode() refuses something is said, and the place was found', () => {
  let refused = 0;
  for (const each of cases) {
    const token = tokenOf(each);
    if (token === '') continue;
    const faults = check(token, each.name);
    if (each.valid) continue;
    refused += 1;
    const own = explain(token).checks.map(({ message }) => message);
    assert.ok(faults.some(({ message }) => !own.includes(message)), `${each.name}: not found: ${faults[0].message}`);
  }
  assert.ok(refused > 200, `${refused} cases`);
});

test('nothing is underlined in what the library accepts', () => {
  let accepted = 0;
  for (const each of cases.filter(({ valid }) => valid)) {
    const token = tokenOf(each);
    const failed = explain(token).checks.filter(({ ok, code }) => !ok && code);
    if (failed.length > 0) continue;
    accepted += 1;
    assert.deepEqual(find(token), [], each.name);
  }
  assert.ok(accepted > 60, `${accepted} cases`);
});

test('three thousand mutants of a good token: something is said of exactly those that are refused', () => {
  const payload = '{"iss":"https://issuer.example","sub":"ädä","exp":4102444800,"aud":["a","b"],"n":{"x":[1,2.5e3,true,null]}}';
  const good = [encode('{"alg":"HS256","typ":"JWT"}'), encode(payload), SIGNATURE].join('.');
  const random = generator(20261122);
  let refused = 0;
  for (let round = 0; round < 3000; round += 1) {
    const token = mutate(good, random);
    if (token === '') continue;
    const faults = check(token, JSON.stringify(token));
    const failed = explain(token).checks.some(({ ok, code, name }) => !ok && code && !['exp', 'nbf'].includes(name));
    assert.equal(faults.length > 0, failed, token);
    refused += failed ? 1 : 0;
  }
  assert.ok(refused > 1000 && refused < 3000, `${refused} were refused`);
});

test('mutants of the JSON itself, too', () => {
  const random = generator(7);
  const text = '{"iss":"a","exp":4102444800,"aud":["a","b"],"x":{"y":[1,-2.5e3,true,null],"\\u00e9":"\\n"}}';
  for (let round = 0; round < 2000; round += 1) {
    const changed = mutate(text, random, '{}[]",:\\ue01+-.nt \n');
    const token = `${HEADER}.${encode(changed)}.${SIGNATURE}`;
    const failed = explain(token).checks.some(({ ok, code, name }) => !ok && code && !['exp', 'nbf'].includes(name));
    assert.equal(check(token, changed).length > 0, failed, changed);
  }
});

/** Repeatable. */
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(text, random, alphabet = 'abcXYZ019-_.=+/ é…') {
  const characters = [...text];
  const letters = [...alphabet];
  for (let count = 1 + random(2); count > 0; count -= 1) {
    const at = random(characters.length);
    const letter = letters[random(letters.length)];
    const change = random(4);
    if (change === 0) characters.splice(at, 1);
    else if (change === 1) characters.splice(at, 0, letter);
    else if (change === 2) characters[at] = letter;
    else characters.length = Math.max(1, at);
  }
  return characters.join('');
}
