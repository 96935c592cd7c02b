// @ts-check
// Keeps the processors from sleeping. WebCrypto hands its work to another thread: on an idle virtual machine, waking a
// processor up for it takes several times as long as the work, and no machine that has something to do would pay that.
import { availableParallelism } from 'node:os';
import { start, stop } from '../../pkg/build/process.mjs';

/** Gives way to everybody, and does not outlive whoever started it. */
const IDLE = "require('os').setPriority(19); for (const parent = process.ppid; process.ppid === parent; );";

/**
 * @template T
 * @param {() => Promise<T>} work
 */
export async function awake(work) {
  // One processor is awake by what is measured.
  const idlers = Array.from({ length: availableParallelism() - 1 }, () => start(process.execPath, ['-e', IDLE]));
  try {
    return await work();
  } finally {
    await Promise.all(idlers.map(stop));
  }
}
