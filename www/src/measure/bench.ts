/** The one measurement of the page, which outlives a change of the language. */
import { trustedScript } from '../trusted-scripts.ts';
import { ROUNDS, type Measured } from './rounds.ts';
import { TASKS } from './tasks.ts';
import type { Report } from './worker.ts';
import workerUrl from './worker.ts?worker&url';

export type Outcome = Measured | 'failed';
export interface Bench {
  phase: 'idle' | 'running' | 'done' | 'stopped';
  /** By the place of the task in TASKS. */
  outcomes: (Outcome | undefined)[];
  /** The task that is being measured. */
  current: number;
  /** 0 to 1. */
  progress: number;
}

const bench: Bench = { phase: 'idle', outcomes: [], current: 0, progress: 0 };
let worker: Worker | undefined;
let listener: (bench: Bench) => void = () => {};

/** The panel that shows it: the newest. */
export function follow(show: (bench: Bench) => void): void {
  listener = show;
  show(bench);
}

export function start(): void {
  stop();
  Object.assign(bench, { phase: 'running', outcomes: [], current: 0, progress: 0 });
  worker = new Worker(trustedScript(workerUrl), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => take(data));
  worker.addEventListener('error', () => take({ task: TASKS.length - 1, failed: 'The worker did not start.' }));
  listener(bench);
}

export function stop(): void {
  worker?.terminate();
  worker = undefined;
  if (bench.phase !== 'running') return;
  bench.phase = 'stopped';
  listener(bench);
}

function take(report: Report): void {
  bench.current = report.task;
  if ('rounds' in report) bench.progress = (report.task + report.rounds / ROUNDS) / TASKS.length;
  else {
    bench.outcomes[report.task] = 'measured' in report ? report.measured : 'failed';
    bench.progress = (report.task + 1) / TASKS.length;
    if (report.task === TASKS.length - 1) end();
  }
  listener(bench);
}

function end(): void {
  bench.phase = 'done';
  worker?.terminate();
  worker = undefined;
}
