/** One step of the lesson: why it is there, its buttons, what came of it, and beside them what went over the wire. */
import { h, setText } from '../dom.ts';
import { lessonWords } from '../language/words.ts';
import { ACTIONS, isLesson, type Action, type Flow, type Outcome, type Step } from '../learn/flow.ts';
import type { Lesson } from '../learn/lesson.ts';
import { may } from '../learn/may.ts';
import { REFERENCES } from '../learn/references.ts';
import { authorization } from '../learn/requests.ts';
import { urlOf } from '../live/exchange.ts';
import { createApiChecks } from './api-checks.ts';
import { createButton } from './button.ts';
import type { Look } from './fold.ts';
import { createTrace } from './trace.ts';

export interface FlowStep {
  element: HTMLElement;
  show(flow: Flow, now: number): void;
}

/** Before the answer to the window has come. */
const OPEN: readonly Outcome[] = ['waiting', 'blocked', 'closed'];

export function createFlowStep(step: Step, lesson: Lesson, look: Look, ...extra: HTMLElement[]): FlowStep {
  const says = lessonWords().flow;
  const { title, why, note, needs } = says.steps[step];
  const buttons = createActions(step, lesson);
  const needed = h('p', { class: 'hint' }, needs);
  const outcome = h('p', { class: 'notice', role: 'status', 'aria-live': 'polite' });
  const tab = h('a', { target: '_blank', rel: 'noopener' }, says.openTab);
  const checks = createApiChecks();
  const trace = createTrace(says.nothing, look);
  const own = step === 'verify' ? [checks.element, ...extra] : extra;
  const element = h(
    'div',
    { class: 'step' },
    h(
      'div',
      { class: 'step-text' },
      h('h3', { class: 'step-title', tabindex: '-1' }, title),
      h('p', null, why),
      note !== '' && h('p', { class: 'step-note' }, note),
      references(step),
      ...own,
      buttons.element,
      needed,
      outcome,
      tab,
    ),
    trace.element,
  );
  return {
    element,
    show(flow, now) {
      const ended = flow.outcomes[step];
      needed.hidden = buttons.show(flow, now) || flow.busy || ended !== undefined || needs === '';
      showOutcome(outcome, ended);
      const isOpen = ended !== undefined && OPEN.includes(ended) && flow.attempt?.step === step;
      tab.hidden = !isOpen;
      if (isOpen && flow.attempt) tab.href = urlOf(authorization(flow.attempt, location.origin));
      checks.show(flow.checks);
      trace.show(flow.wire[step] ?? []);
    },
  };
}

/** @returns by show: whether there is anything to do */
function createActions(step: Step, lesson: Lesson): { element: HTMLElement; show(flow: Flow, now: number): boolean } {
  const says = lessonWords().flow;
  const renew = createButton(says.renew, () => lesson.act('refresh'));
  const all = (ACTIONS[step] as readonly Action[]).map((name, index) => ({
    name,
    button: createButton(says.actions[name], () => lesson.act(name), index === 0 ? 'primary' : undefined),
  }));
  return {
    element: h('div', { class: 'buttons' }, ...all.map(({ button }) => button), renew),
    show(flow, now) {
      for (const { name, button } of all) setDisabled(button, !may(flow, name, now));
      const hasExpired = may(flow, 'callExpired', now) && may(flow, 'refresh', now);
      renew.hidden = !(hasExpired && (step === 'call' || step === 'verify'));
      return all.some(({ button }) => button.getAttribute('aria-disabled') !== 'true');
    },
  };
}

/** Not `disabled`: a button that is busy for a moment would lose the focus. What may not be done, act() does not do. */
function setDisabled(button: HTMLButtonElement, isDisabled: boolean): void {
  button.setAttribute('aria-disabled', String(isDisabled));
}

function showOutcome(element: HTMLElement, outcome: Outcome | undefined): void {
  element.hidden = outcome === undefined;
  if (outcome === undefined) return setText(element, '');
  element.dataset['tone'] = isLesson(outcome) || outcome === 'calendarIn' ? 'good' : toneOf(outcome);
  setText(element, lessonWords().flow.outcomes[outcome]);
}

const toneOf = (outcome: Outcome): string => (outcome === 'waiting' ? 'idle' : 'caution');

function references(step: Step): HTMLElement {
  const links = REFERENCES[step].map(({ text, href }) =>
    h('a', { href, target: '_blank', rel: 'noreferrer' }, text),
  );
  const items = links.map((link) => h('li', null, link));
  return h('ul', { class: 'references', 'aria-label': lessonWords().flow.writtenIn }, ...items);
}
