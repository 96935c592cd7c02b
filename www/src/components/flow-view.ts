/** The whole flow: the picture, the steps, and one of them open. */
import { decode } from 'jotwasm/full';
import { everySecond, now } from '../clock.ts';
import { h, replace } from '../dom.ts';
import { lessonWords } from '../language/words.ts';
import { STEPS, type Flow, type Step } from '../learn/flow.ts';
import type { Lesson } from '../learn/lesson.ts';
import { createButton } from './button.ts';
import { createFlowPicture } from './flow-picture.ts';
import { createFlowStep } from './flow-step.ts';
import type { Look } from './fold.ts';
import { createLifetime, type Lifetime } from './lifetime.ts';

export interface FlowView {
  element: HTMLElement;
  step(): Step;
}

export function createFlowView(lesson: Lesson, look: Look, first: Step): FlowView {
  const says = lessonWords().flow;
  const lifetime = createLifetime();
  const showLife = createLifeShower(lifetime);
  const picture = createFlowPicture(look);
  const steps = STEPS.map((name) =>
    createFlowStep(name, lesson, look, ...(name === 'expire' ? [lifetime.element] : [])),
  );
  const tabs = createStepTabs(open);
  const onward = createButton('', () => open(following(), true));
  const reset = createButton(says.reset, startOver);
  const place = h('div', { class: 'step-place' });
  let current = first;

  const following = (): Step => STEPS[STEPS.indexOf(current) + 1] ?? 'login';
  function startOver(): void {
    lesson.reset();
    open('login');
  }
  function open(step: Step, isOnward = false): void {
    current = step;
    const { element } = steps[STEPS.indexOf(step)]!;
    replace(place, element);
    onward.textContent = says.next(says.steps[following()].title);
    onward.hidden = step === 'logout';
    draw();
    // Who goes on by the keyboard reads on at the new step.
    if (isOnward) element.querySelector<HTMLElement>('.step-title')?.focus();
  }
  function draw(time = now()): void {
    const flow = lesson.flow();
    picture.show(flow, current, time);
    showLife(flow);
    steps[STEPS.indexOf(current)]!.show(flow, time);
    tabs.show(flow, current);
    onward.classList.toggle('button-primary', flow.done.includes(current));
  }
  lesson.show(() => draw());
  open(first);
  everySecond(draw);
  const buttons = h('div', { class: 'buttons' }, onward, reset);
  const element = h('div', { class: 'flow' }, picture.element, tabs.element, place, buttons);
  return { element, step: () => current };
}

function createStepTabs(open: (step: Step) => void): { element: HTMLElement; show(flow: Flow, current: Step): void } {
  const tabs = STEPS.map((name, index) => stepTab(name, index, () => open(name)));
  const list = h('ol', null, ...tabs.map(({ item }) => item));
  return {
    element: h('nav', { class: 'steps', 'aria-label': lessonWords().flow.stepsLabel }, list),
    show({ done }, current) {
      tabs.forEach(({ button }, index) => {
        const name = STEPS[index]!;
        button.dataset['done'] = String(done.includes(name));
        button.setAttribute('aria-current', name === current ? 'step' : 'false');
      });
    },
  };
}

function stepTab(name: Step, index: number, open: () => void): { item: HTMLElement; button: HTMLButtonElement } {
  const { title } = lessonWords().flow.steps[name];
  const label = [h('span', { class: 'step-number' }, index + 1), h('span', { class: 'step-name' }, title)];
  const button = h('button', { type: 'button', class: 'step-tab', onclick: open }, ...label);
  return { item: h('li', null, button), button };
}

/** Only when the token is another one: its scale is drawn anew. */
function createLifeShower(lifetime: Lifetime): (flow: Flow) => void {
  let shown: string | null = null;
  return ({ tokens }) => {
    const token = tokens?.access ?? null;
    lifetime.element.hidden = token === null;
    if (token === shown) return;
    shown = token;
    lifetime.show(token === null ? null : decode(token));
  };
}
