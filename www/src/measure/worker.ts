/** Measures in a thread of its own, so that the page does not stand still; whoever has enough ends it. */
import { loadWasm } from '../wasm.ts';
import { measure, type Measured } from './rounds.ts';
import { prepare, TASKS } from './tasks.ts';

/** task is its place in TASKS. */
export type Report = { task: number } & ({ rounds: number } | { measured: Measured } | { failed: string });

const report = (message: Report): void => (postMessage as (message: unknown) => void)(message);

async function all(): Promise<void> {
  await loadWasm();
  for (const [task, name] of TASKS.entries()) {
    let rounds = 0;
    try {
      report({ task, rounds });
      const measured = await measure(await prepare(name), () => report({ task, rounds: ++rounds }));
      report({ task, measured });
    } catch (error) {
      report({ task, failed: String(error) });
    }
  }
}

void all().catch((error: unknown) => report({ task: TASKS.length - 1, failed: String(error) }));
