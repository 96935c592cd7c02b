/** Two bars beside each other, with their figures: one thing that was measured. */
import { h, replace } from '../dom.ts';
import { words } from '../language/words.ts';
import type { Outcome } from '../measure/bench.ts';
import { perSecond, ratioOf } from '../measure/figures.ts';
import { nameOf } from '../measure/names.ts';
import type { TaskName } from '../measure/tasks.ts';

export interface Duel {
  element: HTMLElement;
  show(outcome: Outcome | undefined, isRunning: boolean): void;
}
/** Less than that is noise. */
const EVEN = 1.05;

export function createDuel(task: TaskName): Duel {
  const { ours, theirs, byHand } = words().measure;
  const opponent = task.operation === 'decode' ? byHand : theirs;
  const summary = h('p', { class: 'duel-summary' });
  const left = createBar(ours, 'bar bar-ours');
  const right = createBar(opponent, 'bar');
  const bars = h('dl', { class: 'duel-bars' }, left.element, right.element);
  const element = h('li', { class: 'duel' }, h('h3', null, nameOf(task)), summary, bars);
  return {
    element,
    show(outcome, isRunning) {
      element.classList.toggle('is-running', isRunning);
      replace(summary, outcome && outcome !== 'failed' ? compare(outcome, opponent) : '');
      if (!outcome || outcome === 'failed') {
        for (const bar of [left, right]) bar.show(0, outcome ? words().measure.failed : '–');
        return;
      }
      const most = Math.max(outcome.ours, outcome.theirs ?? 0);
      left.show(outcome.ours / most, perSecond(outcome.ours));
      if (outcome.theirs === null) right.show(0, words().measure.missing);
      else right.show(outcome.theirs / most, perSecond(outcome.theirs));
    },
  };
}

function compare({ ours, theirs }: { ours: number; theirs: number | null }, opponent: string): string {
  const { oursFaster, theirsFaster, even } = words().measure;
  if (theirs === null) return '';
  if (Math.max(ours / theirs, theirs / ours) < EVEN) return even;
  return ours > theirs ? oursFaster(ratioOf(ours / theirs)) : theirsFaster(opponent, ratioOf(theirs / ours));
}

function createBar(
  label: string,
  className: string,
): { element: HTMLElement; show(share: number, figure: string): void } {
  const fill = h('span', { class: className });
  const figure = h('span', { class: 'bar-figure' }, '–');
  return {
    element: h(
      'div',
      { class: 'bar-row' },
      h('dt', null, label),
      h('dd', null, h('span', { class: 'bar-track' }, fill), figure),
    ),
    show(share, text) {
      fill.style.setProperty('--share', String(share));
      replace(figure, text);
    },
  };
}
