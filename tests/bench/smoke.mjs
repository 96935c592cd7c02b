// @ts-check
// Everything that is measured, once and shortly, on every runtime: whether it runs, and comes to what it should. No
// time is judged.
import { coldStarts } from './cold.mjs';
import { measured, targets } from './targets.mjs';

const SETTINGS = { rounds: 1, slice: 2, warm: 4 };

/** @param {(line: string) => void} say @returns {Promise<import('../run/suite.mjs').Result>} */
export async function smoke(say) {
  let passed = 0;
  /** @type {string[]} */
  const failures = [];
  const count = (/** @type {string} */ what, /** @type {string | undefined} */ error) => {
    say(`${error ? 'FAILED' : 'ok'}`.padEnd(8) + what);
    if (error) failures.push(`${what}\n${error}`);
    else passed++;
  };
  for (const target of targets) {
    const { name } = target;
    const running = measured(target, SETTINGS, ({ id, error }) => count(`${name}: ${id}`, error));
    await running.catch((error) => count(name, String(error.stack ?? error)));
  }
  const starting = coldStarts(1, ({ name }) => count(`${name}: cold start`, undefined));
  await starting.catch((error) => count('cold start', String(error.stack ?? error)));
  return { passed, failed: failures.length, output: failures.join('\n\n') };
}
