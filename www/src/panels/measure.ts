/** How fast this browser is. */
import '../styles/measure.css';
import { createButton } from '../components/button.ts';
import { createCopyButton } from '../components/copy-button.ts';
import { createDuel } from '../components/duel.ts';
import { h, setText } from '../dom.ts';
import { words } from '../language/words.ts';
import { follow, start, stop, type Bench } from '../measure/bench.ts';
import { asMarkdown } from '../measure/markdown.ts';
import { nameOf } from '../measure/names.ts';
import { TASKS } from '../measure/tasks.ts';

export function createMeasurePanel(): HTMLElement[] {
  const text = words().measure;
  const duels = TASKS.map(createDuel);
  const status = h('p', { class: 'hint', role: 'status' });
  const progress = h('progress', { class: 'progress', max: 1, value: 0, 'aria-label': text.title });
  const run = createButton(text.start, start, 'primary');
  const halt = createButton(text.stop, stop);
  let shown: Bench | undefined;
  const copy = createCopyButton(text.copy, () => (shown ? asMarkdown(shown) : ''));

  follow((bench) => {
    shown = bench;
    const isRunning = bench.phase === 'running';
    duels.forEach((duel, index) => duel.show(bench.outcomes[index], isRunning && bench.current === index));
    setText(status, sayPhase(bench));
    setText(run, bench.phase === 'idle' ? text.start : text.again);
    progress.value = bench.progress;
    run.disabled = isRunning;
    halt.disabled = !isRunning;
    copy.disabled = isRunning || bench.outcomes.length === 0;
  });
  return [
    h(
      'div',
      { class: 'column measure-controls' },
      h('div', { class: 'buttons' }, run, halt, copy),
      progress,
      status,
      createNotes(),
    ),
    h('ul', { class: 'duels', 'aria-label': text.results }, ...duels.map(({ element }) => element)),
  ];
}

function sayPhase({ phase, current }: Bench): string {
  const { idle, running, done, stopped } = words().measure;
  const task = TASKS[current];
  if (phase === 'running') return task ? running(nameOf(task)) : '';
  return { idle, done, stopped }[phase];
}

function createNotes(): HTMLElement {
  return h('ul', { class: 'measure-notes' }, ...words().measure.notes.map((note) => h('li', null, note)));
}
