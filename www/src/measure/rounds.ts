/** The two sides in turns, so that whatever else the machine does slows down both; the median of many rounds. */
import type { Task } from './tasks.ts';

/** Calls in a second; theirs is null where there is nothing to compare with. */
export interface Measured {
  ours: number;
  theirs: number | null;
}

export const ROUNDS = 15;
/** Longer than what browsers blur their clocks by. */
const BATCH_MS = 16;
const WARM_UP_MS = 100;

export async function measure(task: Task, onRound: () => void): Promise<Measured> {
  const { theirs } = task;
  const ourCalls = await callsFor(task.ours);
  const theirCalls = theirs && (await callsFor(theirs));
  const ourTimes: number[] = [];
  const theirTimes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ourTimes.push((await timeOf(task.ours, ourCalls)) / ourCalls);
    if (theirs && theirCalls) theirTimes.push((await timeOf(theirs, theirCalls)) / theirCalls);
    onRound();
  }
  return { ours: 1000 / median(ourTimes), theirs: theirs && 1000 / median(theirTimes) };
}

/** How many fill a batch, once the side is warm: compilers work in tiers. */
async function callsFor(call: () => unknown): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < WARM_UP_MS) await timeOf(call, 1);
  for (let calls = 1; ; calls *= 2) {
    // The shortest of three: anything may come in between, nothing makes a call shorter than it is.
    const times = [await timeOf(call, calls), await timeOf(call, calls), await timeOf(call, calls)];
    const time = Math.min(...times);
    if (time >= BATCH_MS / 2) return Math.max(1, Math.round((calls * BATCH_MS) / time));
  }
}

/** Only what is a promise is waited for: to wait for an answer that is there would cost the side that has it. */
async function timeOf(call: () => unknown, calls: number): Promise<number> {
  const began = performance.now();
  for (let done = 0; done < calls; done += 1) {
    const result = call();
    if (result instanceof Promise) await result;
  }
  return performance.now() - began;
}

export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
