// @ts-check
// What a person watching a long build sees: what is being done, that it still moves, and how long it took.
import { isStopping, run } from './process.mjs';

const WORTH_A_LINE = 1000;
const EVERY = 10_000;

/** A failure whose message is written for the person at the terminal; its stack would only be noise. */
export class Problem extends Error {}

/** Prints the message of a Problem alone, and everything of any other error, then gives exit code 1. */
export function report(/** @type {unknown} */ error) {
  if (isStopping()) return;
  console.error(error instanceof Problem ? `\n${error.message}` : error);
  process.exitCode = 1;
}

/**
 * Says nothing of a step that is over at once.
 * @template T
 * @param {string} title
 * @param {(say: (line: string) => void) => Promise<T>} work calls `say` with each line of output it sees
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  let last = '';
  const begin = setTimeout(() => console.log(`- ${title}`), WORTH_A_LINE);
  const still = setInterval(() => console.log(`  ${title}: ${seconds()} s  ${last}`), EVERY);
  try {
    const result = await work((line) => (last = line.trim().slice(0, 80) || last));
    if (performance.now() - began > WORTH_A_LINE) console.log(`  ${title}: done in ${seconds()} s`);
    return result;
  } finally {
    clearTimeout(begin);
    clearInterval(still);
  }
}

/**
 * A step that is one command. Its output is shown only when it fails.
 * @param {string} title @param {string} command @param {string[]} args
 * @param {import('./process.mjs').RunOptions} [options]
 */
export async function commandStep(title, command, args, options) {
  return step(title, async (say) => {
    const { code, output } = await run(command, args, { ...options, onLine: say });
    if (code !== 0) throw new Problem(`${withoutProgress(output)}\n\n${title} failed (exit code ${code}).`);
    return output;
  });
}

/** Cargo's hundred lines of "Compiling x" would push the error off the screen. */
export function withoutProgress(/** @type {string} */ output) {
  return output.replace(/^ +(Compiling|Checking|Downloading|Downloaded|Blocking|Locking|Updating) .*\n/gm, '');
}
