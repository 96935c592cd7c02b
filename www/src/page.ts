/** The instruments, and what stands in them. */
import { words } from './language/words.ts';
import type { LearnPanel, LearnState } from './panels/learn.ts';
import { createInspectPanel, type InspectState } from './panels/inspect.ts';
import { createSignPanel, type SignState } from './panels/sign.ts';
import { createLateSection } from './components/late-section.ts';
import type { KeyInput } from './keys/read-key.ts';

export interface PageState {
  inspect: InspectState;
  sign: SignState;
  learn: LearnState | undefined;
}
export interface Page {
  /** A token that was pasted where no field is. */
  take(pasted: string): void;
  state(): PageState;
}
/** Shows a token, with the key to check it where there is one, in the first instrument. */
export type Bring = (token: string, key: KeyInput | null) => void;

/** Each instrument in a task of its own, the first one at once: a phone is not to stand still while they are built. */
export async function createPage(state: Partial<PageState>, main: HTMLElement): Promise<Page> {
  const inspect = createInspectPanel(state.inspect);
  const bringUp: Bring = (token, key) => {
    inspect.open(token, key);
    inspect.element.scrollIntoView();
    inspect.element.querySelector('textarea')?.focus({ preventScroll: true });
  };
  main.replaceChildren(inspect.element);
  await nextTask();
  const sign = createSignPanel(bringUp, state.sign);
  let learning: LearnPanel | undefined;
  const learn = createLateSection('learn', words().learn, async () => {
    learning = (await import('./panels/learn.ts')).createLearnPanel(bringUp, state.learn);
    return learning.elements;
  });
  const measure = createLateSection('measure', words().measure, async () =>
    (await import('./panels/measure.ts')).createMeasurePanel(),
  );
  main.append(sign.element, learn, measure);
  return {
    take: inspect.take,
    state: () => ({ inspect: inspect.state(), sign: sign.state(), learn: learning?.state() ?? state.learn }),
  };
}

/** Where the reader's clicks and keys come in between. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
