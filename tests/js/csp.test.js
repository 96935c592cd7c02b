// It runs under `script-src 'self' 'wasm-unsafe-eval'`: nothing in it makes code out of text.
import { filesUnder, hasFiles, readFile } from './support/files.js';

const FORBIDDEN = [
  /\beval\s*\(/,
  /\bnew\s+Function\b/,
  /\bFunction\s*\(/,
  /\bset(?:Timeout|Interval)\s*\(\s*['"`]/,
  /\bimport\s*\(\s*['"`]data:/,
];

export default function (QUnit) {
  const { module, test } = QUnit;

  module('content security policy', () => {
    test('no file of the package makes code out of text', (assert) => {
      if (!hasFiles) return assert.true(true, 'the files are the same everywhere, and read on Node');
      const files = filesUnder('pkg').filter((path) => path.endsWith('.js') && !/[\\/]pkg[\\/]build[\\/]/.test(path));
      assert.true(files.length > 10, `${files.length} files`);
      for (const path of files) {
        const code = readFile(path);
        for (const forbidden of FORBIDDEN) assert.false(forbidden.test(code), `${path}: ${forbidden}`);
      }
    });
  });
}
