// @ts-check
// Suites written for Node's own test runner: they test the outside, so they run in Node only.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../pkg/build/paths.mjs';
import { run } from '../../pkg/build/process.mjs';
import { totals } from './suite.mjs';

/** @param {string} name a folder under tests/ @param {Record<string, string>} [env] @param {string} [node] */
export async function nodeTests(name, env, node = process.execPath) {
  const folder = join(root, 'tests', name);
  const found = await readdir(folder).catch(() => /** @type {string[]} */ ([]));
  const files = found.filter((file) => file.endsWith('.test.mjs')).map((file) => join(folder, file));
  if (!files.length) return { passed: 0, failed: 0, output: `There is no *.test.mjs in tests/${name}.` };
  const limits = ['--test-concurrency=1', '--test-timeout=300000'];
  const args = ['--test', '--test-reporter=spec', ...limits, ...files.sort()];
  // NODE_TEST_CONTEXT, set by an outer run of the same runner, would make this one report in another format.
  const quiet = { NO_COLOR: '1', NODE_TEST_CONTEXT: undefined };
  const ended = await run(node, args, { cwd: root, env: { ...quiet, ...env } });
  return totals(ended, /^ℹ pass (\d+)$/gm, /^ℹ (?:fail|cancelled) (\d+)$/gm);
}
