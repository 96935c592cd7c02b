// @ts-check
// The Rust side: format, lints, and the crate's own tests, natively and in WebAssembly.
import { forSpeed } from '../../pkg/build/modules.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { run } from '../../pkg/build/process.mjs';
import { WASM, cargoEnv, choices, needBindgen, needComponents } from '../../pkg/build/rust.mjs';
import { needRust, needWasmTarget } from '../../pkg/build/rust.mjs';
import { step, withoutProgress } from '../../pkg/build/step.mjs';
import { needChromedriver, needChromium } from './browsers.mjs';
import { oneTest, sum, totals } from './suite.mjs';

/** @param {'lean' | 'full'} flavour */
const flavour = (flavour) => ['--target', WASM, '--no-default-features', '--features', flavour];
/** @param {string[]} given */
const flags = (...given) => ({ RUSTFLAGS: undefined, CARGO_ENCODED_RUSTFLAGS: given.join('\x1f') });
/** As they load it. */
const inNode = flags(...choices, ...forSpeed);
const inBrowsers = flags(...choices);

/** @param {string} title @param {string[]} args @param {Record<string, string | undefined>} [env] */
async function cargo(title, args, env) {
  const options = { cwd: root, env: { ...cargoEnv, ...env } };
  const ended = await step(title, (say) => run('cargo', args, { ...options, onLine: say }));
  return { ...ended, output: withoutProgress(ended.output) };
}

export async function format() {
  await needRust();
  await needComponents('fmt');
  return oneTest(await run('cargo', ['fmt', '--all', '--check'], { cwd: root }));
}

export async function clippy() {
  await needRust();
  await needComponents('clippy');
  await needWasmTarget();
  const [all, deny] = [['clippy', '--locked', '--all-targets'], ['--', '-D', 'warnings']];
  return sum([
    oneTest(await cargo('Linting', [...all, '--all-features', ...deny])),
    oneTest(await cargo('Linting jotwasm/full', [...all, ...flavour('full'), ...deny])),
    oneTest(await cargo('Linting its vectors', [...all, ...flavour('full'), ...deny], inNode)),
    oneTest(await cargo('Linting jotwasm', ['clippy', '--locked', '--lib', ...flavour('lean'), ...deny])),
    ...(await eachFeature(deny)),
  ]);
}

/** A crate that takes one algorithm alone has to compile too. @param {string[]} deny */
async function eachFeature(deny) {
  const { output } = await run('cargo', ['metadata', '--locked', '--no-deps', '--format-version', '1'], { cwd: root });
  // Beside it may stand what cargo warns of.
  const { packages } = JSON.parse(output.split('\n').find((line) => line.startsWith('{')) ?? '{}');
  const { features } = packages.find((/** @type {{ name: string }} */ { name }) => name === 'jotwasm');
  const linted = [];
  // `ecdsa` is what its curves share, and nothing alone.
  for (const feature of Object.keys(features).filter((feature) => feature !== 'ecdsa')) {
    const alone = ['clippy', '--locked', '--lib', '--no-default-features', '--features', feature];
    linted.push(oneTest(await cargo(`Linting the feature ${feature}`, [...alone, ...deny])));
    const there = [...alone, '--target', WASM, ...deny];
    linted.push(oneTest(await cargo(`Linting the feature ${feature} for WebAssembly`, there)));
  }
  return linted;
}

/** What libtest and wasm-bindgen's runner both end with. */
const passed = /^test result: .*?(\d+) passed;/gm;
const failed = /^test result: .*?(\d+) failed;/gm;

export async function native() {
  await needRust();
  const args = ['test', '--locked', '--all-features', '--no-fail-fast'];
  return totals(await cargo('Testing the crate', args), passed, failed);
}

export async function wasmInNode() {
  return wasm('Testing the crate in WebAssembly on Node', ['--tests'], inNode);
}

export async function wasmInChromium() {
  await needChromium();
  const CHROMEDRIVER = await needChromedriver();
  // Wycheproof's files are 50 MB to load, and say nothing about browsers that Node does not.
  const tests = ['--test', 'rust'];
  // Seconds: on a busy machine, a browser takes more than the 20 that it is given otherwise.
  const env = { ...inBrowsers, CHROMEDRIVER, WASM_BINDGEN_USE_BROWSER: '1', WASM_BINDGEN_TEST_TIMEOUT: '120' };
  return wasm('Testing the crate in WebAssembly in Chromium', tests, env);
}

/** @param {string} title @param {string[]} tests @param {Record<string, string | undefined>} env */
async function wasm(title, tests, env) {
  await needRust();
  await needWasmTarget();
  const { testRunner } = await needBindgen();
  const args = ['test', '--locked', '--lib', ...tests, '--no-fail-fast', ...flavour('full')];
  const runner = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: testRunner, ...env };
  return totals(await cargo(title, args, runner), passed, failed);
}
