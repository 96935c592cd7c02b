/** The instruments, and what stands in them. */
import { nextTask } from './clock.ts';
import { loadLesson, words } from './language/words.ts';
import type { LearnPanel, LearnState } from './panels/learn.ts';
import { createInspectPanel, type InspectState } from './panels/inspect.ts';
import type { SignState } from './panels/sign.ts';
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

/** The first instrument as soon as it is read, as it is what people wait for; the code of the others comes after it. */
export async function createPage(state: Partial<PageState>, main: HTMLElement): Promise<Page> {
  const inspect = await createInspectPanel(state.inspect);
  const bringUp: Bring = (token, key) => {
    inspect.open(token, key);
    inspect.element.scrollIntoView();
    inspect.element.querySelector('textarea')?.focus({ preventScroll: true });
  };
  main.replaceChildren(inspect.element);
  await inspect.complete();
  const { createSignPanel } = await import('./panels/sign.ts');
  await nextTask();
  const sign = createSignPanel(bringUp, state.sign);
  let learning: LearnPanel | undefined;
  const learn = createLateSection('learn', words().learn, async () => {
    const [{ createLearnPanel }] = await Promise.all([import('./panels/learn.ts'), loadLesson()]);
    learning = createLearnPanel(bringUp, state.learn);
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
