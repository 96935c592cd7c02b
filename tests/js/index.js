// The one suite that every runtime runs. It knows no runtime: a runner hands it QUnit and the package.
import smoke from './smoke.test.js';

const files = [smoke];

/**
 * Runs all of it.
 * @param {any} QUnit
 * @param {typeof import('jotwasm')} jotwasm
 * @returns {Promise<{ passed: number, failed: number, failures: string[] }>}
 */
export function run(QUnit, jotwasm) {
  const report = { passed: 0, failed: 0, failures: [] };
  QUnit.config.autostart = false;
  QUnit.config.testTimeout = 60_000;
  for (const register of files) register(QUnit, jotwasm);
  QUnit.on('testEnd', (test) => {
    if (test.status === 'passed') report.passed++;
    if (test.status !== 'failed') return;
    report.failed++;
    report.failures.push(describe(test));
  });
  const finished = new Promise((resolve) => QUnit.on('runEnd', () => resolve(report)));
  QUnit.start();
  return finished;
}

/** What failed, where, and what was expected instead. */
function describe(test) {
  const errors = test.errors.map(({ message, expected, actual, stack }) =>
    [message ?? '', `  expected: ${show(expected)}`, `  actual:   ${show(actual)}`, stack ?? ''].join('\n'),
  );
  return `${test.fullName.join(' > ')}\n${errors.join('\n')}`;
}

function show(value) {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
