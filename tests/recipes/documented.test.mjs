// @ts-check
// What README and the guide show is what the other tests here run.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../pkg/build/paths.mjs';

const read = (/** @type {string[]} */ ...path) => readFileSync(join(root, ...path), 'utf8');
/** The blocks of JavaScript in a document. @param {string} text */
const blocks = (text) => [...text.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code]) => code);

/** What hot.js imports: the `refresh` of session.js once more. */
const ASIDE = 'refresh.js';
const files = readdirSync(import.meta.dirname).filter((name) => /^\w+\.js$/.test(name) && name != ASIDE);
const recipes = files.map((name) => ({ name, code: read('tests', 'recipes', name) }));
const guide = blocks(read('pkg', 'client.md'));
const readme = blocks(read('README.md'));

for (const { name, code } of recipes) {
  test(`${name} is shown in the guide as it is`, () => assert.ok(guide.includes(code)));
}

test('every block of the guide is one of the recipes', () => {
  assert.deepEqual(guide.filter((block) => !recipes.some(({ code }) => code === block)), []);
});

test('README shows the session and its use as they are', () => {
  for (const shown of ['session.js', 'fetch.js']) assert.ok(readme.includes(read('tests', 'recipes', shown)));
});
