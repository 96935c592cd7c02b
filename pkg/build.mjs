// @ts-check
// npm run build: everything the package needs that is not in git.
import { exitOnSignals } from './build/process.mjs';
import { report } from './build/step.mjs';
import { needWasm } from './build/wasm.mjs';

exitOnSignals(() => 130);
try {
  const built = await needWasm();
  console.log(built ? 'pkg/wasm is built.' : 'pkg/wasm is up to date.');
} catch (error) {
  report(error);
}
