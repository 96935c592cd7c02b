/** One run of the lesson, from the start to the next start. What it hears of after its end is nobody's business. */
import { exchange, type Exchange, type Sent } from '../live/exchange.ts';
import type { Flow, Happening, Outcome, Step } from './flow.ts';
import type { Wait } from './window.ts';

export interface Run {
  readonly origin: string;
  /** `iss`, once the server has said it. */
  issuer: string;
  flow(): Flow;
  tell(happening: Happening): void;
  end(step: Step, outcome: Outcome): void;
  /** Sends, and shows what was sent and answered. */
  send(step: Step, sent: Sent): Promise<Exchange>;
  /** There is one window at a time. */
  wait(wait: Wait, opened: Window | null): void;
  cancelWait(): void;
  stop(): void;
}

export function createRun(flow: () => Flow, apply: (happening: Happening) => void): Run {
  let isOver = false;
  let waiting: Wait | null = null;
  let window: Window | null = null;
  const tell = (happening: Happening): void => {
    if (!isOver) apply(happening);
  };
  const cancelWait = (): void => {
    waiting?.stop();
    window?.close();
    waiting = window = null;
  };
  return {
    origin: location.origin,
    issuer: '',
    flow,
    tell,
    cancelWait,
    end: (step, outcome) => tell({ type: 'ended', step, outcome }),
    async send(step, sent) {
      const done = await exchange(sent);
      tell({ type: 'seen', step, exchange: done });
      return done;
    },
    wait(begun, opened) {
      [waiting, window] = [begun, opened];
      if (isOver) cancelWait();
    },
    stop() {
      isOver = true;
      cancelWait();
    },
  };
}
