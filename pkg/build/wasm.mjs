// @ts-check
// pkg/wasm: the Rust core as WebAssembly modules, each with its glue and its bytes as a JavaScript string.
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODULES, flavourOf, isFast, profileOf, rustFlags } from './modules.mjs';
import { needPackages } from './npm.mjs';
import { optimize } from './optimize.mjs';
import { root } from './paths.mjs';
import { WASM, cargoEnv, needBindgen, needRust, needWasmTarget } from './rust.mjs';
import { unlessFresh } from './stamp.mjs';
import { Problem, commandStep } from './step.mjs';

/** @typedef {import('./modules.mjs').Module} Module */

const scratch = join(root, 'target', 'jotwasm');
const under = (/** @type {string[]} */ ...paths) => paths.map((path) => join(root, path));
const compiledOf = (/** @type {Module} */ module) => join(scratch, `${module}.wasm`);
const outputOf = (/** @type {Module} */ module) => join(root, 'pkg', 'wasm', module);

/**
 * Builds pkg/wasm unless it is what the sources give.
 * @param {Module[]} modules
 * @returns {Promise<boolean>} whether anything was built
 */
export async function needWasm(modules = MODULES) {
  const rust = await needRust();
  await needPackages(root, 'Installing npm packages');
  let compiling = Promise.resolve(false);
  const publishing = modules.map((module) => {
    // Cargo does one thing at a time; meanwhile, wasm-opt has the module before.
    compiling = compiling.then(() => needCompiled(module, rust));
    return compiling.then(() => needPublished(module));
  });
  const built = await Promise.all(publishing);
  await sameGlue(modules);
  return built.includes(true);
}

/** @param {Module} module @param {string} salt */
function needCompiled(module, salt) {
  const inputs = under('Cargo.toml', 'Cargo.lock', 'src', 'pkg/build');
  const what = { name: `compiled-${module}`, inputs, outputs: [compiledOf(module)], salt };
  return unlessFresh(what, async () => {
    await needWasmTarget();
    await compile(module);
  });
}

/** A change that the compiled module does not show costs no more. @param {Module} module */
function needPublished(module) {
  const inputs = [compiledOf(module), ...under('pkg/build', 'package-lock.json')];
  return unlessFresh({ name: `wasm-${module}`, inputs, outputs: [outputOf(module)] }, async () => {
    const folder = join(scratch, module);
    await bind(module, folder);
    await optimize(module, join(folder, 'jotwasm_bg.wasm'));
    await publish(module, folder);
  });
}

/** @param {Module} module */
async function compile(module) {
  const profile = profileOf(module);
  // With the rlib beside it, cargo would leave link-time optimisation out.
  const args = ['rustc', '--locked', '--lib', '--crate-type', 'cdylib', '--profile', profile, '--target', WASM];
  args.push('--no-default-features', '--features', flavourOf(module));
  await commandStep(`Compiling the module ${module}`, 'cargo', args, {
    cwd: root,
    env: { ...cargoEnv, RUSTFLAGS: undefined, CARGO_ENCODED_RUSTFLAGS: rustFlags(module) },
  });
  // Both flavours come out under one name.
  await copyFile(join(root, 'target', WASM, profile, 'jotwasm.wasm'), compiledOf(module));
}

/**
 * Writes the module and its glue: wasm-bindgen's "bundler" target, which leaves loading to us.
 * @param {Module} module @param {string} folder
 */
async function bind(module, folder) {
  const { bindgen } = await needBindgen();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const args = ['--target', 'bundler', '--out-name', 'jotwasm', '--out-dir', folder, compiledOf(module)];
  await commandStep(`Writing the glue of the module ${module}`, bindgen, args);
}

/**
 * Puts together what the entries import, then swaps the finished folder in: nobody gets to import half a build.
 * @param {Module} module @param {string} folder
 */
async function publish(module, folder) {
  const file = (/** @type {string} */ name) => join(folder, name);
  // In place of wasm-bindgen's own loading.
  await rename(file('jotwasm_bg.js'), file('jotwasm.js'));
  if (module === 'lean') await addSlimGlue(file);
  // Not base64: it shifts bytes against each other, and what is downloaded would be a quarter larger.
  const hex = (await readFile(file('jotwasm_bg.wasm'))).toString('hex');
  await writeFile(file('bytes.js'), `export default '${hex}';\n`);
  await writeFile(file('bytes.d.ts'), declare('hex', 'string'));
  await rm(file('jotwasm_bg.wasm.d.ts'));
  // What an import of the file gives in Workers and to wasm-aware bundlers, not what is inside.
  if (isFast(module)) await rm(file('jotwasm_bg.wasm'));
  else await writeFile(file('jotwasm_bg.d.wasm.ts'), declare('module', 'WebAssembly.Module'));
  await rm(outputOf(module), { recursive: true, force: true });
  await mkdir(join(root, 'pkg', 'wasm'), { recursive: true });
  await rename(folder, outputOf(module));
}

/** A glue file serves one instance: jotwasm/slim has its own. @param {(name: string) => string} file */
async function addSlimGlue(file) {
  await copyFile(file('jotwasm.js'), file('slim.js'));
  await writeFile(file('slim.d.ts'), `export * from './jotwasm.js';\n`);
}

/** The glue that the face has its types from, and that jotwasm/slim has, fits all. @param {Module[]} modules */
async function sameGlue(modules) {
  const files = modules.map((module) => join(outputOf(module), 'jotwasm.js'));
  const glue = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  if (new Set(glue).size > 1) throw new Problem(`The glue of the modules differs: ${files.join(', ')}`);
}

/** @param {string} name @param {string} type */
const declare = (name, type) => `declare const ${name}: ${type};\nexport default ${name};\n`;
