// @ts-check
// What wasm-opt makes of a module.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFast } from './modules.mjs';
import { withNamesInOrder } from './order.mjs';
import { root } from './paths.mjs';
import { commandStep } from './step.mjs';

const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');

/** @param {import('./modules.mjs').Module} module @param {string} file */
export async function optimize(module, file) {
  const pass = (/** @type {string} */ title, /** @type {string[]} */ ...passes) =>
    commandStep(title, process.execPath, [wasmOpt, ...passes, ...common, file, '-o', file]);
  if (isFast(module)) return pass(`Speeding up the module ${module}`, '-O3', ...unread);
  await pass(`Shrinking the module ${module}`, ...small);
  await writeFile(file, withNamesInOrder(await readFile(file)));
  await pass(`Sorting the functions of the module ${module}`, ...order, ...unread);
}

/**
 * A function with one caller stays one unless it is tiny, and expressions are not nested into each other: brotli finds
 * more alike among whole functions and short ones. The third round finds what the second left.
 */
const small = [
  ...['-Os', '-Os', '-Os', '--skip-pass=simplify-locals', '--skip-pass=local-cse'],
  ...['--always-inline-max-function-size=6', '--one-caller-inline-max-function-size=10'],
];

/**
 * Functions stand beside those that are like them, see order.mjs, frequent locals get short numbers, and no access says
 * how it is aligned, for which engines have no use.
 */
const order = ['--reorder-functions-by-name', '--reorder-locals', '--dealign'];

/** Sections that nobody reads. */
const unread = ['--strip-producers', '--strip-target-features'];

/** What stable rustc emits for wasm32 without being asked, and every runtime we name has had for years. */
const features = [
  ...['bulk-memory', 'bulk-memory-opt', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int'],
  ...['reference-types', 'sign-ext', 'simd'],
];

/** Nothing of Rust's is below 1024, where the stack would end, so that offsets may be folded. */
const common = ['--low-memory-unused', ...features.map((feature) => `--enable-${feature}`)];
