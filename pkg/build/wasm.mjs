// @ts-check
// pkg/wasm: the Rust core as two WebAssembly modules, lean and full, each with its glue and its bytes as a JavaScript
// string.
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { needPackages } from './npm.mjs';
import { withNamesInOrder } from './order.mjs';
import { root } from './paths.mjs';
import { WASM, cargoEnv, choices, needBindgen, needRust, needWasmTarget } from './rust.mjs';
import { unlessFresh } from './stamp.mjs';
import { Problem, commandStep } from './step.mjs';

/** @typedef {'lean' | 'full'} Flavour as its Cargo feature is called, and its folder */

const scratch = join(root, 'target', 'jotwasm');
const under = (/** @type {string[]} */ ...paths) => paths.map((path) => join(root, path));
const compiledOf = (/** @type {Flavour} */ flavour) => join(scratch, `${flavour}.wasm`);
const outputOf = (/** @type {Flavour} */ flavour) => join(root, 'pkg', 'wasm', flavour);

/**
 * Builds pkg/wasm unless it is what the sources give.
 * @param {Flavour[]} flavours
 * @returns {Promise<boolean>} whether anything was built
 */
export async function needWasm(flavours = ['lean', 'full']) {
  const rust = await needRust();
  await needPackages(root, 'Installing npm packages');
  let compiling = Promise.resolve(false);
  const publishing = flavours.map((flavour) => {
    // Cargo does one thing at a time; meanwhile, the module before is shrunk.
    compiling = compiling.then(() => needCompiled(flavour, rust));
    return compiling.then(() => needPublished(flavour));
  });
  const built = await Promise.all(publishing);
  if (flavours.length > 1) await sameGlue();
  return built.includes(true);
}

/** @param {Flavour} flavour @param {string} salt */
function needCompiled(flavour, salt) {
  const inputs = under('Cargo.toml', 'Cargo.lock', 'src', 'pkg/build');
  const what = { name: `compiled-${flavour}`, inputs, outputs: [compiledOf(flavour)], salt };
  return unlessFresh(what, async () => {
    await needWasmTarget();
    await compile(flavour);
  });
}

/** A change that the compiled module does not show costs no more. @param {Flavour} flavour */
function needPublished(flavour) {
  const inputs = [compiledOf(flavour), ...under('pkg/build', 'package-lock.json')];
  return unlessFresh({ name: `wasm-${flavour}`, inputs, outputs: [outputOf(flavour)] }, async () => {
    const folder = join(scratch, flavour);
    await bind(flavour, folder);
    await shrink(flavour, folder);
    await publish(flavour, folder);
  });
}

/** @param {Flavour} flavour */
async function compile(flavour) {
  // With the rlib beside it, cargo would leave link-time optimisation out.
  const args = ['rustc', '--locked', '--lib', '--crate-type', 'cdylib', '--profile', 'wasm', '--target', WASM];
  args.push('--no-default-features', '--features', flavour);
  await commandStep(`Compiling the ${flavour} module`, 'cargo', args, {
    cwd: root,
    env: { ...cargoEnv, RUSTFLAGS: undefined, CARGO_ENCODED_RUSTFLAGS: rustFlags() },
  });
  // Both flavours come out under one name.
  await copyFile(join(root, 'target', WASM, 'wasm', 'jotwasm.wasm'), compiledOf(flavour));
}

/** Panic messages carry source paths; the published module must be the same whoever's machine built it. */
function rustFlags() {
  const cargo = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const paths = [`--remap-path-prefix=${cargo}=cargo`, `--remap-path-prefix=${root}=jotwasm`];
  // By measurement: below, calls cost more bytes than what they call; above, copies do.
  const flags = ['--cfg', 'jotwasm_module', '-Cllvm-args=-inline-threshold=40', '-Cllvm-args=-disable-vector-combine'];
  return [...paths, ...choices, ...flags].join('\x1f');
}

/**
 * Writes the module and its glue: wasm-bindgen's "bundler" target, which leaves loading to us.
 * @param {Flavour} flavour @param {string} folder
 */
