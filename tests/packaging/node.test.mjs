// @ts-check
// The packed package in Node: what is in it, and that every way of importing it works.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { consumer, expected, fullExpected, fullRoundTrip, install, roundTrip, source } from './consumer.mjs';

const files = install();

/** @param {string} name @param {string} text */
function run(name, text) {
  const args = ['--no-warnings', source(name, text)];
  return execFileSync(process.execPath, args, { cwd: consumer, encoding: 'utf8' }).trim();
}

test('it holds what it needs and nothing of how it is made', () => {
  const bytes = ['full', 'full-fast'].map((module) => `pkg/wasm/${module}/bytes.js`);
  const needed = ['README.md', 'pkg/index.d.ts', 'pkg/wasm/lean/jotwasm_bg.wasm', ...bytes];
  assert.deepEqual(needed.filter((file) => !files.includes(file)), []);
  const strange = files.filter((file) => !/^(pkg\/|package\.json$|README|LICENSE|CHANGELOG)/.test(file));
  assert.deepEqual(strange, []);
  assert.deepEqual(files.filter((file) => file.startsWith('pkg/build')), []);
});

test('import', () => {
  const text = `import * as jotwasm from 'jotwasm';${roundTrip}console.log(result)`;
  assert.equal(run('import.mjs', text), expected);
});

test('require', () => {
  const text = `const jotwasm = require('jotwasm');{${roundTrip}console.log(result)}`;
  assert.equal(run('require.cjs', text), expected);
});

test('both give the same classes', () => {
  const text = `import { createRequire } from 'node:module'; import * as one from 'jotwasm';
    console.log(createRequire(import.meta.url)('jotwasm').Key === one.Key)`;
  assert.equal(run('both.mjs', text), 'true');
});

test('jotwasm/full: import', () => {
  const text = `import * as jotwasm from 'jotwasm/full';${fullRoundTrip}console.log(result)`;
  assert.equal(run('full.mjs', text), fullExpected);
});

test('jotwasm/full: require', () => {
  const text = `const jotwasm = require('jotwasm/full');{${fullRoundTrip}console.log(result)}`;
  assert.equal(run('full.cjs', text), fullExpected);
});

for (const [first, second] of [['jotwasm', 'jotwasm/full'], ['jotwasm/full', 'jotwasm']]) {
  test(`${first}, then ${second}: the full one, and one set of classes`, () => {
    const text = `import * as one from '${first}'; import * as jotwasm from '${second}';
      ${fullRoundTrip}console.log(one.Key === jotwasm.Key, result)`;
    assert.equal(run('both-entries.mjs', text), `true ${fullExpected}`);
  });
}

test('jotwasm/slim takes the bytes of jotwasm/full.wasm, even where jotwasm was there before', () => {
  const text = `import { readFileSync } from 'node:fs'; import * as jotwasm from 'jotwasm/slim'; import 'jotwasm';
    jotwasm.initSync(readFileSync(new URL(import.meta.resolve('jotwasm/full.wasm'))));
    ${fullRoundTrip}console.log(result)`;
  assert.equal(run('slim-full.mjs', text), fullExpected);
});

test('jotwasm/slim takes the bytes of jotwasm/token.wasm', () => {
  const text = `import { readFileSync } from 'node:fs'; import * as jotwasm from 'jotwasm/slim';
    let before; try { jotwasm.Key.generate('HS256') } catch (error) { before = error.message }
    jotwasm.initSync(readFileSync(new URL(import.meta.resolve('jotwasm/token.wasm'))));
    ${roundTrip}console.log(before.includes('init'), result)`;
  assert.equal(run('slim.mjs', text), `true ${expected}`);
});

test('jotwasm/slim compiles without blocking', () => {
  const text = `import { readFileSync } from 'node:fs'; import * as jotwasm from 'jotwasm/slim';
    await jotwasm.init(readFileSync(new URL(import.meta.resolve('jotwasm/token.wasm'))));
    ${roundTrip}console.log(result)`;
  assert.equal(run('slim-async.mjs', text), expected);
});

test('jotwasm/decode works without the module', () => {
  const text = `import { decode } from 'jotwasm/decode';
    console.log(decode('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.AA').sub)`;
  assert.equal(run('decode.mjs', text), 'ada');
});

test('it asks for no randomness and touches no global when it is loaded', () => {
  const text = `const before = Object.getOwnPropertyNames(globalThis).join();
    crypto.getRandomValues = () => { throw new Error('randomness on load') };
    await import('jotwasm');
    console.log(Object.getOwnPropertyNames(globalThis).join() === before)`;
  assert.equal(run('quiet.mjs', text), 'true');
});

test('eval and new Function are never needed', () => {
  const args = ['--no-warnings', '--disallow-code-generation-from-strings'];
  const file = source('no-eval.mjs', `import * as jotwasm from 'jotwasm';${roundTrip}console.log(result)`);
  const output = execFileSync(process.execPath, [...args, file], { cwd: consumer, encoding: 'utf8' });
  assert.equal(output.trim(), expected);
});
