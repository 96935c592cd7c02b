/** Tokens at work, in two lessons that run against the Worker; and when a session is the better choice. */
import '../styles/trace.css';
import '../styles/learn.css';
import { createButton } from '../components/button.ts';
import { createChoice } from '../components/choice.ts';
import { createFlowView } from '../components/flow-view.ts';
import { createOneToken, NO_TOKEN, type OneTokenState } from '../components/one-token.ts';
import { h } from '../dom.ts';
import { words } from '../language/words.ts';
import type { KeyInput } from '../keys/read-key.ts';
import type { Flow, Step } from '../learn/flow.ts';
import { createLesson, type Lesson } from '../learn/lesson.ts';
import { JWKS } from '../learn/requests.ts';
import type { Bring } from '../page.ts';

type Which = 'one' | 'flow';
export interface LearnState {
  which: Which;
  one: OneTokenState;
  /** It runs on while the page is built anew. */
  lesson: Lesson;
  step: Step;
}
export interface LearnPanel {
  elements: HTMLElement[];
  state(): LearnState;
}

export function createLearnPanel(inspect: Bring, state?: LearnState): LearnPanel {
  const says = words().learn;
  const lesson = state?.lesson ?? createLesson();
  const one = createOneToken((token) => inspect(token, null), state?.one ?? NO_TOKEN);
  const look = (token: string): void => inspect(token, issuerKeys(lesson.flow()));
  const flow = createFlowView(lesson, look, state?.step ?? 'login');
  const which = createChoice<Which>(
    says.lesson,
    [
      ['flow', says.lessons.flow],
      ['one', says.lessons.one],
    ],
    show,
  );
  const goOn = createButton(says.goOn, begin);
  const first = h('div', { class: 'lesson lesson-one' }, ...one.elements, h('div', { class: 'buttons' }, goOn));

  function show(chosen: Which): void {
    first.hidden = chosen !== 'one';
    flow.element.hidden = chosen !== 'flow';
  }
  function begin(): void {
    which.set('flow');
    show('flow');
    which.element.querySelector<HTMLInputElement>('input:checked')?.focus();
  }
  which.set(state?.which ?? 'flow');
  show(which.value());
  const lessonsElement = h('div', { class: 'lessons' }, which.element, first, flow.element, createComparison());
  return {
    elements: [lessonsElement],
    state: () => ({ which: which.value(), one: one.state(), lesson, step: flow.step() }),
  };
}

/** What the issuer publishes, once it has been asked: so the first instrument can check the signature. */
function issuerKeys({ wire }: Flow): KeyInput | null {
  const asked = Object.values(wire).flat().findLast(({ sent, answer }) => sent.path === JWKS && answer?.status === 200);
  return asked?.answer ? { kind: 'jwk', text: asked.answer.body.trim(), encoding: 'utf8' } : null;
}

function createComparison(): HTMLElement {
  const { compareTitle, compare } = words().learn;
  const sentences = compare.map((sentence) => h('p', null, sentence));
  return h('div', { class: 'compare' }, h('h3', null, compareTitle), h('div', { class: 'compare-text' }, ...sentences));
}
