// @ts-check
// pkg/wasm: the Rust core as a WebAssembly module, its glue, and the same bytes as a JavaScript string.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { needPackages } from './npm.mjs';
import { root } from './paths.mjs';
import { WASM, cargoEnv, needBindgen, needRust, needWasmTarget } from './rust.mjs';
import { unlessFresh } from './stamp.mjs';
import { commandStep } from './step.mjs';

const output = join(root, 'pkg', 'wasm');
const scratch = join(root, 'target', 'jotwasm', 'bindgen');
const inputs = ['Cargo.toml', 'Cargo.lock', 'src', 'pkg/build', 'package-lock.json'];

/** Builds pkg/wasm unless it is what the sources give. */
export async function needWasm() {
  const rust = await needRust();
  await needPackages(root, 'Installing npm packages');
  const built = { name: 'wasm', inputs: inputs.map((path) => join(root, path)), outputs: [output], salt: rust };
  return unlessFresh(built, async () => {
    await needWasmTarget();
    const compiled = await compile();
    await bind(compiled);
    await publish();
  });
}

async function compile() {
  // With the rlib beside it, cargo would leave link-time optimisation out.
  const args = ['rustc', '--locked', '--lib', '--crate-type', 'cdylib', '--profile', 'wasm', '--target', WASM];
  args.push('--no-default-features', '--features', 'lean');
  await commandStep('Compiling the core to WebAssembly', 'cargo', args, {
    cwd: root,
    env: { ...cargoEnv, RUSTFLAGS: undefined, CARGO_ENCODED_RUSTFLAGS: rustFlags() },
  });
  return join(root, 'target', WASM, 'wasm', 'jotwasm.wasm');
}

/** Panic messages carry source paths; the published module must be the same whoever's machine built it. */
function rustFlags() {
  const cargo = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  return [`--remap-path-prefix=${cargo}=cargo`, `--remap-path-prefix=${root}=jotwasm`].join('\x1f');
}

/** @param {string} compiled */
async function bind(compiled) {
  const { bindgen } = await needBindgen();
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  const args = ['--target', 'web', '--omit-default-module-path', '--out-name', 'jotwasm', '--out-dir', scratch];
  await commandStep('Writing the JavaScript glue', bindgen, [...args, compiled]);
}

/** Shrinks the module, then swaps the finished folder in: nobody gets to import half a build. */
async function publish() {
  const module = join(scratch, 'jotwasm_bg.wasm');
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const args = [wasmOpt, '-Os', ...order, ...features, module, '-o', module];
  await commandStep('Shrinking the module', process.execPath, args);
  // Not base64: it shifts bytes against each other, and what is downloaded would be a quarter larger.
  const hex = (await readFile(module)).toString('hex');
  await writeFile(join(scratch, 'bytes.js'), `export default '${hex}';\n`);
  await writeFile(join(scratch, 'bytes.d.ts'), declare('hex', 'string'));
  // What an import of the file gives in Workers and to wasm-aware bundlers, not what is inside.
  await rm(join(scratch, 'jotwasm_bg.wasm.d.ts'));
  await writeFile(join(scratch, 'jotwasm_bg.d.wasm.ts'), declare('module', 'WebAssembly.Module'));
  await rm(output, { recursive: true, force: true });
  await rename(scratch, output);
}

/** @param {string} name @param {string} type */
const declare = (name, type) => `declare const ${name}: ${type};\nexport default ${name};\n`;

/** Sections that nobody reads go, and frequent functions and locals get short numbers: 350 bytes of brotli. */
const order = ['--reorder-functions', '--reorder-locals', '--strip-producers', '--strip-target-features'];

/** What stable rustc emits for wasm32 without being asked, and every runtime we name has had for years. */
const features = [
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-multivalue',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-sign-ext',
  // Sections for people who wonder what wrote the module.
  '--strip-producers',
  '--strip-target-features',
];