async function bind(flavour, folder) {
  const { bindgen } = await needBindgen();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const args = ['--target', 'bundler', '--out-name', 'jotwasm', '--out-dir', folder, compiledOf(flavour)];
  await commandStep(`Writing the glue of the ${flavour} module`, bindgen, args);
}

/** @param {Flavour} flavour @param {string} folder */
async function shrink(flavour, folder) {
  const module = join(folder, 'jotwasm_bg.wasm');
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const optimize = (/** @type {string} */ title, /** @type {string[]} */ ...passes) =>
    commandStep(title, process.execPath, [wasmOpt, ...passes, ...features, module, '-o', module]);
  await optimize(`Shrinking the ${flavour} module`, ...small);
  await writeFile(module, withNamesInOrder(await readFile(module)));
  await optimize(`Sorting the functions of the ${flavour} module`, ...order);
}

/**
 * Puts together what the entries import, then swaps the finished folder in: nobody gets to import half a build.
 * @param {Flavour} flavour @param {string} folder
 */
async function publish(flavour, folder) {
  const file = (/** @type {string} */ name) => join(folder, name);
  // In place of wasm-bindgen's own loading.
  await rename(file('jotwasm_bg.js'), file('jotwasm.js'));
  if (flavour === 'lean') await addSlimGlue(file);
  // Not base64: it shifts bytes against each other, and what is downloaded would be a quarter larger.
  const hex = (await readFile(file('jotwasm_bg.wasm'))).toString('hex');
  await writeFile(file('bytes.js'), `export default '${hex}';\n`);
  await writeFile(file('bytes.d.ts'), declare('hex', 'string'));
  // What an import of the file gives in Workers and to wasm-aware bundlers, not what is inside.
  await rm(file('jotwasm_bg.wasm.d.ts'));
  await writeFile(file('jotwasm_bg.d.wasm.ts'), declare('module', 'WebAssembly.Module'));
  await rm(outputOf(flavour), { recursive: true, force: true });
  await mkdir(join(root, 'pkg', 'wasm'), { recursive: true });
  await rename(folder, outputOf(flavour));
}

/** A glue file serves one instance: jotwasm/slim has its own. @param {(name: string) => string} file */
async function addSlimGlue(file) {
  await copyFile(file('jotwasm.js'), file('slim.js'));
  await writeFile(file('slim.d.ts'), `export * from './jotwasm.js';\n`);
}

/** jotwasm/slim takes either module, so the glue has to fit both. */
async function sameGlue() {
  const [lean, full] = await Promise.all(
    (/** @type {const} */ (['lean', 'full'])).map((flavour) => readFile(join(outputOf(flavour), 'jotwasm.js'), 'utf8')),
  );
  if (lean !== full) throw new Problem('The glue of the two modules differs: pkg/wasm/lean/jotwasm.js, pkg/wasm/full/jotwasm.js');
}

/** @param {string} name @param {string} type */
const declare = (name, type) => `declare const ${name}: ${type};\nexport default ${name};\n`;

/**
 * A function with one caller stays one unless it is tiny, and expressions are not nested into each other: brotli finds
 * more alike among whole functions and short ones. Nothing of Rust's is below 1024, where the stack would end, so that
 * offsets may be folded. The third round finds what the second left.
 */
const small = [
  ...['-Os', '-Os', '-Os', '--skip-pass=simplify-locals', '--skip-pass=local-cse'],
  ...['--always-inline-max-function-size=6', '--one-caller-inline-max-function-size=10', '--low-memory-unused'],
];

/**
 * Functions stand beside those that are like them, see order.mjs, sections that nobody reads go, frequent locals get
 * short numbers, and no access says how it is aligned, for which engines have no use.
 */
const order = ['--reorder-functions-by-name', '--reorder-locals', '--strip-producers', '--strip-target-features', '--dealign'];

/** What stable rustc emits for wasm32 without being asked, and every runtime we name has had for years. */
const features = [
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-multivalue',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-sign-ext',
  '--enable-simd',
];
