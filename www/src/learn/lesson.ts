/** The lesson: it outlives its view, which is built anew when the language changes. Nothing of it is stored. */
import { now } from '../clock.ts';
import { exchange } from '../live/exchange.ts';
import { DO } from './actions.ts';
import { next, START, stepOf, type Action, type Flow } from './flow.ts';
import { may } from './may.ts';
import { revocation } from './requests.ts';
import { createRun } from './run.ts';

export interface Lesson {
  flow(): Flow;
  /** The one view that there is. */
  show(view: () => void): void;
  act(action: Action): void;
  reset(): void;
}

export function createLesson(): Lesson {
  let flow = START;
  let view: () => void = () => {};
  const begin = () =>
    createRun(
      () => flow,
      (happening) => {
        flow = next(flow, happening);
        view();
      },
    );
  let run = begin();
  return {
    flow: () => flow,
    show: (shown) => {
      view = shown;
    },
    act(action) {
      const current = run;
      if (!may(flow, action, now())) return;
      DO[action](current).catch(() => current.end(stepOf(action), 'unexpected'));
    },
    reset() {
      run.stop();
      void giveBack(flow);
      flow = START;
      run = begin();
      view();
    },
  };
}

/** What nobody needs any more does not lie about, at the server either. */
async function giveBack({ tokens, calendar, grant }: Flow): Promise<void> {
  if (tokens && grant === 'alive') await exchange(revocation(tokens.refresh));
  if (calendar) await exchange(revocation(calendar.refresh));
}
